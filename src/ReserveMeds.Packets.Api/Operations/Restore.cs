using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Operations;

/// <summary>Puts a backup in place. What was there is never overwritten.</summary>
internal sealed class Restore(IOptions<PacketsOptions> options, Database database, TimeProvider clock)
{
    private readonly StorageOptions storage = options.Value.Storage;

    /// <exception cref="StorageStartException">It cannot; says why, and nothing has changed.</exception>
    public Task FromAsync(string path, TextWriter output) =>
        !storage.Keeps ? throw new StorageStartException("Packets:Storage:Provider is none: there is no place to restore to.", StorageStartException.Configuration)
        : !File.Exists(path) ? throw new StorageStartException($"{path} is not there.", StorageStartException.Configuration)
        : database.IsSqlite ? ToSqliteAsync(path, output)
        : ToPostgresAsync(path, output);

    private async Task ToSqliteAsync(string path, TextWriter output)
    {
        await CheckAsync(path);
        DataFolder.Make(storage);
        using var hold = DataFolder.TryHold(storage) ?? throw new StorageStartException(
            $"A service uses the folder {storage.Folder}. Stop it first.", StorageStartException.Unavailable);

        var next = storage.DatabaseFile + ".restoring";
        await using (var from = File.OpenRead(path))
        await using (var to = DataFolder.OpenPrivate(next, FileMode.Create))
        {
            await from.CopyToAsync(to);
            to.Flush(flushToDisk: true);
        }

        var aside = await MoveAsideAsync();
        File.Move(next, storage.DatabaseFile);
        await output.WriteLineAsync(
            $"Restored {path}. {(aside is null ? "" : $"What was there before is {aside}; remove it when all is well. ")}Start the service, then run verify.");
    }

    /// <returns>Where it now is; null where there was nothing.</returns>
    private async Task<string?> MoveAsideAsync()
    {
        if (new FileInfo(storage.DatabaseFile).Length == 0)
        {
            File.Delete(storage.DatabaseFile);
            return null;
        }

        await SqliteFile.CloseLogAsync(storage.DatabaseFile);
        var aside = $"{storage.DatabaseFile}.before-{clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        SqliteFile.RefuseExisting(aside);
        foreach (var ending in new[] { "-wal", "-shm", "" })
        {
            if (File.Exists(storage.DatabaseFile + ending))
            {
                File.Move(storage.DatabaseFile + ending, aside + ending);
            }
        }

        return aside;
    }

    private async Task CheckAsync(string path)
    {
        if (await SqliteFile.FaultAsync(path) is { } fault)
        {
            throw new StorageStartException($"{path} is not restored. {fault}", StorageStartException.Configuration);
        }

        await using var db = database.Open();
        var made = await SqliteFile.MigrationsAsync(path);
        if (made.Count == 0 || made.Except(db.Database.GetMigrations(), StringComparer.Ordinal).Any())
        {
            throw new StorageStartException(
                made.Count == 0
                    ? $"{path} is no backup of this service."
                    : $"{path} was written by a newer version of this service ({made[^1]}). Restore it with that version.",
                StorageStartException.Configuration);
        }
    }

    private async Task ToPostgresAsync(string path, TextWriter output)
    {
        var tables = await database.ReadAsync(db => db.Database
            .SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')").SingleAsync());
        if (tables > 0)
        {
            throw new StorageStartException(
                "The database is not empty and is not overwritten. Make a new one (createdb), name it in Packets:Storage:Connection, and restore there.",
                StorageStartException.Configuration);
        }

        var name = new Npgsql.NpgsqlConnectionStringBuilder(storage.Connection).Database ?? "packets";
        await PostgresTool.RunAsync("pg_restore", storage.Connection, "--no-owner", "--exit-on-error", "--single-transaction", $"--dbname={name}", path);
        await output.WriteLineAsync($"Restored {path}. Start the service, then run verify.");
    }
}
