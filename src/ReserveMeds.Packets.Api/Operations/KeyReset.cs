using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Operations;

/// <summary>For who lost the first coordinator's key. Whoever can run this on the database may have one.</summary>
internal sealed class KeyReset(FirstKey first, StorageAtStart start)
{
    public async Task RunAsync()
    {
        await start.StartAsync(CancellationToken.None);
        await first.ResetAsync();
    }
}
