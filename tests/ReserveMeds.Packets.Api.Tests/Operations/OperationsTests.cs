using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Operations;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Operations;

public sealed class OperationsOnSqliteTests(HoldingApi api) : OperationsTests<SqliteStorage>(api), IClassFixture<HoldingApi>
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("packets-backup-");

    [Fact]
    public async Task A_backup_while_the_service_runs_is_restored_elsewhere_as_it_was()
    {
        var (_, id) = await StoredAsync();
        var backup = await BackupAsync();
        var elsewhere = new StorageOptions { Provider = StorageOptions.Sqlite, DataPath = Path.Combine(folder.FullName, "elsewhere") };

        await RestoreAsync(elsewhere, backup);

        using var database = new Database(elsewhere);
        var there = await database.ReadAsync(db => db.Revisions.AsNoTracking().SingleAsync(row => row.CaseId == id));
        using var original = new Database(Api.Storage.Options);
        var here = await original.ReadAsync(db => db.Revisions.AsNoTracking().SingleAsync(row => row.CaseId == id));
        Assert.Equal(here.Content, there.Content);
        Assert.Equal((here.Digest, here.At, here.By), (there.Digest, there.At, there.By));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(elsewhere.DatabaseFile));
        }
    }

    [Fact]
    public async Task A_restore_keeps_what_was_there_beside_it()
    {
        await StoredAsync();
        var backup = await BackupAsync();
        var elsewhere = new StorageOptions { Provider = StorageOptions.Sqlite, DataPath = Path.Combine(folder.FullName, "kept") };
        await RestoreAsync(elsewhere, backup);
        var before = await File.ReadAllBytesAsync(elsewhere.DatabaseFile);
        await StoredAsync();

        await RestoreAsync(elsewhere, await BackupAsync());

        var aside = Assert.Single(Directory.GetFiles(elsewhere.Folder, "packets.db.before-*"));
        Assert.Equal(before, await File.ReadAllBytesAsync(aside));
        Assert.NotEqual(before, await File.ReadAllBytesAsync(elsewhere.DatabaseFile));
    }

    [Fact]
    public async Task A_backup_overwrites_no_file()
    {
        Api.CreateClient();
        var taken = Path.Combine(folder.FullName, "taken");
        await File.WriteAllTextAsync(taken, "something else");

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => Api.Services.GetRequiredService<Backup>().WriteAsync(taken, TextWriter.Null));

        Assert.Equal(78, fault.ExitCode);
        Assert.Equal("something else", await File.ReadAllTextAsync(taken));
    }

    [Fact]
    public async Task A_folder_that_a_service_uses_is_not_restored_into()
    {
        Api.CreateClient();
        var backup = await BackupAsync();

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => RestoreAsync(Api.Storage.Options, backup));

        Assert.Contains("Stop it first", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no database at all", "SQLite")]
    [InlineData("", "no backup of this service")]
    public async Task A_file_that_is_no_backup_is_refused_and_nothing_is_touched(string content, string reason)
    {
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, content);
        var elsewhere = new StorageOptions { Provider = StorageOptions.Sqlite, DataPath = Path.Combine(folder.FullName, "untouched") };

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => RestoreAsync(elsewhere, file));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(elsewhere.Folder));
    }

    [Fact]
    public async Task A_backup_of_a_newer_version_is_refused()
    {
        Api.CreateClient();
        var backup = await BackupAsync();
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={backup};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0.0')";
            await command.ExecuteNonQueryAsync();
        }

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => RestoreAsync(
            new() { Provider = StorageOptions.Sqlite, DataPath = Path.Combine(folder.FullName, "older") }, backup));

        Assert.Contains("29990101000000_Later", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_service_on_the_folder_waits_and_then_says_why_it_ends()
    {
        Api.CreateClient();
        var options = Api.Storage.Options;
        options.StartSeconds = 1;
        using var second = new FolderHold(
            Options.Create(new PacketsOptions { Storage = options }), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<FolderHold>.Instance);

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => second.StartAsync(CancellationToken.None));

        Assert.Equal(69, fault.ExitCode);
        Assert.Contains("Another service uses the folder", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_not_known_is_answered_with_those_that_are()
    {
        await using var errors = new StringWriter();

        var code = await OperatorCommand.RunAsync(OperatorCommand.WordsOf(["nonsense", "--Packets:Storage:Provider=none"]), Api.Services, TextWriter.Null, errors);

        Assert.Equal(64, code);
        Assert.Contains("backup FILE", errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(OperatorCommand.WordsOf(["--urls=http://localhost:1"]));
    }

    private static Task RestoreAsync(StorageOptions storage, string backup)
    {
        var packets = Options.Create(new PacketsOptions { Storage = storage });
        return new Restore(packets, new Database(packets), TimeProvider.System).FromAsync(backup, TextWriter.Null);
    }

    private async Task<string> BackupAsync()
    {
        var path = Path.Combine(folder.FullName, Guid.NewGuid().ToString());
        await Api.Services.GetRequiredService<Backup>().WriteAsync(path, TextWriter.Null);
        return path;
    }
}

public sealed class OperationsOnPostgresTests(KeptApi<PostgresStorage> api) : OperationsTests<PostgresStorage>(api), IClassFixture<KeptApi<PostgresStorage>>
{
    [NeedsToolsFact("postgres")]
    public async Task A_database_that_is_not_empty_is_not_restored_into()
    {
        Api.CreateClient();
        var file = Path.GetTempFileName();

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => Api.Services.GetRequiredService<Restore>().FromAsync(file, TextWriter.Null));

        File.Delete(file);
        Assert.Contains("not empty", fault.Message, StringComparison.Ordinal);
    }

    [NeedsToolsFact("postgres")]
    public async Task Verifying_opens_the_key_file_by_itself()
    {
        await StoredAsync();
        var masters = new MasterKeys(Api.Storage.Options);
        var keys = new CaseKeys(masters);
        using var database = new Database(Api.Storage.Options);
        await using var said = new StringWriter();

        await new Verification(database, masters, keys, new PacketStore(database, new SealedContent(keys))).RunAsync(said);

        // Another test may have changed a revision.
        Assert.Contains("revisions", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("key", said.ToString(), StringComparison.Ordinal);
    }
}

public abstract class OperationsTests<TStorage>(KeptApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    protected KeptApi<TStorage> Api => api;

    [NeedsToolsFact("postgres")]
    public async Task Verifying_finds_a_revision_that_was_changed_and_names_it_by_its_id_alone()
    {
        var (client, id) = await StoredAsync();
        var (isWhole, _) = await VerifyAsync();
        using (var database = new Database(api.Storage.Options))
        {
            await using var db = database.Open();
            await db.Database.ExecuteSqlRawAsync(
                database.IsSqlite ? "DROP TRIGGER case_revisions_never_change" : "DROP TRIGGER case_revisions_never_change ON case_revisions");
            await db.Database.ExecuteSqlAsync($"UPDATE case_revisions SET digest = {new string('0', 64)} WHERE case_id = {id}");
        }

        var (isWholeNow, said) = await VerifyAsync();

        Assert.True(isWhole);
        Assert.False(isWholeNow);
        Assert.Contains($"Revision 1 of the case {id} is not what was stored", said, StringComparison.Ordinal);
        Assert.DoesNotContain("P-7F3K-92QX", said, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync($"/v1/cases/{id}")).StatusCode);
    }

    private protected async Task<(HttpClient Client, Guid Id)> StoredAsync()
    {
        var client = await api.NewClinicAsync();
        var made = await (await client.PostAsync("/v1/cases", Samples.Complete().AsBody())).JsonAsync(System.Net.HttpStatusCode.Created);
        return (client, Guid.Parse((string)made["id"]!));
    }

    private async Task<(bool IsWhole, string Said)> VerifyAsync()
    {
        await using var said = new StringWriter();
        return (await api.Services.GetRequiredService<Verification>().RunAsync(said), said.ToString());
    }
}
