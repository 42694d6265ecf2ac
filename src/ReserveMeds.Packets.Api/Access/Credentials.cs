using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>Tells who holds a key.</summary>
internal sealed class Credentials(Database database, TimeProvider clock)
{
    /// <summary>Time is kept this coarsely, so that reading a case does not always write.</summary>
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(1);

    /// <returns>Null where the key is unknown, expired or revoked; which of them is not told.</returns>
    public async Task<Actor?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (!AccessKey.IsWellFormed(key))
        {
            return null;
        }

        var digest = AccessKey.DigestOf(key);
        var now = clock.Now();
        var found = await database.ReadAsync(db => db.Keys.AsNoTracking()
            .Where(row => row.Digest == digest)
            .Select(row => new { row.Id, row.OrganisationId, row.Organisation.Kind, row.Scopes, row.ExpiresAt, row.RevokedAt, row.LastUsedAt })
            .SingleOrDefaultAsync(cancellationToken));
        if (found is null || found.RevokedAt is not null || found.ExpiresAt <= now)
        {
            return null;
        }

        if (found.LastUsedAt is null || now - found.LastUsedAt >= UseIsNotedEvery)
        {
            await NoteUseAsync(found.Id, now, cancellationToken);
        }

        return new(Actor.ByKey(found.Id), found.OrganisationId, found.Kind, found.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task NoteUseAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(
                db => db.Keys.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(key => key.LastUsedAt, now), CancellationToken.None),
                cancellationToken);
        }
        catch (StorageAwayException)
        {
            // Who may read shall read, also while nothing can be written.
        }
    }
}
