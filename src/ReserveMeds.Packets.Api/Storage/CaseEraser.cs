using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>
/// Destroys what is kept of cases, for good: revisions, sealed packets and the key without which no copy of it can be read. What stays is
/// the audit trail, and a row that says that the case was erased.
/// </summary>
internal sealed partial class CaseEraser(Database database, LookupKey lookup, AuditTrail audit, TimeProvider clock, ILogger<CaseEraser> logger)
{
    private const int Batch = 100;

    /// <param name="seen">Revisions of which one must be the current one.</param>
    /// <param name="reason">One of <see cref="ErasureReason"/>.</param>
    /// <returns>Erased, Missing or Outdated.</returns>
    public async Task<CaseOutcome> EraseAsync(Actor actor, Guid id, IReadOnlyList<int> seen, string reason, CancellationToken cancellationToken)
    {
        var outcome = await database.WriteAsync<CaseOutcome>(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.LockCaseAsync(id);
                var stored = await db.Cases.SingleOrDefaultAsync(row => row.Id == id && row.ErasedAt == null);
                if (stored is null || !actor.Sees(stored.OrganisationId))
                {
                    return new CaseOutcome.Missing();
                }

                if (!seen.Contains(stored.Revision))
                {
                    return new CaseOutcome.Outdated(stored.Revision);
                }

                await EraseAsync(db, stored, actor, AuditEvent.Erased, DetailsOf(stored, reason));
                await transaction.CommitAsync();
                return new CaseOutcome.Erased();
            },
            cancellationToken);
        await ForgetAsync(outcome is CaseOutcome.Erased ? 1 : 0);
        return outcome;
    }

    /// <summary>All cases of one patient that an organisation has, by the code in their current revision.</summary>
    /// <returns>Their ids; none where the actor may not see the organisation.</returns>
    public async Task<IReadOnlyList<Guid>> ErasePatientAsync(Actor actor, Guid organisationId, string code, string reason, CancellationToken cancellationToken)
    {
        if (!actor.Sees(organisationId))
        {
            return [];
        }

        var patient = lookup.OfPatient(organisationId, code);
        var erased = await database.WriteAsync(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                var ids = await db.Cases.Where(row => row.OrganisationId == organisationId && row.Patient == patient).OrderBy(row => row.Id)
                    .Select(row => row.Id).ToListAsync();
                List<Guid> done = [];
                foreach (var id in ids)
                {
                    // It may have become another patient's, or have been erased, before it was locked.
                    await db.LockCaseAsync(id);
                    var stored = await db.Cases.SingleAsync(row => row.Id == id);
                    if (stored.Patient == patient)
                    {
                        await EraseAsync(db, stored, actor, AuditEvent.Erased, DetailsOf(stored, reason));
                        done.Add(id);
                    }
                }

                await transaction.CommitAsync();
                return done;
            },
            cancellationToken);
        await ForgetAsync(erased.Count);
        return erased;
    }

    /// <summary>
    /// Erases all cases that have not been changed or sealed for as long as their organisation keeps cases, each in a transaction of its
    /// own. Several instances may do so at once: each case is looked at again under its lock.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<int> PurgeAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var periods = await database.ReadAsync(db => db.Organisations.Where(row => row.RetentionDays != null)
            .Select(row => new { row.Id, Days = row.RetentionDays!.Value }).ToListAsync(cancellationToken));
        var purged = 0;
        foreach (var period in periods)
        {
            var before = now.AddDays(-period.Days);
            while (await database.ReadAsync(db => db.Cases
                .Where(row => row.OrganisationId == period.Id && row.ErasedAt == null && row.UpdatedAt < before)
                .Where(row => !db.Packets.Any(packet => packet.CaseId == row.Id && packet.SealedAt >= before))
                .OrderBy(row => row.Id).Select(row => row.Id).Take(Batch).ToListAsync(cancellationToken)) is { Count: > 0 } ids)
            {
                foreach (var id in ids)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    purged += await database.WriteAsync(db => PurgeAsync(db, id, before, period.Days), cancellationToken) ? 1 : 0;
                }
            }
        }

        if (purged > 0)
        {
            LogPurged(purged);
        }

        await ForgetAsync(purged);
        return purged;
    }

    private async Task ForgetAsync(int erased)
    {
        if (erased > 0 && !await database.ForgetDeletedAsync())
        {
            LogNotForgotten();
        }
    }

    private async Task<bool> PurgeAsync(PacketsDbContext db, Guid id, DateTimeOffset before, int days)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockCaseAsync(id);
        var stored = await db.Cases.SingleAsync(row => row.Id == id);
        if (stored.ErasedAt is not null || stored.UpdatedAt >= before || await db.Packets.AnyAsync(packet => packet.CaseId == id && packet.SealedAt >= before))
        {
            return false;
        }

        var details = DetailsOf(stored, ErasureReason.RetentionEnded);
        details["days"] = days;
        await EraseAsync(db, stored, actor: null, AuditEvent.Purged, details);
        await transaction.CommitAsync();
        return true;
    }

    private async Task EraseAsync(PacketsDbContext db, CaseRow stored, Actor? actor, string what, JsonObject details)
    {
        await db.PacketBundles.Where(row => db.Packets.Any(packet => packet.Id == row.PacketId && packet.CaseId == stored.Id)).ExecuteDeleteAsync();
        await db.Packets.Where(row => row.CaseId == stored.Id).ExecuteDeleteAsync();
        await db.Revisions.Where(row => row.CaseId == stored.Id).ExecuteDeleteAsync();
        await db.DataKeys.Where(row => row.Id == stored.Id).ExecuteDeleteAsync();
        stored.Reference = null;
        stored.Patient = null;
        stored.ErasedAt = clock.Now();

        // Whoever still holds the last revision must not write on.
        stored.Revision++;
        await audit.AppendAsync(db, stored.Id, actor, what, details);
    }

    private static JsonObject DetailsOf(CaseRow stored, string reason) => new() { ["revision"] = stored.Revision, ["reason"] = reason };

    [LoggerMessage(2, LogLevel.Warning, "What was erased may lie in the log of the database until its next checkpoint")]
    private partial void LogNotForgotten();

    [LoggerMessage(1, LogLevel.Information, "Erased {Count} cases whose retention period had ended")]
    private partial void LogPurged(int count);
}

/// <summary>Why a case is erased: a code, since words might say something about a patient.</summary>
internal static class ErasureReason
{
    /// <summary>The period of the organisation is over; the service itself says so.</summary>
    public const string RetentionEnded = "retention-ended";

    /// <summary>What a person may say.</summary>
    public static readonly IReadOnlyList<string> All = ["patient-request", "entered-in-error", "legal-order", "no-longer-needed"];
}
