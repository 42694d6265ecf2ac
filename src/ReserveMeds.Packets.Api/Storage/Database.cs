using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;
using ReserveMeds.Packets.Api.Hosting;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>The one way to the tables. What it throws beyond bugs is <see cref="StorageAwayException"/>.</summary>
internal sealed class Database : IDisposable
{
    private readonly DbContextOptions options;

    /// <summary>SQLite takes one writer at a time: here they queue in order, where its own wait is a lottery.</summary>
    private readonly SemaphoreSlim? writing;

    public Database(IOptions<PacketsOptions> packets)
        : this(packets.Value.Storage)
    {
    }

    public Database(StorageOptions storage)
    {
        IsSqlite = storage.Provider == StorageOptions.Sqlite;
        writing = IsSqlite ? new(1) : null;

        // No logger is given: what the framework would log may quote a row. FaultHandler logs in its place.
        options = IsSqlite
            ? new DbContextOptionsBuilder().UseSqlite(SqliteConnection(storage)).AddInterceptors(new SqliteSettings()).Options
            : new DbContextOptionsBuilder().UseNpgsql(PostgresConnection(storage)).Options;
    }

    public bool IsSqlite { get; }

    /// <summary>True from a write that found no room until the next one that did.</summary>
    public bool IsFull { get; private set; }

    public PacketsDbContext Open() => IsSqlite ? new SqlitePacketsDbContext(options) : new PostgresPacketsDbContext(options);

    public Task<T> ReadAsync<T>(Func<PacketsDbContext, Task<T>> read) => RunAsync(read);

    /// <summary>Once begun, a write is not broken off when the caller goes away: it is short, and it is either done or not.</summary>
    public async Task<T> WriteAsync<T>(Func<PacketsDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await (writing?.WaitAsync(cancellationToken) ?? Task.CompletedTask);
        try
        {
            var written = await RunAsync(write);
            IsFull = false;
            return written;
        }
        finally
        {
            writing?.Release();
        }
    }

    /// <summary>
    /// Leaves nothing of deleted rows in the files of SQLite: neither in its log nor, where all of it is written anew, in pages
    /// that older versions left. PostgreSQL does so in its own time.
    /// </summary>
    /// <returns>False where it could not be done now; nothing else depends on it.</returns>
    public async Task<bool> ForgetDeletedAsync(bool writeAnew = false)
    {
        if (!IsSqlite)
        {
            return true;
        }

        try
        {
            return await WriteAsync(
                async db =>
                {
                    if (writeAnew)
                    {
                        await db.Database.ExecuteSqlRawAsync("VACUUM");
                    }

                    return await db.Database.SqlQueryRaw<int>("PRAGMA wal_checkpoint(TRUNCATE)").ToListAsync() is [0];
                },
                CancellationToken.None);
        }
        catch (StorageAwayException)
        {
            return false;
        }
    }

    public void Dispose() => writing?.Dispose();

    private async Task<T> RunAsync<T>(Func<PacketsDbContext, Task<T>> work)
    {
        await using var db = Open();
        try
        {
            return await work(db);
        }
        catch (Exception exception) when (StorageFaults.Away(exception) is { } away)
        {
            if (!IsSqlite)
            {
                // A server that came back knows none of the connections in the pool; each would fail once.
                NpgsqlConnection.ClearAllPools();
            }

            IsFull |= away.IsFull;
            throw new StorageAwayException(away.Reason, away.IsFull, exception);
        }
    }

    private static string SqliteConnection(StorageOptions storage) => new SqliteConnectionStringBuilder
    {
        DataSource = storage.DatabaseFile,
        DefaultTimeout = 5,
    }.ToString();

    private static string PostgresConnection(StorageOptions storage)
    {
        var connection = new NpgsqlConnectionStringBuilder(storage.Connection) { IncludeErrorDetail = false, ApplicationName = "reservemeds-packets" };
        connection.Timeout = Math.Min(connection.Timeout, 5);
        connection.CommandTimeout = Math.Min(connection.CommandTimeout, 10);
        return connection.ToString();
    }

    /// <summary>
    /// What SQLite asks for on every connection: nothing that was acknowledged is lost when the power goes, and what is
    /// deleted is overwritten.
    /// </summary>
    private sealed class SqliteSettings : DbConnectionInterceptor
    {
        private const string Settings = "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
