using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage.Encryption;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Reaches the database and brings its tables to this version before the first request.</summary>
internal sealed partial class StorageAtStart(
    IOptions<PacketsOptions> options, Database database, TimeProvider clock, ILogger<StorageAtStart> logger) : IHostedService
{
    private readonly StorageOptions storage = options.Value.Storage;

    /// <exception cref="StorageStartException">It cannot; says why.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!storage.Keeps)
        {
            LogKeepsNothing();
            return;
        }

        if (database.IsSqlite)
        {
            DataFolder.Make(storage);
        }
        else if (storage.Keys.Count == 0)
        {
            // A key beside the database would protect nothing, and this machine may be gone tomorrow: nobody but the operator can keep it.
            throw new StorageStartException(
                $"What is kept in PostgreSQL is encrypted, and there is no key for it. Make one by \"{KeyText.Command}\", keep it apart from the "
                    + "database and its backups, and set Packets__Storage__Keys__k1 to it and Packets__Storage__CurrentKey to k1.",
                StorageStartException.Configuration);
        }

        await using var db = database.Open();
        await ReachAsync(db, cancellationToken);
        try
        {
            await MigrateAsync(db, cancellationToken);
        }
        catch (Exception exception) when (StorageFaults.Away(exception) is not null)
        {
            throw Unreachable(exception);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            throw new StorageStartException(
                $"The tables could not be brought to this version ({Reason(exception)}). Nothing of an unfinished step is kept. "
                    + "Give the account the right to create tables, or restore the last backup; then start again.",
                StorageStartException.Unavailable);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task MigrateAsync(PacketsDbContext db, CancellationToken cancellationToken)
    {
        if (!await IsBehindAsync(db, cancellationToken))
        {
            return;
        }

        await using var turn = await StartLock.TakeAsync(storage, db, clock, cancellationToken);
        if (!await IsBehindAsync(db, cancellationToken))
        {
            return;
        }

        if (database.IsSqlite)
        {
            await ForgetStaleLockAsync(db, cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);
        LogMigrated((await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Last());
    }

    /// <exception cref="StorageStartException">The tables were made by a newer version.</exception>
    private static async Task<bool> IsBehindAsync(PacketsDbContext db, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer
            ? throw new StorageStartException(
                $"The tables were made by a newer version of this service ({newer}). Start that version, or restore a backup from before it.",
                StorageStartException.Configuration)
            : known.Count > applied.Count;
    }

    /// <summary>Whoever left it was killed: a living one would hold the lock that we hold.</summary>
    private async Task ForgetStaleLockAsync(PacketsDbContext db, CancellationToken cancellationToken)
    {
        const string table = "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'";
        if (await db.Database.SqlQueryRaw<int>(table).SingleAsync(cancellationToken) == 1
            && await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken) > 0)
        {
            LogStaleLock();
        }
    }

    private async Task ReachAsync(PacketsDbContext db, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await db.Database.OpenConnectionAsync(cancellationToken);
                await db.Database.CloseConnectionAsync();
                return;
            }
            catch (Exception exception) when (exception is DbException or InvalidOperationException)
            {
                if (StorageFaults.IsForGood(exception) || clock.GetElapsedTime(began) > TimeSpan.FromSeconds(storage.StartSeconds))
                {
                    throw Unreachable(exception);
                }

                LogWaiting(Reason(exception));
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }

    private StorageStartException Unreachable(Exception exception) => new(
        $"The database cannot be used ({Reason(exception)}). "
            + (database.IsSqlite
                ? $"Look at the folder {storage.Folder}: it must be writable, and packets.db in it a database of this service."
                : "Look at Packets:Storage:Connection: the server must run, and database, account and password must exist."),
        StorageFaults.IsForGood(exception) ? StorageStartException.Configuration : StorageStartException.Unavailable);

    private static string Reason(Exception exception) => StorageFaults.Away(exception)?.Reason ?? exception.GetType().Name;

    [LoggerMessage(1, LogLevel.Information, "Keeps nothing: Packets:Storage:Provider is none")]
    private partial void LogKeepsNothing();

    [LoggerMessage(2, LogLevel.Information, "The tables are now at {Migration}")]
    private partial void LogMigrated(string migration);

    [LoggerMessage(3, LogLevel.Warning, "A start before this one was ended while it changed the tables; its lock is removed")]
    private partial void LogStaleLock();

    [LoggerMessage(4, LogLevel.Warning, "Waits for the database: {Reason}")]
    private partial void LogWaiting(string reason);
}
