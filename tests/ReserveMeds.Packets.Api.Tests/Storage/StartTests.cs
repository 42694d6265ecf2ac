using System.Data.Common;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Tests.Storage;

public sealed class StartOnSqliteTests : StartTests<SqliteStorage>
{
    [Fact]
    public async Task Every_connection_is_set_so_that_nothing_acknowledged_is_lost()
    {
        await StartAsync();
        using var database = new Database(Storage.Options);
        await using var db = database.Open();

        Assert.Equal("wal", await PragmaAsync(db, "journal_mode"));
        Assert.Equal("2", await PragmaAsync(db, "synchronous"));
        Assert.Equal("1", await PragmaAsync(db, "foreign_keys"));
        Assert.Equal("5000", await PragmaAsync(db, "busy_timeout"));
        Assert.Equal("1", await PragmaAsync(db, "secure_delete"));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Nobody_else_on_the_machine_can_read_what_is_kept()
    {
        // A folder that was there before keeps its own rights.
        Directory.CreateDirectory(Storage.Options.Folder);
        await StartAsync();
        using var database = new Database(Storage.Options);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();

        var files = Directory.GetFiles(Storage.Options.Folder, "packets.*");

        Assert.Contains(Storage.Options.KeyFile, files);
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task A_lock_that_a_killed_start_left_behind_holds_up_nobody()
    {
        Directory.CreateDirectory(Storage.Options.Folder);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Storage.Options.Folder, "packets.db")};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL);"
                + "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-22 00:00:00');";
            await command.ExecuteNonQueryAsync();
        }

        await StartAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task A_start_does_not_wait_for_ever_for_another_that_changes_the_tables()
    {
        Directory.CreateDirectory(Storage.Options.Folder);
        await using var other = new FileStream(Path.Combine(Storage.Options.Folder, "start.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var options = Storage.Options;
        options.StartSeconds = 1;

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(options));

        Assert.Contains("Another start", fault.Message, StringComparison.Ordinal);
        Assert.Equal(69, fault.ExitCode);
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start_at_once_and_says_where_to_look()
    {
        Directory.CreateDirectory(Storage.Options.Folder);
        await File.WriteAllTextAsync(Path.Combine(Storage.Options.Folder, "packets.db"), new string('x', 8192));

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync());

        Assert.Contains(Storage.Options.Folder, fault.Message, StringComparison.Ordinal);
        Assert.Equal(78, fault.ExitCode);
    }

    private static async Task<string> PragmaAsync(PacketsDbContext db, string name)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
    }
}

public sealed class StartOnPostgresTests : StartTests<PostgresStorage>
{
    [NeedsToolsFact("postgres")]
    public async Task A_database_that_does_not_exist_stops_the_start_and_says_what_to_mend()
    {
        var options = new StorageOptions { Provider = StorageOptions.Postgres, Connection = PostgresServer.Instance.ConnectionTo("nowhere"), StartSeconds = 30, Keys = Storage.Options.Keys };

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(options));

        Assert.Contains("Packets:Storage:Connection", fault.Message, StringComparison.Ordinal);
        Assert.Equal(78, fault.ExitCode);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_waited_for_no_longer_than_configured()
    {
        var options = new StorageOptions { Provider = StorageOptions.Postgres, Connection = "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=secret", StartSeconds = 1, Keys = Storage.Options.Keys };

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(options));

        Assert.Equal(69, fault.ExitCode);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }
}

