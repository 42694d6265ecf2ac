using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Access;

public sealed class FirstKeyOnSqliteTests : FirstKeyTests<SqliteStorage>;

public sealed class FirstKeyOnPostgresTests : FirstKeyTests<PostgresStorage>;

public abstract class FirstKeyTests<TStorage> : IDisposable
    where TStorage : TestStorage, new()
{
    private const string Configured = "a-key-from-the-configuration-0001";

    private readonly Lazy<TStorage> storage = new(() => new());

    [NeedsToolsFact("postgres")]
    public async Task The_first_start_makes_a_coordinators_key_and_shows_it_once()
    {
        var first = await StartAsync();
        var second = await StartAsync();

        var key = System.Text.RegularExpressions.Regex.Match(first, "rmp_[A-Za-z0-9_-]{43}").Value;
        Assert.NotEmpty(key);
        Assert.Contains("http://localhost:5080/v1/cases", first, StringComparison.Ordinal);
        Assert.Empty(second);
        var actor = await ActorOfAsync(key);
        Assert.Equal(OrganisationKind.Coordinator, actor?.Kind);
        Assert.Equal(Scope.All, actor?.Scopes);
    }

    [NeedsToolsFact("postgres")]
    public async Task Who_lost_the_first_key_gets_another_and_the_lost_one_is_refused()
    {
        var lost = KeyIn(await StartAsync());

        var found = KeyIn(await StartAsync(reset: true));
        var later = KeyIn(await StartAsync(reset: true));

        Assert.Null(await ActorOfAsync(lost));
        Assert.Null(await ActorOfAsync(found));
        Assert.Equal(OrganisationKind.Coordinator, (await ActorOfAsync(later))?.Kind);
        Assert.Empty(await StartAsync());
    }

    [NeedsToolsFact("postgres")]
    public async Task Of_many_first_starts_at_once_one_shows_a_key()
    {
        await StartAsync(migrateOnly: true);

        var shown = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => StartAsync(migrate: false))));

        Assert.Single(shown, text => text.Length > 0);
        Assert.Equal(1, await CountAsync());
    }

    [NeedsToolsTheory("postgres")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://localhost:5080;http://+:5081")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.0.2.7:5080")]
    public async Task A_start_beyond_this_machine_is_refused_until_there_is_a_credential(string urls)
    {
        var fault = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(urls: urls));

        Assert.Equal(78, fault.ExitCode);
        Assert.Contains("Auth__BootstrapKey", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
        Assert.Empty(await StartAsync(urls: urls, configuredKey: Configured));
    }

    [NeedsToolsTheory("postgres")]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://[::1]:5080")]
    [InlineData("http://unix:/run/packets.sock")]
    public async Task A_start_on_this_machine_needs_no_credential(string urls)
    {
        Assert.NotEmpty(await StartAsync(urls: urls));
    }

    [NeedsToolsFact("postgres")]
    public async Task Another_configured_key_revokes_the_one_before()
    {
        const string other = "a-key-from-the-configuration-0002";
        await StartAsync(configuredKey: Configured);
        Assert.NotNull(await ActorOfAsync(Configured));

        await StartAsync(configuredKey: other);

        Assert.Null(await ActorOfAsync(Configured));
        Assert.NotNull(await ActorOfAsync(other));
    }

    [NeedsToolsFact("postgres")]
    public async Task A_configured_key_that_was_revoked_does_not_come_back_with_the_next_start()
    {
        await StartAsync(configuredKey: Configured);
        using (var database = new Database(storage.Value.Options))
        {
            await database.WriteAsync(
                db => db.Keys.ExecuteUpdateAsync(row => row.SetProperty(key => key.RevokedAt, DateTimeOffset.UnixEpoch)), CancellationToken.None);
        }

        await StartAsync(configuredKey: Configured);

        Assert.Null(await ActorOfAsync(Configured));
    }

    public void Dispose()
    {
        if (storage.IsValueCreated)
        {
            storage.Value.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    [NeedsToolsFact("postgres")]
    public async Task The_keys_of_a_start_learn_the_scopes_of_a_newer_version_and_revoked_ones_do_not()
    {
        var made = KeyIn(await StartAsync());
        const string revoked = "a-configured-key-of-enough-characters";
        await StartAsync(configuredKey: revoked);
        const string configured = "another-configured-key-of-enough-characters";
        await StartAsync(configuredKey: configured);
        using (var database = new Database(storage.Value.Options))
        {
            await database.WriteAsync(db => db.Keys.ExecuteUpdateAsync(row => row.SetProperty(key => key.Scopes, Scope.ReadCases)), CancellationToken.None);
        }

        await StartAsync(configuredKey: configured);

        Assert.Equal(Scope.All, (await ActorOfAsync(made))!.Scopes);
        Assert.Equal(Scope.All, (await ActorOfAsync(configured))!.Scopes);
        Assert.Null(await ActorOfAsync(revoked));
    }

    /// <returns>What the person who starts the service is shown.</returns>
    private async Task<string> StartAsync(string urls = "http://localhost:5080", string configuredKey = "", bool migrate = true, bool migrateOnly = false, bool reset = false)
    {
        var packets = Options.Create(new PacketsOptions { Storage = storage.Value.Options });
        using var database = new Database(packets);
        if (migrate)
        {
            await new StorageAtStart(packets, database, TimeProvider.System, NullLogger<StorageAtStart>.Instance).StartAsync(CancellationToken.None);
        }

        await using var shown = new StringWriter();
        if (!migrateOnly)
        {
            var first = new FirstKey(
                packets,
                Options.Create(new AuthOptions { BootstrapKey = configuredKey }),
                new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls)]).Build(),
                database,
                new StartScreen(shown),
                TimeProvider.System,
                NullLogger<FirstKey>.Instance);
            await (reset ? first.ResetAsync() : first.StartAsync(CancellationToken.None));
        }

        return shown.ToString();
    }

    private static string KeyIn(string shown) => System.Text.RegularExpressions.Regex.Match(shown, "rmp_[A-Za-z0-9_-]{43}").Value;

    private async Task<Actor?> ActorOfAsync(string key)
    {
        using var database = new Database(storage.Value.Options);
        return await new Credentials(database, TimeProvider.System).FindAsync(key, CancellationToken.None);
    }

    private async Task<int> CountAsync()
    {
        using var database = new Database(storage.Value.Options);
        return await database.ReadAsync(db => db.Keys.CountAsync());
    }
}
