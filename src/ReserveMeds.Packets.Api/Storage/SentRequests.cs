using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Requests of an organisation that made something, so that sending one again makes nothing new.</summary>
internal sealed class SentRequests(LookupKey lookup)
{
    /// <summary>How long a repeated request is known.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public static Task ForgetOldAsync(PacketsDbContext db, Guid organisationId, DateTimeOffset now)
    {
        var old = now - Kept;
        return db.Requests.Where(row => row.OrganisationId == organisationId && row.At < old).ExecuteDeleteAsync();
    }

    /// <returns>Null where it was not sent before.</returns>
    public async Task<MadeBefore?> FindAsync(PacketsDbContext db, Guid organisationId, OnceKey once)
    {
        var key = lookup.OfRequestKey(once.Key);
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(row => row.OrganisationId == organisationId && row.Key == key);
        return request is null ? null : new(request.Fingerprint.AsSpan().SequenceEqual(lookup.OfRequest(once.Asked)) ? request.MadeId : null);
    }

    public RequestRow RowOf(Guid organisationId, OnceKey once, Guid madeId, DateTimeOffset now) => new()
    {
        OrganisationId = organisationId,
        Key = lookup.OfRequestKey(once.Key),
        Fingerprint = lookup.OfRequest(once.Asked),
        MadeId = madeId,
        At = now,
    };
}

/// <param name="Id">Of what it made; null where the key was sent with something else.</param>
internal sealed record MadeBefore(Guid? Id);
