using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Whether cases can be read and written now.</summary>
internal sealed class StorageReadiness(IOptions<PacketsOptions> options, Database database)
{
    private const string Name = "storage";

    /// <summary>Less than this is too little for the largest case, its log and the next checkpoint.</summary>
    private const long LeastRoom = 16 * 1024 * 1024;

    public async Task<ReadinessCheck> CheckAsync()
    {
        if (!options.Value.Storage.Keeps)
        {
            return new(Name, "ready", "Keeps nothing, as configured.");
        }

        if (database.IsSqlite && new DriveInfo(options.Value.Storage.Folder).AvailableFreeSpace < LeastRoom)
        {
            return Full;
        }

        try
        {
            // A real write only where one has failed for want of room: it tells when there is room again.
            var isFull = database.IsFull;
            return await database.WriteAsync(
                async db =>
                {
                    await using var transaction = await db.Database.BeginTransactionAsync();
                    await (isFull
                        ? db.Organisations.ExecuteUpdateAsync(row => row.SetProperty(organisation => organisation.Name, organisation => organisation.Name))
                        : db.Database.ExecuteSqlRawAsync("SELECT 1"));
                    await transaction.CommitAsync();
                    return new ReadinessCheck(Name, "ready", null);
                },
                CancellationToken.None);
        }
        catch (StorageAwayException exception) when (exception.IsFull)
        {
            return Full;
        }
        catch (Exception exception) when (exception is StorageAwayException or DbException)
        {
            return new(Name, "away", "The database does not answer. Cases cannot be read or stored; everything that stores nothing still works.");
        }
    }

    private static ReadinessCheck Full { get; } =
        new(Name, "away", "The database has no room left, or hardly any. Cases can be read; give it room to store more, no restart is needed.");
}
