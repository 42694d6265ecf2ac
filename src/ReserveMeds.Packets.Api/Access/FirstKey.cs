using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>Sees to it at each start that a coordinator can come in, and that nobody else can where the service is open to a network.</summary>
internal sealed partial class FirstKey(
    IOptions<PacketsOptions> packets,
    IOptions<AuthOptions> auth,
    IConfiguration configuration,
    Database database,
    StartScreen screen,
    TimeProvider clock,
    ILogger<FirstKey> logger) : IHostedService
{
    private const string MadeByReset = "made by reset-key";

    /// <summary>Fixed, so that of many first starts at once one makes the organisation and one makes the key.</summary>
    private static readonly Guid FirstOrganisation = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid FirstMadeKey = new("00000000-0000-7000-8000-000000000002");

    /// <exception cref="StorageStartException">The service would listen beyond this machine without any credential.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!packets.Value.Storage.Keeps)
        {
            return;
        }

        await MakeOrganisationAsync();
        await GiveNewScopesAsync();
        if (auth.Value.BootstrapKey.Length > 0)
        {
            await ConfigureAsync(auth.Value.BootstrapKey);
            return;
        }

        var addresses = ListeningAddresses.Of(configuration);
        var hasKey = await database.ReadAsync(db => db.Keys.AnyAsync(row => row.Organisation.Kind == OrganisationKind.Coordinator));
        if (hasKey)
        {
            return;
        }

        if (addresses.FirstOrDefault(address => !address.IsLoopback) is { } open)
        {
            throw new StorageStartException(
                $"The service would listen on {open.Url}, beyond this machine, and there is no credential yet. Set Auth__BootstrapKey to a random "
                    + "key, or start once on http://localhost:5080, which makes a key and shows it.",
                StorageStartException.Configuration);
        }

        var key = AccessKey.New();
        if (await InsertAsync(RowOf(FirstMadeKey, key, "made at the first start", isConfigured: false), db => db.Keys.AnyAsync(row => row.Id == FirstMadeKey)))
        {
            await screen.ShowFirstKeyAsync(key, addresses.Select(address => address.Url).FirstOrDefault() ?? "http://localhost:5080");
            LogMade(FirstMadeKey);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes and shows another key in place of the one that the first start, or an earlier reset, made.</summary>
    /// <exception cref="StorageStartException">Nothing is kept, so there are no keys.</exception>
    public async Task ResetAsync()
    {
        if (!packets.Value.Storage.Keeps)
        {
            throw new StorageStartException("Packets:Storage:Provider is none: there are no keys.", StorageStartException.Configuration);
        }

        var now = clock.Now();
        await MakeOrganisationAsync();
        await database.WriteAsync(
            db => db.Keys.Where(row => row.RevokedAt == null && (row.Id == FirstMadeKey || (row.OrganisationId == FirstOrganisation && row.Label == MadeByReset)))
                .ExecuteUpdateAsync(row => row.SetProperty(old => old.RevokedAt, now)),
            CancellationToken.None);
        var key = AccessKey.New();
        var made = RowOf(Guid.CreateVersion7(now), key, MadeByReset, isConfigured: false);
        await InsertAsync(made, _ => Task.FromResult(false));
        await screen.ShowNewKeyAsync(key);
        LogMade(made.Id);
    }

    private Task<bool> MakeOrganisationAsync() => InsertAsync(
        new OrganisationRow { Id = FirstOrganisation, Kind = OrganisationKind.Coordinator, Name = "Coordinator", CreatedAt = clock.Now() },
        db => db.Organisations.AnyAsync(row => row.Id == FirstOrganisation));

    /// <summary>A version may bring scopes that an older one did not know; the keys that may do everything get them.</summary>
    private Task GiveNewScopesAsync()
    {
        var all = string.Join(' ', Scope.All);
        return database.WriteAsync(
            db => db.Keys
                .Where(row => row.OrganisationId == FirstOrganisation && row.RevokedAt == null && row.Scopes != all)
                .Where(row => row.IsConfigured || row.Id == FirstMadeKey || row.Label == MadeByReset)
                .ExecuteUpdateAsync(row => row.SetProperty(key => key.Scopes, all)),
            CancellationToken.None);
    }

    /// <summary>A key that was configured before and is no longer is revoked; one that a coordinator revoked stays so.</summary>
    private async Task ConfigureAsync(string key)
    {
        var digest = AccessKey.DigestOf(key);
        var now = clock.Now();
        await database.WriteAsync(
            db => db.Keys.Where(row => row.IsConfigured && row.RevokedAt == null && row.Digest != digest)
                .ExecuteUpdateAsync(row => row.SetProperty(old => old.RevokedAt, now)),
            CancellationToken.None);
        var row = RowOf(Guid.CreateVersion7(now), key, "set by the configuration", isConfigured: true);
        if (await InsertAsync(row, db => db.Keys.AnyAsync(other => other.Digest == digest)))
        {
            LogConfigured(row.Id);
        }
    }

    private KeyRow RowOf(Guid id, string key, string label, bool isConfigured) => new()
    {
        Id = id,
        OrganisationId = FirstOrganisation,
        Digest = AccessKey.DigestOf(key),
        Hint = AccessKey.HintOf(key),
        Label = label,
        Scopes = string.Join(' ', Scope.All),
        IsConfigured = isConfigured,
        CreatedAt = clock.Now(),
    };

    /// <returns>False where another start was first.</returns>
    private Task<bool> InsertAsync<TRow>(TRow row, Func<PacketsDbContext, Task<bool>> isThere)
        where TRow : class => database.WriteAsync(
            async db =>
            {
                if (await isThere(db))
                {
                    return false;
                }

                db.Add(row);
                try
                {
                    await db.SaveChangesAsync();
                    return true;
                }
                catch (DbUpdateException exception) when (StorageFaults.IsRepeated(exception))
                {
                    return false;
                }
            },
            CancellationToken.None);

    [LoggerMessage(1, LogLevel.Information, "Made a key of a coordinator, {KeyId}, and showed it")]
    private partial void LogMade(Guid keyId);

    [LoggerMessage(2, LogLevel.Information, "The configured key of a coordinator is now {KeyId}")]
    private partial void LogConfigured(Guid keyId);
}
