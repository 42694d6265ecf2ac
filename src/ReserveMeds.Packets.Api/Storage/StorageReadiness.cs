using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Whether cases can be read and written now.</summary>
internal sealed class StorageReadiness(IOptions<PacketsOptions> options, Database database)
{
    private const string Name = "storage";

    public async Task<ReadinessCheck> CheckAsync()
    {
        if (!options.Value.Storage.Keeps)
        {
            return new(Name, "ready", "Keeps nothing, as configured.");
        }

        try
        {
            // The lock of a writer is taken and given back: a read-only disk refuses it where it lets reading through.
            return await database.WriteAsync(
                async db =>
                {
                    await using var transaction = await db.Database.BeginTransactionAsync();
                    await db.Database.ExecuteSqlRawAsync("SELECT 1");
                    await transaction.RollbackAsync();
                    return new ReadinessCheck(Name, "ready", null);
                },
                CancellationToken.None);
        }
        catch (Exception exception) when (exception is StorageAwayException or DbException)
        {
            return new(Name, "away", "The database does not answer. Cases cannot be read or stored; everything that stores nothing still works.");
        }
    }
}
