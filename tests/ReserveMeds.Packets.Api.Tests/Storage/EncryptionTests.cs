using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Storage.Rows;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Tests.Storage;

public sealed class EncryptionOnSqliteTests : EncryptionTests<SqliteStorage>
{
    [Fact]
    public async Task A_key_file_that_is_lost_is_asked_for_and_not_made_anew()
    {
        await StartAsync(Storage.Options);
        var key = await File.ReadAllTextAsync(Storage.Options.KeyFile);
        File.Delete(Storage.Options.KeyFile);

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(Storage.Options));

        Assert.Equal(78, fault.ExitCode);
        Assert.Contains(Storage.Options.KeyFile, fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Storage.Options.KeyFile));
        await File.WriteAllTextAsync(Storage.Options.KeyFile, key);
        await StartAsync(Storage.Options);
    }

    [Fact]
    public async Task A_key_file_with_another_key_or_with_none_stops_the_start()
    {
        await StartAsync(Storage.Options);

        foreach (var text in new[] { Convert.ToBase64String(new byte[32]), "", "!" })
        {
            await File.WriteAllTextAsync(Storage.Options.KeyFile, text);
            Assert.Equal(78, (await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(Storage.Options))).ExitCode);
        }
    }

    [Fact]
    public async Task Configured_keys_take_over_from_the_key_file_which_is_not_needed_then()
    {
        var before = await StartAsync(Storage.Options);
        var id = await CreateAsync(before, "words");

        await StartAsync(With(("k1", 1)));
        File.Delete(Storage.Options.KeyFile);

        Assert.Contains("words", await ReadAsync(await StartAsync(With(("k1", 1))), id), StringComparison.Ordinal);
        Assert.False(File.Exists(Storage.Options.KeyFile));
    }
}

public sealed class EncryptionOnPostgresTests : EncryptionTests<PostgresStorage>
{
    [Fact]
    public async Task Without_a_key_PostgreSQL_is_not_used_and_the_start_says_how_to_make_one()
    {
        var options = new StorageOptions { Provider = StorageOptions.Postgres, Connection = "Host=127.0.0.1;Port=1" };

        var fault = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(options));

        Assert.Equal(78, fault.ExitCode);
        Assert.Contains("openssl rand -base64 32", fault.Message, StringComparison.Ordinal);
    }
}

