using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Stores rendered packets: all bundles with their number, or nothing.</summary>
internal sealed class PacketSealStore(
    Database database, CaseKeys keys, SealedContent contents, SentRequests requests, AuditTrail audit, TimeProvider clock)
{
    /// <summary>What the request sealed when it was sent before; null where it was not.</summary>
    public Task<SealOutcome?> RepeatedAsync(Actor actor, OnceKey once) => database.ReadAsync(db => RepeatedAsync(db, actor, once));

    /// <param name="rendered">Rendered from the revision given, which must still be the current one.</param>
    /// <param name="once">Null where the request may be repeated.</param>
    public async Task<SealOutcome> SealAsync(
        Actor actor, CaseAtRevision source, RenderedPacket rendered, OnceKey? once, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(db => SealAsync(db, actor, source, rendered, once), cancellationToken);
        }
        catch (DbUpdateException exception) when (once is not null && StorageFaults.IsRepeated(exception))
        {
            // The same request came twice at once, and the other was first.
            if (await RepeatedAsync(actor, once) is { } repeated)
            {
                return repeated;
            }

            throw;
        }
    }

    private async Task<SealOutcome> SealAsync(PacketsDbContext db, Actor actor, CaseAtRevision source, RenderedPacket rendered, OnceKey? once)
    {
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync();

        // Until the end neither a revision nor another packet comes between, nor the same request sent twice at once.
        var (caseId, revision) = (source.Case.Id, source.Revision.Number);
        await db.LockCaseAsync(caseId);
        if (once is not null)
        {
            await SentRequests.ForgetOldAsync(db, actor.OrganisationId, now);
            if (await RepeatedAsync(db, actor, once) is { } repeated)
            {
                await transaction.CommitAsync();
                return repeated;
            }
        }

        var held = await CaseStore.Visible(db, actor).Where(row => row.Id == caseId && row.Revision == revision)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.LastPacket, stored => stored.LastPacket + 1));
        if (held == 0)
        {
            var current = await CaseStore.Visible(db, actor).Where(row => row.Id == caseId).Select(row => (int?)row.Revision).SingleOrDefaultAsync();
            return current is { } other ? new SealOutcome.Outdated(other) : new SealOutcome.Missing();
        }

        if (await keys.FindAsync(db, caseId, CancellationToken.None) is not { } key)
        {
            return new SealOutcome.Missing();
        }

        var digest = SealedContent.DigestOf(key, rendered.Frozen.Bundles);
        var twin = await db.Packets.Where(row => row.CaseId == caseId && row.Digest == digest && row.WithdrawnAt == null).Select(row => row.Number).FirstOrDefaultAsync();
        if (twin != 0)
        {
            return new SealOutcome.Repeated(twin);
        }

        var number = await db.Cases.Where(row => row.Id == caseId).Select(row => row.LastPacket).SingleAsync();
        var stored = new PacketRow
        {
            Id = Guid.CreateVersion7(now),
            CaseId = caseId,
            Number = number,
            OrganisationId = source.Case.OrganisationId,
            Regulator = source.Case.Regulator,
            Reference = source.Case.Reference,
            Revision = revision,
            Edition = rendered.Frozen.Rulebook.Edition,
            Digest = digest,
            Frozen = SealedContent.Close(key, number, rendered.Frozen),
            SealedAt = now,
            SealedByOrganisationId = actor.OrganisationId,
            SealedBy = actor.By,
        };
        db.Add(stored);
        db.AddRange(rendered.Frozen.Bundles.Zip(rendered.Contents, (bundle, content) =>
            new PacketBundleRow { PacketId = stored.Id, Audience = bundle.Audience, Content = SealedContent.Close(key, number, bundle, content) }));
        if (once is not null)
        {
            db.Add(requests.RowOf(actor.OrganisationId, once, stored.Id, now));
        }

        await audit.AppendAsync(
            db, caseId, actor, AuditEvent.Sealed, new() { ["packet"] = number, ["revision"] = revision, ["rulebook"] = stored.Edition, ["digest"] = digest });
        await transaction.CommitAsync();
        return new SealOutcome.Sealed(new(StoredPacket.Of(stored), rendered.Frozen));
    }

    private async Task<SealOutcome?> RepeatedAsync(PacketsDbContext db, Actor actor, OnceKey once) =>
        await requests.FindAsync(db, actor.OrganisationId, once) is not { } before ? null
            : before.Id is not { } made ? new SealOutcome.KeyReused()
            : await PacketStore.Visible(db, actor).SingleOrDefaultAsync(row => row.Id == made) is { } found
                && await contents.OpenAsync(db, found, CancellationToken.None) is { } recorded
                ? new SealOutcome.Sealed(recorded)
            : new SealOutcome.Missing();
}
