using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Who did what with a case: entries that are only ever added, each chained to the one before by its hash.</summary>
internal sealed partial class AuditTrail(Database database, TimeProvider clock, ILogger<AuditTrail> logger)
{
    private readonly RecentReads recent = new(clock);

    /// <summary>
    /// Adds an entry within the caller's transaction, and saves it together with what the caller has added before: either
    /// both are stored or neither. On PostgreSQL the case stays locked until the end of the transaction, so that racing
    /// writers take their numbers one after the other; on SQLite there is one writer anyway.
    /// </summary>
    /// <param name="actor">Null for the service itself.</param>
    /// <param name="details">Ids, numbers, versions and digests; never a value of a case.</param>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task AppendAsync(PacketsDbContext db, Guid caseId, Actor? actor, string what, JsonObject details)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("An entry of an audit trail is stored together with what it tells of.");
        }

        await db.LockCaseAsync(caseId);
        var last = await db.Audit.AsNoTracking().Where(row => row.CaseId == caseId).OrderByDescending(row => row.Number)
            .Select(row => new { row.Number, row.Hash }).FirstOrDefaultAsync();
        var row = new AuditRow
        {
            CaseId = caseId,
            Number = (last?.Number ?? 0) + 1,
            At = clock.Now(),
            By = actor?.By ?? Actor.Service,
            OrganisationId = actor?.OrganisationId,
            What = what,
            Details = details.ToJsonString(),
            Previous = last?.Hash ?? AuditLine.Beginning,
            Hash = "",
        };
        row.Hash = AuditLine.HashOf(row);
        db.Add(row);
        await db.SaveChangesAsync();
    }

    /// <summary>
    /// Adds an entry about something that was given out and changed nothing. The same by the same actor within a minute is
    /// one entry. Where it cannot be stored, the service's log tells it instead: who treats a patient shall read, also while
    /// the database has no room.
    /// </summary>
    public async Task NoteReadAsync(Guid caseId, Actor actor, string what, JsonObject details, CancellationToken cancellationToken)
    {
        var read = new RecentReads.Read(caseId, actor.By, what, details.ToJsonString());
        if (recent.Knows(read))
        {
            return;
        }

        try
        {
            await database.WriteAsync(
                async db =>
                {
                    await using var transaction = await db.Database.BeginTransactionAsync();
                    await AppendAsync(db, caseId, actor, what, details);
                    await transaction.CommitAsync();
                    return true;
                },
                cancellationToken);
            recent.Add(read);
        }
        catch (StorageAwayException exception)
        {
            LogNotWritten(caseId, what, read.Details, actor.By, exception.Message);
        }
    }

    /// <summary>Entries in their order.</summary>
    /// <param name="after">Only those with a higher number.</param>
    /// <returns>Null where there is no such case that the actor may see.</returns>
    public Task<AuditPage?> PageAsync(Actor actor, Guid caseId, int after, int limit, CancellationToken cancellationToken) => database.ReadAsync(async db =>
    {
        if (!await IsSeenAsync(db, actor, caseId, cancellationToken))
        {
            return null;
        }

        var trail = db.Audit.AsNoTracking().Where(row => row.CaseId == caseId);
        var entries = await trail.Where(row => row.Number > after).OrderBy(row => row.Number).Take(limit).ToListAsync(cancellationToken);
        var head = await trail.OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        return new AuditPage(entries, head);
    });

    /// <summary>The entries before one of them, the newest first, with what the whole trail is worth.</summary>
    /// <param name="before">Only those with a lower number; null from the last one on.</param>
    /// <returns>Null where there is no such case that the actor may see.</returns>
    public Task<JudgedAuditPage?> NewestAsync(Actor actor, Guid caseId, int? before, int limit, CancellationToken cancellationToken) => database.ReadAsync(async db =>
    {
        if (!await IsSeenAsync(db, actor, caseId, cancellationToken))
        {
            return null;
        }

        var trail = db.Audit.AsNoTracking().Where(row => row.CaseId == caseId);
        var entries = await trail.Where(row => before == null || row.Number < before).OrderByDescending(row => row.Number).Take(limit + 1).ToListAsync(cancellationToken);
        var head = await trail.OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        return new JudgedAuditPage([.. entries.Take(limit)], head, entries.Count > limit, await AuditChain.BrokenAtAsync(db, caseId, cancellationToken));
    });

    /// <summary>Also of a case that was erased: its trail stays.</summary>
    private static async Task<bool> IsSeenAsync(PacketsDbContext db, Actor actor, Guid caseId, CancellationToken cancellationToken) =>
        await db.Cases.Where(row => row.Id == caseId).Select(row => (Guid?)row.OrganisationId).SingleOrDefaultAsync(cancellationToken) is { } owner
        && actor.Sees(owner);

    [LoggerMessage(1, LogLevel.Warning, "Not in the audit trail, since the database is away: case {CaseId}, {What}, {Details}, by {By}. {Reason}")]
    private partial void LogNotWritten(Guid caseId, string what, string details, string by, string reason);
}

/// <param name="Head">The last entry of the trail; null where it has none.</param>
internal sealed record AuditPage(IReadOnlyList<AuditRow> Entries, AuditRow? Head);

/// <param name="Head">The last entry of the trail; null where it has none.</param>
/// <param name="HasMore">True where older ones follow.</param>
/// <param name="BrokenAt">As <see cref="AuditChain.BrokenAtAsync"/> tells it.</param>
internal sealed record JudgedAuditPage(IReadOnlyList<AuditRow> Entries, AuditRow? Head, bool HasMore, int? BrokenAt);
