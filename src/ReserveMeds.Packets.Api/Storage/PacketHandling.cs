using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage.Rows;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>What becomes of a sealed packet. Each step is one conditional update, so that of two at once one fails.</summary>
internal sealed class PacketHandling(Database database, SealedContent contents, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The packet stays on record with the reason; nothing is taken back by itself from who has it.</summary>
    public Task<HandlingOutcome> WithdrawAsync(Actor actor, Guid caseId, int number, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(actor, caseId, number, cancellationToken, async (db, packet) =>
        {
            var now = clock.Now();
            return await contents.CloseReasonAsync(db, packet, reason) is not { } closed ? new HandlingOutcome.Missing() : await UpdateAsync(db, packet, actor, AuditEvent.Withdrawn, [], db.Packets.Where(row => row.WithdrawnAt == null), row => row
                .SetProperty(stored => stored.WithdrawnAt, now)
                .SetProperty(stored => stored.WithdrawnByOrganisationId, actor.OrganisationId)
                .SetProperty(stored => stored.WithdrawnBy, actor.By)
                .SetProperty(stored => stored.WithdrawalReason, closed));
        });

    /// <param name="importer">Id of an importer; null takes the packet back.</param>
    public Task<HandlingOutcome> AssignAsync(Actor actor, Guid caseId, int number, Guid? importer, CancellationToken cancellationToken) =>
        ChangeAsync(actor, caseId, number, cancellationToken, async (db, packet) =>
        {
            if (importer is not null && !await db.Organisations.AnyAsync(row => row.Id == importer && row.Kind == OrganisationKind.Importer))
            {
                return new HandlingOutcome.NoImporter();
            }

            if (packet.ImporterId == importer && packet.WithdrawnAt is null)
            {
                return await DoneAsync(db, packet);
            }

            DateTimeOffset? at = importer is null ? null : clock.Now();
            var open = db.Packets.Where(row => row.WithdrawnAt == null && row.AcknowledgedAt == null);
            return await UpdateAsync(db, packet, actor, AuditEvent.Assigned, new() { ["importer"] = importer?.ToString() }, open, row => row
                .SetProperty(stored => stored.ImporterId, importer)
                .SetProperty(stored => stored.AssignedAt, at)
                .SetProperty(stored => stored.FetchedAt, (DateTimeOffset?)null));
        });

    /// <summary>The importer begins to fetch a bundle for the first time.</summary>
    public Task<HandlingOutcome> FetchAsync(Actor actor, StoredPacket stored, FrozenBundle bundle, CancellationToken cancellationToken) =>
        ChangeAsync(actor, stored.CaseId, stored.Number, cancellationToken, (db, packet) =>
        {
            var at = packet.FetchedAt ?? clock.Now();
            return UpdateAsync(db, packet, actor, AuditEvent.Fetched, new() { ["audience"] = bundle.Audience }, HeldBy(db, actor), row => row.SetProperty(one => one.FetchedAt, at));
        });

    /// <summary>The importer says that it holds what was sealed. Saying it again changes nothing.</summary>
    /// <param name="sha256">Of the importer's bundle as it was received, lower-case hexadecimal.</param>
    public Task<HandlingOutcome> AcknowledgeAsync(Actor actor, Guid caseId, int number, string sha256, CancellationToken cancellationToken) =>
        ChangeAsync(actor, caseId, number, cancellationToken, async (db, packet) =>
        {
            if (await contents.OpenAsync(db, packet, CancellationToken.None) is not { } recorded)
            {
                return new HandlingOutcome.Missing();
            }

            if (recorded.Packet is { WithdrawnAt: null, Handover.AcknowledgedAt: not null })
            {
                return new HandlingOutcome.Done(recorded);
            }

            if (recorded.Packet is { WithdrawnAt: null, Handover.FetchedAt: null })
            {
                return new HandlingOutcome.NotFetched();
            }

            if (recorded.Frozen.Bundles.Single(bundle => bundle.Audience == Audience.Importer.Id).Sha256 != sha256)
            {
                return new HandlingOutcome.OtherDigest();
            }

            var now = clock.Now();
            var open = HeldBy(db, actor).Where(row => row.FetchedAt != null && row.AcknowledgedAt == null);
            return await UpdateAsync(db, packet, actor, AuditEvent.Acknowledged, [], open, row => row
                .SetProperty(stored => stored.AcknowledgedAt, now)
                .SetProperty(stored => stored.AcknowledgedBy, actor.By));
        });

    private Task<HandlingOutcome> ChangeAsync(
        Actor actor, Guid caseId, int number, CancellationToken cancellationToken, Func<PacketsDbContext, PacketRow, Task<HandlingOutcome>> change) =>
        database.WriteAsync(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.LockCaseAsync(caseId);
                if (await PacketStore.Visible(db, actor).SingleOrDefaultAsync(row => row.CaseId == caseId && row.Number == number) is not { } packet)
                {
                    return new HandlingOutcome.Missing();
                }

                var outcome = await change(db, packet);
                await transaction.CommitAsync();
                return outcome;
            },
            cancellationToken);

    private static IQueryable<PacketRow> HeldBy(PacketsDbContext db, Actor actor) =>
        db.Packets.Where(row => row.ImporterId == actor.OrganisationId && row.WithdrawnAt == null);

    /// <summary>The packet as it is then; or why nothing was changed.</summary>
    /// <param name="what">What the audit trail says was done.</param>
    /// <param name="open">The packets that may be changed so.</param>
    private async Task<HandlingOutcome> UpdateAsync(
        PacketsDbContext db,
        PacketRow packet,
        Actor actor,
        string what,
        JsonObject details,
        IQueryable<PacketRow> open,
        Action<UpdateSettersBuilder<PacketRow>> change)
    {
        var changed = await open.Where(row => row.Id == packet.Id).ExecuteUpdateAsync(change);
        var now = await db.Packets.AsNoTracking().SingleAsync(row => row.Id == packet.Id);
        if (changed == 0)
        {
            return now.WithdrawnAt is not null ? new HandlingOutcome.Withdrawn()
                : now.AcknowledgedAt is not null ? new HandlingOutcome.Acknowledged()
                : new HandlingOutcome.Missing();
        }

        details["packet"] = packet.Number;
        await audit.AppendAsync(db, packet.CaseId, actor, what, details);
        return await DoneAsync(db, now);
    }

    private async Task<HandlingOutcome> DoneAsync(PacketsDbContext db, PacketRow packet) =>
        await contents.OpenAsync(db, packet, CancellationToken.None) is { } recorded ? new HandlingOutcome.Done(recorded) : new HandlingOutcome.Missing();
}
