using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Tests.Storage;

public sealed class AccountNamesOnSqliteTests : AccountNamesTests<SqliteStorage>;

public sealed class AccountNamesOnPostgresTests : AccountNamesTests<PostgresStorage>;

/// <summary>Names of people are found and read with the keys of the database and not without, alike on both databases.</summary>
public abstract class AccountNamesTests<TStorage> : IDisposable
    where TStorage : TestStorage, new()
{
    private const string Issuer = "https://provider.example";

    private readonly Lazy<TStorage> storage = new(() => new());
    private readonly Guid clinic = Guid.CreateVersion7();

    private StorageOptions Options => storage.Value.Options;

    private bool IsSqlite => Options.Provider == StorageOptions.Sqlite;

    [NeedsToolsFact("postgres")]
    public async Task A_name_is_kept_encrypted_and_found_in_capitals_or_not()
    {
        var service = await StartedService.StartAsync(Options);
        var id = await AddAsync(service, "Amal.Example@example.org");
        await service.Accounts.LinkAsync(clinic, id, Issuer, "amal-at-the-provider", CancellationToken.None);

        Assert.Equal(id, (await service.Accounts.CredentialAsync("amal.EXAMPLE@example.org", CancellationToken.None))?.AccountId);
        Assert.Equal(id, (await service.Accounts.LinkedAsync(Issuer, "amal-at-the-provider", CancellationToken.None))?.AccountId);
        Assert.Null(await service.Accounts.LinkedAsync(Issuer, "Amal-at-the-provider", CancellationToken.None));
        Assert.Equal("Amal.Example@example.org", Assert.Single((await service.Accounts.ListAsync(clinic, CancellationToken.None))!).Name);
        await Assert.ThrowsAsync<NameTakenException>(() => AddAsync(service, "amal.example@EXAMPLE.org"));
        await using var db = service.Database.Open();
        var row = await db.Accounts.SingleAsync();
        Assert.DoesNotContain("example", Encoding.Latin1.GetString(row.Name) + row.Subject, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("amal", row.Subject!, StringComparison.Ordinal);
        Assert.False(row.NameDigest.SequenceEqual(PlainDigestOf("amal.example@example.org")));
    }

    [NeedsToolsFact("postgres")]
    public async Task A_name_that_was_moved_to_another_account_does_not_open()
    {
        var service = await StartedService.StartAsync(Options);
        var (first, second) = (await AddAsync(service, "first@example.org"), await AddAsync(service, "second@example.org"));
        await using var db = service.Database.Open();
        var name = (await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == first)).Name;

        await db.Accounts.Where(row => row.Id == second).ExecuteUpdateAsync(row => row.SetProperty(account => account.Name, name));

        await Assert.ThrowsAnyAsync<CryptographicException>(() => service.Accounts.ListAsync(clinic, CancellationToken.None));
    }

    [NeedsToolsFact("postgres")]
    public async Task Names_outlive_the_exchange_of_master_keys()
    {
        await AddAsync(await StartedService.StartAsync(With(("k1", 1))), "amal@example.org");

        await StartedService.StartAsync(With(("k2", 2), ("k1", 1)));
        var after = await StartedService.StartAsync(With(("k2", 2)));

        Assert.NotNull(await after.Accounts.CredentialAsync("amal@example.org", CancellationToken.None));
        Assert.Equal("amal@example.org", Assert.Single((await after.Accounts.ListAsync(clinic, CancellationToken.None))!).Name);
    }

    [NeedsToolsFact("postgres")]
    public async Task Names_that_an_older_version_stored_in_the_clear_are_encrypted_at_the_next_start_which_goes_on_after_a_kill()
    {
        await StorePlainAsync(count: 105);
        await ExecuteAsync(StopAfterForty);
        await Assert.ThrowsAnyAsync<Exception>(() => StartedService.StartAsync(Options));
        await ExecuteAsync(IsSqlite ? "DROP TRIGGER stop" : "DROP TRIGGER stop ON accounts; DROP FUNCTION stop();");
        using (var between = new Database(Options))
        {
            var names = await between.ReadAsync(db => db.Accounts.Select(row => row.Name).ToListAsync());
            Assert.Equal(40, names.Count(name => name[0] == 1));
        }

        var service = await StartedService.StartAsync(Options);

        foreach (var number in new[] { 0, 39, 40, 104 })
        {
            var found = await service.Accounts.CredentialAsync($"PLAINTEXT{number}@example.org", CancellationToken.None);
            Assert.NotNull(found);
            Assert.Equal(found.AccountId, (await service.Accounts.LinkedAsync(Issuer, $"PLAINTEXT {number}", CancellationToken.None))?.AccountId);
        }

        var listed = (await service.Accounts.ListAsync(clinic, CancellationToken.None))!;
        Assert.Equal(105, listed.Select(account => account.Name).Distinct().Count(name => name.StartsWith("PLAINTEXT", StringComparison.Ordinal)));
        await using var db = service.Database.Open();
        Assert.All(await db.Accounts.ToListAsync(), row => Assert.DoesNotContain("PLAIN", Encoding.Latin1.GetString(row.Name) + row.Subject, StringComparison.Ordinal));
        Assert.False(await db.Attempts.AnyAsync());
        if (IsSqlite)
        {
            Assert.All(
                Directory.GetFiles(Options.Folder),
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

    /// <summary>A start that is ended in the middle of its work.</summary>
    private string StopAfterForty => IsSqlite
        ? """
          CREATE TRIGGER stop BEFORE UPDATE ON accounts WHEN (SELECT count(*) FROM accounts WHERE substr(name, 1, 1) = x'01') >= 40
          BEGIN SELECT RAISE(ABORT, 'stop'); END;
          """
        : """
          CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN IF (SELECT count(*) FROM accounts WHERE substr(name, 1, 1) = '\x01'::bytea) >= 40 THEN RAISE EXCEPTION 'stop'; END IF; RETURN NEW; END $$;
          CREATE TRIGGER stop BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION stop();
          """;

    private StorageOptions With(params (string Id, byte Seed)[] keys) => StartedService.With(Options, keys);

    private async Task<Guid> AddAsync(StartedService service, string name)
    {
        await MakeClinicAsync(service.Database);
        var made = await service.Accounts.AddAsync(clinic, clinic, name, [Scope.ReadCases], once: null, CancellationToken.None);
        return Assert.IsType<Made<NewAccount>.New>(made).Thing.Account.Id;
    }

    /// <summary>As the version before names were encrypted did.</summary>
    private async Task StorePlainAsync(int count)
    {
        if (IsSqlite)
        {
            Directory.CreateDirectory(Options.Folder);
        }

        using var database = new Database(Options);
        await using var db = database.Open();
        await db.GetService<IMigrator>().MigrateAsync("PacketsAndPeople");
        await MakeClinicAsync(database);
        for (var number = 0; number < count; number++)
        {
            var name = $"PLAINTEXT{number}@example.org";
            db.Add(new AccountRow
            {
                Id = Guid.CreateVersion7(),
                OrganisationId = clinic,
                Name = Encoding.UTF8.GetBytes(name),
                NameDigest = PlainDigestOf(name),
                Scopes = Scope.ReadCases,
                Stamp = Guid.NewGuid(),
                Issuer = Issuer,
                Subject = $"PLAINTEXT {number}",
                CreatedAt = DateTimeOffset.UnixEpoch,
            });
        }

        db.Add(new AttemptRow { NameDigest = PlainDigestOf("PLAINTEXT0@example.org"), Failed = 5, At = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync();
    }

    private async Task MakeClinicAsync(Database database)
    {
        await using var db = database.Open();
        if (!await db.Organisations.AnyAsync(row => row.Id == clinic))
        {
            db.Add(new OrganisationRow { Id = clinic, Kind = OrganisationKind.Clinic, Name = "Clinic", CreatedAt = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync();
        }
    }

    private async Task ExecuteAsync(string statement)
    {
        using var database = new Database(Options);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(statement);
    }

    private static byte[] PlainDigestOf(string name) => SHA256.HashData(Encoding.UTF8.GetBytes("sign-in name\n" + SignInName.Normal(name)));

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