/// <summary>What holds of a start on either database.</summary>
public abstract class StartTests<TStorage> : IDisposable
    where TStorage : TestStorage, new()
{
    private readonly Lazy<TStorage> storage = new(() => new());

    protected TStorage Storage => storage.Value;

    [NeedsToolsFact("postgres")]
    public async Task An_empty_database_gets_all_tables_and_a_second_start_finds_nothing_to_do()
    {
        await StartAsync();
        await StartAsync();

        Assert.Empty(await PendingAsync());
        using var database = new Database(Storage.Options);
        Assert.Equal(0, await database.ReadAsync(db => db.Cases.CountAsync()));
    }

    [NeedsToolsFact("postgres")]
    public void The_migrations_say_what_the_model_says()
    {
        using var database = new Database(Storage.Options);
        using var db = database.Open();

        Assert.False(db.Database.HasPendingModelChanges(), "Write a migration: see src/README.md.");
    }

    [NeedsToolsFact("postgres")]
    public async Task Twenty_starts_at_once_all_succeed()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => StartAsync())));

        Assert.Empty(await PendingAsync());
    }

    [NeedsToolsFact("postgres")]
    public async Task Tables_of_a_newer_version_are_left_alone()
    {
        await StartAsync();
        using var database = new Database(Storage.Options);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0.0')");

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync());

        Assert.Contains("29990101000000_Later", fault.Message, StringComparison.Ordinal);
        Assert.Equal(78, fault.ExitCode);
    }

    [NeedsToolsFact("postgres")]
    public async Task Revisions_from_before_there_were_accounts_say_by_which_key_they_were_made()
    {
        using var database = new Database(Storage.Options);
        await using var db = database.Open();
        if (database.IsSqlite)
        {
            Directory.CreateDirectory(Storage.Options.Folder);
        }

        await db.GetService<IMigrator>().MigrateAsync("Initial");
        var (organisation, key, stored) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var at = database.IsSqlite ? "'2026-11-22T09:30:00.000Z'" : "timestamptz '2026-11-22T09:30:00Z'";
        var bytes = database.IsSqlite ? "x'01'" : "'\\x01'::bytea";
        string Id(Guid id) => database.IsSqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'";
        await db.Database.ExecuteSqlRawAsync(string.Concat(
            $"INSERT INTO organisations (id, kind, name, created_at) VALUES ({Id(organisation)}, 'clinic', 'Clinic', {at});",
            $"INSERT INTO keys (id, organisation_id, digest, hint, label, scopes, is_configured, created_at) VALUES ({Id(key)}, {Id(organisation)}, {bytes}, 'h', 'l', '', {(database.IsSqlite ? "0" : "false")}, {at});",
            $"INSERT INTO cases (id, organisation_id, regulator, revision, created_at, updated_at) VALUES ({Id(stored)}, {Id(organisation)}, 'dmp', 1, {at}, {at});",
            $"INSERT INTO case_revisions (case_id, number, content, digest, change, at, organisation_id, key_id) VALUES ({Id(stored)}, 1, {bytes}, 'x', 'created', {at}, {Id(organisation)}, {Id(key)});"));

        await StartAsync();

        Assert.Equal($"key:{key}", (await db.Revisions.AsNoTracking().SingleAsync()).By);
        await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE case_revisions SET digest = 'y'"));
    }

    [NeedsToolsFact("postgres")]
    public async Task The_database_itself_refuses_to_change_a_revision()
    {
        await StartAsync();
        using var database = new Database(Storage.Options);
        await using var db = database.Open();
        var at = new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);
        var organisation = new OrganisationRow { Id = Guid.CreateVersion7(), Kind = "clinic", Name = "Clinic", CreatedAt = at };
        var key = new KeyRow { Id = Guid.CreateVersion7(), OrganisationId = organisation.Id, Digest = [1], Hint = "rmp_", Label = "key", Scopes = "", CreatedAt = at };
        var stored = new CaseRow { Id = Guid.CreateVersion7(), OrganisationId = organisation.Id, Regulator = "dmp", Revision = 1, CreatedAt = at, UpdatedAt = at };
        var revision = new RevisionRow { CaseId = stored.Id, Number = 1, Content = [1], Digest = "x", Change = "created", At = at, OrganisationId = organisation.Id, By = $"key:{key.Id}" };
        db.AddRange(organisation, key, stored, revision);
        await db.SaveChangesAsync();

        await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE case_revisions SET digest = 'y'"));

        Assert.Equal(at, (await db.Revisions.AsNoTracking().SingleAsync()).At);
    }

    public void Dispose()
    {
        if (storage.IsValueCreated)
        {
            storage.Value.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    private protected async Task StartAsync(StorageOptions? options = null)
    {
        var packets = Options.Create(new PacketsOptions { Storage = options ?? Storage.Options });
        var database = new Database(packets);
        var start = new StorageAtStart(packets, database, TimeProvider.System, NullLogger<StorageAtStart>.Instance);
        await start.StartAsync(CancellationToken.None);
        var masters = new MasterKeys(packets);
        await new EncryptionAtStart(packets, database, masters, new(masters), new(), new(), NullLogger<EncryptionAtStart>.Instance).StartAsync(CancellationToken.None);
    }

    protected async Task<IEnumerable<string>> PendingAsync()
    {
        using var database = new Database(Storage.Options);
        await using var db = database.Open();
        return await db.Database.GetPendingMigrationsAsync();
    }
}
