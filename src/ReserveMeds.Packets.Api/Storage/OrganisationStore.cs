using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Organisations and their keys.</summary>
internal sealed class OrganisationStore(Database database, TimeProvider clock)
{
    public Task<List<StoredOrganisation>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(db =>
        db.Organisations.AsNoTracking().OrderBy(row => row.Id)
            .Select(row => new StoredOrganisation(row.Id, row.Kind, row.Name, row.CreatedAt, row.RetentionDays))
            .ToListAsync(cancellationToken));

    public Task<StoredOrganisation> AddAsync(string kind, string name, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var row = new OrganisationRow { Id = Guid.CreateVersion7(now), Kind = kind, Name = name, CreatedAt = now };
        return database.WriteAsync(
            async db =>
            {
                db.Add(row);
                await db.SaveChangesAsync();
                return new StoredOrganisation(row.Id, row.Kind, row.Name, row.CreatedAt, row.RetentionDays);
            },
            cancellationToken);
    }

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
            return new StoredOrganisation(row.Id, row.Kind, row.Name, row.CreatedAt, row.RetentionDays);
        },
        cancellationToken);

    /// <returns>Null where there is no such organisation.</returns>
    public Task<List<StoredKey>?> KeysAsync(Guid organisationId, CancellationToken cancellationToken) => database.ReadAsync(async db =>
        await db.Organisations.AnyAsync(row => row.Id == organisationId, cancellationToken)
            ? (await db.Keys.AsNoTracking().Where(row => row.OrganisationId == organisationId).OrderBy(row => row.Id).ToListAsync(cancellationToken))
                .ConvertAll(StoredKey.Of)
            : null);

    /// <param name="expiresAt">From then on it is refused; null for never.</param>
    /// <returns>The key as its holder needs it, given out this once; null where there is no such organisation.</returns>
    public Task<(string Key, StoredKey Stored)?> AddKeyAsync(
        Guid organisationId, string label, IReadOnlyList<string> scopes, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
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
        return database.WriteAsync<(string, StoredKey)?>(
            async db =>
            {
                if (!await db.Organisations.AnyAsync(organisation => organisation.Id == organisationId))
                {
                    return null;
                }

                db.Add(row);
                await db.SaveChangesAsync();
                return (key, StoredKey.Of(row));
            },
            cancellationToken);
    }

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
}

/// <param name="Kind">Id of an organisation kind.</param>
/// <param name="RetentionDays">Days since the last change after which a case is erased; null for never.</param>
internal sealed record StoredOrganisation(Guid Id, string Kind, string Name, DateTimeOffset CreatedAt, int? RetentionDays);

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
