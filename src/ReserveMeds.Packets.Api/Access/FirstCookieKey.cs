using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>
/// Makes the first key of cookies, one start at a time. Left to itself, each of many first starts makes one of its own, and
/// cannot read for a while what the others sealed.
/// </summary>
internal sealed class FirstCookieKey(
    IOptions<PacketsOptions> packets, Database database, IKeyManager keys, IOptions<KeyManagementOptions> management, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!packets.Value.Storage.Keeps || keys.GetAllKeys().Count > 0)
        {
            return;
        }

        await using var db = database.Open();
        await using var turn = await StartLock.TakeAsync(packets.Value.Storage, db, clock, cancellationToken);
        if (keys.GetAllKeys().Count == 0)
        {
            var now = clock.GetUtcNow();
            keys.CreateNewKey(now, now + management.Value.NewKeyLifetime);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
