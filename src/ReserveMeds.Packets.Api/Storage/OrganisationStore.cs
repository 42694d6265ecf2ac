using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Organisations and their keys.</summary>
internal sealed class OrganisationStore(Database database, OnceRequests requests, TimeProvider clock)
{
    public Task<List<StoredOrganisation>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(db =>
        db.Organisations.AsNoTracking().OrderBy(row => row.Id)
            .Select(row => new StoredOrganisation(row.Id, row.Kind, row.Name, row.CreatedAt, row.RetentionDays))
            .ToListAsync(cancellationToken));

    /// <returns>Null where there is no such organisation.</returns>
    public Task<StoredOrganisation?> FindAsync(Guid id, CancellationToken cancellationToken) => database.ReadAsync(db =>
        db.Organisations.AsNoTracking().Where(row => row.Id == id)
            .Select(row => new StoredOrganisation(row.Id, row.Kind, row.Name, row.CreatedAt, row.RetentionDays))
            .SingleOrDefaultAsync(cancellationToken));

    /// <summary>Those that a packet can be assigned to, by name.</summary>
    public async Task<List<StoredImporter>> ImportersAsync(CancellationToken cancellationToken)
    {
        var importers = await database.ReadAsync(db => db.Organisations.Where(row => row.Kind == OrganisationKind.Importer)
            .Select(row => new StoredImporter(row.Id, row.Name)).ToListAsync(cancellationToken));

        // Here, since each database orders letters in its own way.
        return [.. importers.OrderBy(importer => importer.Name, StringComparer.OrdinalIgnoreCase).ThenBy(importer => importer.Id)];
    }

    /// <param name="by">Organisation whose request it is.</param>
    public Task<Made<StoredOrganisation>> AddAsync(Guid by, string kind, string name, OnceKey? once, CancellationToken cancellationToken) =>
        requests.MakeAsync<StoredOrganisation>(
            by,
            once,
            db =>
            {
                var now = clock.Now();
                var row = new OrganisationRow { Id = Guid.CreateVersion7(now), Kind = kind, Name = name, CreatedAt = now };
                db.Add(row);
                return Task.FromResult<(Guid, StoredOrganisation)?>((row.Id, Of(row)));
            },
            async (db, id) => await db.Organisations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is { } row ? Of(row) : null,
            cancellationToken);

    /// <returns>Id of its kind; null where there is no such organisation.</returns>
    public Task<string?> KindAsync(Guid id, CancellationToken cancellationToken) => database.ReadAsync(db =>
        db.Organisations.Where(row => row.Id == id).Select(row => row.Kind).SingleOrDefaultAsync(cancellationToken));

    /// <param name="days">Null for never.</param>
    /// <returns>Null where there is no such organisation.</returns>
    public Task<StoredOrganisation?> SetRetentionAsync(Guid organisationId, int? days, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var row = await db.Organisations.SingleOrDefaultAsync(row => row.Id == organisationId);
            if (row is null)
            {
                return null;
            }

            row.RetentionDays = days;
            await db.SaveChangesAsync();
            return Of(row);
        },
        cancellationToken);

    /// <returns>Null where there is no such organisation.</returns>
    public Task<List<StoredKey>?> KeysAsync(Guid organisationId, CancellationToken cancellationToken) => database.ReadAsync(async db =>
        await db.Organisations.AnyAsync(row => row.Id == organisationId, cancellationToken)
            ? (await db.Keys.AsNoTracking().Where(row => row.OrganisationId == organisationId).OrderBy(row => row.Id).ToListAsync(cancellationToken))
                .ConvertAll(StoredKey.Of)
            : null);

    /// <param name="by">Organisation whose request it is.</param>
    /// <param name="expiresAt">From then on it is refused; null for never.</param>
    /// <returns>The key as its holder needs it, given out this once.</returns>
    public Task<Made<MadeKey>> AddKeyAsync(
        Guid by, Guid organisationId, string label, IReadOnlyList<string> scopes, DateTimeOffset? expiresAt, OnceKey? once, CancellationToken cancellationToken) =>
        requests.MakeAsync<MadeKey>(
            by,
            once,
            async db =>
            {
                if (!await db.Organisations.AnyAsync(organisation => organisation.Id == organisationId))
                {
                    return null;
                }

                var now = clock.Now();
                var key = AccessKey.New();
                var row = new KeyRow
                {
                    Id = Guid.CreateVersion7(now),
                    OrganisationId = organisationId,
                    Digest = AccessKey.DigestOf(key),
                    Hint = AccessKey.HintOf(key),
                    Label = label,
                    Scopes = string.Join(' ', scopes),
                    CreatedAt = now,
                    ExpiresAt = expiresAt,
                };
                db.Add(row);
                return (row.Id, new MadeKey(key, StoredKey.Of(row)));
            },
            async (db, id) => await db.Keys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is { } row ? new(null, StoredKey.Of(row)) : null,
            cancellationToken);

    /// <summary>From now on the key is refused. Revoking it again changes nothing.</summary>
    /// <returns>False where the organisation has no such key.</returns>
    public Task<bool> RevokeAsync(Guid organisationId, Guid keyId, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var row = await db.Keys.SingleOrDefaultAsync(key => key.Id == keyId && key.OrganisationId == organisationId);
            if (row is null)
            {
                return false;
            }

            row.RevokedAt ??= clock.Now();
            await db.SaveChangesAsync();
            return true;
        },
        cancellationToken);

    private static StoredOrganisation Of(OrganisationRow row) => new(row.Id, row.Kind, row.Name, row.CreatedAt, row.RetentionDays);
}

/// <param name="Key">As its holder needs it; null where it was made by an earlier request.</param>
internal sealed record MadeKey(string? Key, StoredKey Stored);

/// <param name="Kind">Id of an organisation kind.</param>
/// <param name="RetentionDays">Days since the last change after which a case is erased; null for never.</param>
internal sealed record StoredOrganisation(Guid Id, string Kind, string Name, DateTimeOffset CreatedAt, int? RetentionDays);

internal sealed record StoredImporter(Guid Id, string Name);

/// <param name="Hint">The first characters of the key.</param>
/// <param name="LastUsedAt">To the minute; null where it never was.</param>
internal sealed record StoredKey(
    Guid Id,
    string Hint,
    string Label,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt)
{
    public static StoredKey Of(KeyRow row) => new(
        row.Id, row.Hint, row.Label, row.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.CreatedAt, row.ExpiresAt, row.LastUsedAt, row.RevokedAt);
}
