using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>
/// Lets one start at a time change the tables. The framework's own lock on SQLite is a row that a killed process leaves
/// behind, after which every later start waits for ever; these locks end with the process that holds them.
/// </summary>
internal static class StartLock
{
    /// <summary>Any number, the same in all versions.</summary>
    private const long PostgresLock = 7_226_500_411;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="StorageStartException">Another start holds it for longer than the wait.</exception>
    public static Task<IAsyncDisposable> TakeAsync(StorageOptions storage, PacketsDbContext db, TimeProvider clock, CancellationToken cancellationToken) =>
        storage.Provider == StorageOptions.Sqlite
            ? WaitAsync(storage, clock, () => OfFileAsync(Path.Combine(storage.Folder, "start.lock")), cancellationToken)
            : WaitAsync(storage, clock, () => OfPostgresAsync(db), cancellationToken);

    private static async Task<IAsyncDisposable> WaitAsync(
        StorageOptions storage, TimeProvider clock, Func<Task<IAsyncDisposable?>> tryTake, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (clock.GetElapsedTime(began) < TimeSpan.FromSeconds(storage.StartSeconds))
        {
            if (await tryTake() is { } taken)
            {
                return taken;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        throw new StorageStartException(
            $"Another start has been changing the tables for more than {storage.StartSeconds} seconds. Look at that process, or raise "
                + "Packets:Storage:StartSeconds.",
            StorageStartException.Unavailable);
    }

    private static Task<IAsyncDisposable?> OfFileAsync(string path)
    {
        try
        {
            return Task.FromResult<IAsyncDisposable?>(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
        {
            return Task.FromResult<IAsyncDisposable?>(null);
        }
    }

    /// <summary>On a connection of its own: it holds until that is closed, or the process is gone.</summary>
    private static async Task<IAsyncDisposable?> OfPostgresAsync(PacketsDbContext db)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT pg_try_advisory_lock(@number)";
            command.Parameters.AddWithValue("number", PostgresLock);
            if (await command.ExecuteScalarAsync() is true)
            {
                return connection;
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }
}