/// <summary>What is stored of a case can be read with its keys and not without, alike on both databases.</summary>
public abstract class EncryptionTests<TStorage> : IDisposable
    where TStorage : TestStorage, new()
{
    private static readonly Actor Clinic = new(Actor.ByKey(Guid.CreateVersion7()), Guid.CreateVersion7(), OrganisationKind.Clinic, Scope.All);

    private readonly Lazy<TStorage> storage = new(() => new());

    protected TStorage Storage => storage.Value;

    /// <summary>A start that is ended in the middle of its work.</summary>
    private string StopAfterForty => Storage.Options.Provider == StorageOptions.Sqlite
        ? """
          CREATE TRIGGER stop BEFORE INSERT ON data_keys WHEN (SELECT count(*) FROM data_keys) > 40
          BEGIN SELECT RAISE(ABORT, 'stop'); END;
          """
        : """
          CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN IF (SELECT count(*) FROM data_keys) > 40 THEN RAISE EXCEPTION 'stop'; END IF; RETURN NEW; END $$;
          CREATE TRIGGER stop BEFORE INSERT ON data_keys FOR EACH ROW EXECUTE FUNCTION stop();
          """;

    private string StopNoMore => Storage.Options.Provider == StorageOptions.Sqlite ? "DROP TRIGGER stop" : "DROP TRIGGER stop ON data_keys; DROP FUNCTION stop();";

    [NeedsToolsFact("postgres")]
    public async Task What_is_stored_of_a_case_is_encrypted_and_never_twice_the_same()
    {
        var service = await StartAsync(Storage.Options);
        await CreateAsync(service, "one and the same");
        await CreateAsync(service, "one and the same");

        await using var db = service.Database.Open();
        var rows = await db.Revisions.ToListAsync();
        Assert.All(rows, row => Assert.DoesNotContain("same", Encoding.Latin1.GetString(row.Content), StringComparison.Ordinal));
        Assert.Equal(2, rows.Select(row => Convert.ToHexString(row.Content)).Distinct().Count());
        Assert.Equal(2, rows.Select(row => row.Digest).Distinct().Count());
        Assert.DoesNotContain(CaseDigest.Of(CaseOf("one and the same")), rows.Select(row => row.Digest));
        Assert.All(await db.Requests.ToListAsync(), row => Assert.DoesNotContain("once", row.Key, StringComparison.Ordinal));
    }

    [NeedsToolsFact("postgres")]
    public async Task Content_that_was_moved_or_changed_does_not_open()
    {
        var service = await StartAsync(Storage.Options);
        var (first, second) = (await CreateAsync(service, "first"), await CreateAsync(service, "second"));
        await using var db = service.Database.Open();
        var row = await db.Revisions.AsNoTracking().SingleAsync(row => row.CaseId == first);
        var other = await db.Revisions.AsNoTracking().SingleAsync(row => row.CaseId == second);
        var changed = (byte[])row.Content.Clone();
        changed[20] ^= 1;

        foreach (var content in new[] { changed, other.Content, "{\"caseFormat\":1,\"regulator\":\"dmp\"}"u8.ToArray() })
        {
            await db.Revisions.Where(each => each.CaseId == first).ExecuteDeleteAsync();
            db.Add(new RevisionRow
            {
                CaseId = first, Number = 1, Content = content, Digest = row.Digest, Change = row.Change, At = row.At, OrganisationId = row.OrganisationId, By = row.By,
            });
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            await Assert.ThrowsAnyAsync<CryptographicException>(() => ReadAsync(service, first));
        }
    }

    [NeedsToolsFact("postgres")]
    public async Task A_key_is_exchanged_by_naming_another_and_the_old_one_is_not_needed_then()
    {
        var old = await StartAsync(With(("k1", 1)));
        var ids = new List<Guid>();
        for (var count = 0; count < 120; count++)
        {
            ids.Add(await CreateAsync(old, $"case {count}"));
        }

        // The drill of the README: first both are known and the old one wraps, then the new one does, then the old one goes.
        await StartAsync(With(("k1", 1), ("k2", 2)));
        var both = With(("k2", 2), ("k1", 1));
        Assert.Contains("case 7", await ReadAsync(await StartAsync(both), ids[7]), StringComparison.Ordinal);
        var last = await StartAsync(With(("k2", 2)));

        Assert.Contains("case 0", await ReadAsync(last, ids[0]), StringComparison.Ordinal);
        Assert.Contains("case 119", await ReadAsync(last, ids[119]), StringComparison.Ordinal);
        var fault = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(With(("k1", 1))));
        Assert.Equal(78, fault.ExitCode);
        Assert.Contains("Packets:Storage:Keys:k2", fault.Message, StringComparison.Ordinal);
        Assert.Equal(78, (await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(With(("k2", 3))))).ExitCode);
    }

    [NeedsToolsFact("postgres")]
    public async Task While_keys_are_exchanged_an_instance_without_the_new_key_is_away_and_not_wrong()
    {
        var old = await StartAsync(With(("k1", 1)));
        var id = await CreateAsync(old, "words");
        await StartAsync(With(("k2", 2), ("k1", 1)));

        await Assert.ThrowsAsync<StorageAwayException>(() => ReadAsync(old, id));
    }

    [NeedsToolsFact("postgres")]
    public async Task What_an_older_version_stored_in_the_clear_is_encrypted_at_the_next_start_and_goes_on_after_a_kill()
    {
        var service = await StartAsync(Storage.Options);
        var ids = new List<Guid>();
        for (var count = 0; count < 105; count++)
        {
            ids.Add(await StorePlainAsync(service, $"PLAINTEXT {count}", "P-7F3K-92QX"));
        }

        await ExecuteAsync(service, StopAfterForty);
        await Assert.ThrowsAsync<DbUpdateException>(() => StartAsync(Storage.Options));
        await ExecuteAsync(service, StopNoMore);

        await using (var db = service.Database.Open())
        {
            // One of the keys is that of the service itself.
            Assert.Equal(41, await db.DataKeys.CountAsync());
        }

        var next = await StartAsync(Storage.Options);

        Assert.Contains("PLAINTEXT 0", await ReadAsync(next, ids[0]), StringComparison.Ordinal);
        Assert.Contains("PLAINTEXT 104", await ReadAsync(next, ids[104]), StringComparison.Ordinal);
        await using var after = next.Database.Open();
        Assert.All(await after.Revisions.ToListAsync(), row => Assert.DoesNotContain("PLAIN", Encoding.Latin1.GetString(row.Content), StringComparison.Ordinal));
        Assert.Equal(next.Lookup.OfPatient(Clinic.OrganisationId, "P-7F3K-92QX"), (await after.Cases.SingleAsync(row => row.Id == ids[3])).Patient);
        if (Storage.Options.Provider == StorageOptions.Sqlite)
        {
            Assert.All(
                Directory.GetFiles(Storage.Options.Folder),
                file => Assert.DoesNotContain("PLAINTEXT", Encoding.Latin1.GetString(ReadShared(file)), StringComparison.Ordinal));
        }
    }

    public void Dispose()
    {
        if (storage.IsValueCreated)
        {
            storage.Value.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The storage's options with these keys alone, the first one current.</summary>
    private protected StorageOptions With(params (string Id, byte Seed)[] keys) => StartedService.With(Storage.Options, keys);

    private protected static Task<StartedService> StartAsync(StorageOptions options) => StartedService.StartAsync(options);

    private protected static async Task<Guid> CreateAsync(StartedService service, string condition)
    {
        await MakeClinicAsync(service);
        var once = new OnceKey($"once {Guid.CreateVersion7()}", [1]);
        var outcome = await service.Store.CreateAsync(Clinic, Clinic.OrganisationId, CaseOf(condition), once, CancellationToken.None);
        return Assert.IsType<CaseOutcome.Stored>(outcome).Case.Case.Id;
    }

    private protected static async Task<string> ReadAsync(StartedService service, Guid id) =>
        Encoding.UTF8.GetString((await service.Store.FindAsync(Clinic, id, revision: null, CancellationToken.None))!.Content.Span);

    private static async Task<Guid> StorePlainAsync(StartedService service, string condition, string code)
    {
        await MakeClinicAsync(service);
        var caseFile = CaseOf(condition) with { Patient = new() { Identifier = code } };
        await using var db = service.Database.Open();
        var at = DateTimeOffset.UnixEpoch;
        var row = new CaseRow { Id = Guid.CreateVersion7(), OrganisationId = Clinic.OrganisationId, Regulator = "dmp", Revision = 1, CreatedAt = at, UpdatedAt = at };
        db.AddRange(row, new RevisionRow
        {
            CaseId = row.Id,
            Number = 1,
            Content = CaseFileWriter.Write(caseFile),
            Digest = CaseDigest.Of(caseFile),
            Change = "created",
            At = at,
            OrganisationId = Clinic.OrganisationId,
            By = Clinic.By,
        });
        await db.SaveChangesAsync();
        return row.Id;
    }

    private static async Task MakeClinicAsync(StartedService service)
    {
        await using var db = service.Database.Open();
        if (await db.Organisations.AnyAsync(row => row.Id == Clinic.OrganisationId))
        {
            return;
        }

        var at = DateTimeOffset.UnixEpoch;
        db.Add(new OrganisationRow { Id = Clinic.OrganisationId, Kind = Clinic.Kind, Name = "Clinic", CreatedAt = at });
        await db.SaveChangesAsync();
    }

    private static CaseFile CaseOf(string condition) =>
        CaseFileReader.Read(Encoding.UTF8.GetBytes($"{{\"caseFormat\":1,\"regulator\":\"dmp\",\"diagnosis\":{{\"condition\":\"{condition}\"}}}}")).Case!;

    private static async Task ExecuteAsync(StartedService service, string statement)
    {
        await using var db = service.Database.Open();
        await db.Database.ExecuteSqlRawAsync(statement);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
