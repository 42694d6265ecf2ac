using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Storage.Rows;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Cases and their revisions. What an actor may not see is not there for it.</summary>
internal sealed class CaseStore(
    Database database, CaseKeys keys, LookupKey lookup, SentRequests requests, AuditTrail audit, TimeProvider clock)
{
    /// <param name="owner">Whose case it will be.</param>
    /// <param name="once">Null where the request may be repeated.</param>
    /// <param name="continues">The sealed packet that it continues; null where it continues none.</param>
    public async Task<CaseOutcome> CreateAsync(
        Actor actor, Guid owner, CaseFile caseFile, OnceKey? once, CancellationToken cancellationToken, StoredPacket? continues = null)
    {
        if (!actor.Sees(owner))
        {
            return new CaseOutcome.Missing();
        }

        try
        {
            return await database.WriteAsync(db => CreateAsync(db, actor, owner, caseFile, once, continues), cancellationToken);
        }
        catch (DbUpdateException exception) when (once is not null && StorageFaults.IsRepeated(exception))
        {
            // The same request came twice at once, and the other was first.
            if (await database.ReadAsync(db => RepeatedAsync(db, actor, once)) is { } repeated)
            {
                return repeated;
            }

            throw;
        }
    }

    /// <param name="revision">Null for the current one.</param>
    public Task<CaseAtRevision?> FindAsync(Actor actor, Guid id, int? revision, CancellationToken cancellationToken) =>
        database.ReadAsync(db => FindAsync(db, actor, id, revision, cancellationToken));

    /// <summary>A new revision, where the facts differ from those of the current one.</summary>
    /// <param name="seen">Revisions of which one must be the current one.</param>
    public async Task<CaseOutcome> ReviseAsync(
        Actor actor, Guid id, IReadOnlyList<int> seen, CaseFile caseFile, string change, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(db => ReviseAsync(db, actor, id, seen, caseFile, change), cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || StorageFaults.IsRepeated(exception))
        {
            var current = await FindAsync(actor, id, revision: null, cancellationToken);
            return current is null ? new CaseOutcome.Missing() : new CaseOutcome.Outdated(current.Case.Revision);
        }
    }

    /// <summary>The newest first.</summary>
    public Task<CasePage> ListAsync(Actor actor, CaseQuery query, CancellationToken cancellationToken) => database.ReadAsync(async db =>
    {
        var rows = Visible(db, actor);
        rows = query.Regulator is { } regulator ? rows.Where(row => row.Regulator == regulator) : rows;
        rows = query.Reference is { } reference ? rows.Where(row => row.Reference == reference) : rows;
        rows = query.OrganisationId is { } organisation ? rows.Where(row => row.OrganisationId == organisation) : rows;
        rows = query.Before is { } before ? rows.Where(row => row.Id < before) : rows;
        var found = await rows.OrderByDescending(row => row.Id).Take(query.Limit + 1).ToListAsync(cancellationToken);
        return new CasePage(found.Take(query.Limit).Select(Of).ToList(), found.Count > query.Limit);
    });

    /// <summary>All revisions, the first one first; null where there is no such case.</summary>
    public Task<List<StoredRevision>?> RevisionsAsync(Actor actor, Guid id, CancellationToken cancellationToken) => database.ReadAsync(async db =>
        await Visible(db, actor).AnyAsync(row => row.Id == id, cancellationToken) && await keys.FindAsync(db, id, cancellationToken) is { } key
            ? await RevisionsAsync(db, key, id, cancellationToken)
            : null);

    /// <summary>Ids of all cases of an organisation whose current revision holds the patient's code, the first made first.</summary>
    public Task<List<Guid>> OfPatientAsync(Actor actor, Guid organisationId, string code, CancellationToken cancellationToken)
    {
        var patient = lookup.OfPatient(organisationId, code);
        return database.ReadAsync(db => Visible(db, actor).Where(row => row.OrganisationId == organisationId && row.Patient == patient)
            .OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellationToken));
    }

    /// <summary>Everything that is kept about a case; null where there is no such case.</summary>
    public Task<CaseRecord?> RecordAsync(Actor actor, Guid id, CancellationToken cancellationToken) => database.ReadAsync(async db =>
    {
        if (await Visible(db, actor).SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } stored
            || await keys.FindAsync(db, id, cancellationToken) is not { } key)
        {
            return null;
        }

        var rows = await db.Revisions.AsNoTracking().Where(row => row.CaseId == id).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        var revisions = rows.ConvertAll(row =>
        {
            var content = key.Decrypt(RevisionRow.Table, row.Number, row.Content);
            return new CaseAtRevision(Of(stored), Of(row, content), content);
        });
        var trail = await db.Audit.AsNoTracking().Where(row => row.CaseId == id).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        var packets = await db.Packets.AsNoTracking().Where(row => row.CaseId == id).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        return new CaseRecord(Of(stored), key.DigestKey, revisions, packets.ConvertAll(row => SealedContent.Open(key, row)), trail.ConvertAll(AuditLine.Of));
    });

    /// <summary>True where the case was erased, and the actor could see it.</summary>
    public Task<bool> IsErasedAsync(Actor actor, Guid id, CancellationToken cancellationToken) => database.ReadAsync(async db =>
        await db.Cases.Where(row => row.Id == id && row.ErasedAt != null).Select(row => (Guid?)row.OrganisationId).SingleOrDefaultAsync(cancellationToken)
            is { } owner && actor.Sees(owner));

    /// <summary>The cases that are kept and that the actor may see.</summary>
    public static IQueryable<CaseRow> Visible(PacketsDbContext db, Actor actor)
    {
        var rows = db.Cases.AsNoTracking().Where(row => row.ErasedAt == null);
        return actor.Kind == OrganisationKind.Coordinator ? rows : rows.Where(row => row.OrganisationId == actor.OrganisationId);
    }

    /// <summary>One after the other, since each is decrypted for its digest.</summary>
    private static async Task<List<StoredRevision>> RevisionsAsync(PacketsDbContext db, CaseKey key, Guid id, CancellationToken cancellationToken)
    {
        List<StoredRevision> revisions = [];
        await foreach (var row in db.Revisions.AsNoTracking().Where(row => row.CaseId == id).OrderBy(row => row.Number).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            revisions.Add(Of(row, key.Decrypt(RevisionRow.Table, row.Number, row.Content)));
        }

        return revisions;
    }

    private async Task<CaseOutcome> CreateAsync(PacketsDbContext db, Actor actor, Guid owner, CaseFile caseFile, OnceKey? once, StoredPacket? continues)
    {
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (once is not null)
        {
            await SentRequests.ForgetOldAsync(db, actor.OrganisationId, now);
            if (await RepeatedAsync(db, actor, once) is { } repeated)
            {
                await transaction.CommitAsync();
                return repeated;
            }
        }

        if (!await db.Organisations.AnyAsync(row => row.Id == owner))
        {
            return new CaseOutcome.Missing();
        }

        var stored = new CaseRow
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = owner,
            Regulator = caseFile.Regulator,
            Reference = caseFile.Reference,
            Patient = lookup.OfPatient(owner, caseFile.Patient?.Identifier),
            ContinuesPacketId = continues?.Id,
            Revision = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var content = CaseFileWriter.Write(caseFile);
        var revision = RevisionOf(keys.Add(db, stored.Id), stored, actor, content, AuditEvent.Created);
        db.AddRange(stored, revision);
        if (once is not null)
        {
            db.Add(requests.RowOf(actor.OrganisationId, once, stored.Id, now));
        }

        await audit.AppendAsync(db, stored.Id, actor, revision.Change, DetailsOf(revision));
        if (continues is not null)
        {
            await audit.AppendAsync(
                db, continues.CaseId, actor, AuditEvent.Resupplied, new() { ["packet"] = continues.Number, ["case"] = stored.Id.ToString() });
        }

        await transaction.CommitAsync();
        return new CaseOutcome.Stored(new(Of(stored), Of(revision, content), content));
    }

    private async Task<CaseOutcome> ReviseAsync(
        PacketsDbContext db, Actor actor, Guid id, IReadOnlyList<int> seen, CaseFile caseFile, string change)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockCaseAsync(id);
        if (await Visible(db, actor).AsTracking().SingleOrDefaultAsync(row => row.Id == id) is not { } stored
            || await keys.FindAsync(db, id, CancellationToken.None) is not { } key)
        {
            return new CaseOutcome.Missing();
        }

        if (!seen.Contains(stored.Revision))
        {
            return new CaseOutcome.Outdated(stored.Revision);
        }

        var current = await db.Revisions.AsNoTracking().SingleAsync(row => row.CaseId == id && row.Number == stored.Revision);
        stored.Regulator = caseFile.Regulator;
        stored.Reference = caseFile.Reference;
        stored.Patient = lookup.OfPatient(stored.OrganisationId, caseFile.Patient?.Identifier);
        stored.Revision++;
        stored.UpdatedAt = clock.Now();
        var content = CaseFileWriter.Write(caseFile);
        var revision = RevisionOf(key, stored, actor, content, change);
        if (revision.Digest == current.Digest)
        {
            return new CaseOutcome.Stored(new(Of(stored) with { Revision = current.Number, UpdatedAt = current.At }, Of(current, content), content));
        }

        db.Add(revision);
        await audit.AppendAsync(db, id, actor, change, DetailsOf(revision));
        await transaction.CommitAsync();
        return new CaseOutcome.Stored(new(Of(stored), Of(revision, content), content));
    }

    /// <summary>What the request made when it was sent before; null where it was not.</summary>
    private async Task<CaseOutcome?> RepeatedAsync(PacketsDbContext db, Actor actor, OnceKey once) =>
        await requests.FindAsync(db, actor.OrganisationId, once) is not { } before ? null
            : before.Id is not { } made ? new CaseOutcome.KeyReused()
            : await FindAsync(db, actor, made, number: 1, CancellationToken.None) is { } found ? new CaseOutcome.Stored(found)
            : new CaseOutcome.Erased();

    private async Task<CaseAtRevision?> FindAsync(PacketsDbContext db, Actor actor, Guid id, int? number, CancellationToken cancellationToken)
    {
        var found = await Visible(db, actor).Where(row => row.Id == id)
            .Join(db.Revisions, row => row.Id, revision => revision.CaseId, (row, revision) => new { Case = row, Revision = revision })
            .Where(pair => pair.Revision.Number == (number ?? pair.Case.Revision))
            .Join(db.DataKeys, pair => pair.Case.Id, key => key.Id, (pair, key) => new { pair.Case, pair.Revision, Key = key })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var content = keys.Of(found.Key).Decrypt(RevisionRow.Table, found.Revision.Number, found.Revision.Content);
        return new(Of(found.Case), Of(found.Revision, content), content);
    }

    private static RevisionRow RevisionOf(CaseKey key, CaseRow stored, Actor actor, byte[] content, string change) => new()
    {
        CaseId = stored.Id,
        Number = stored.Revision,
        Content = key.Encrypt(RevisionRow.Table, stored.Revision, content),
        Digest = key.DigestOf(content),
        Change = change,
        At = stored.UpdatedAt,
        OrganisationId = actor.OrganisationId,
        By = actor.By,
    };

    private static JsonObject DetailsOf(RevisionRow row) => new() { ["revision"] = row.Number, ["digest"] = row.Digest };

    private static StoredCase Of(CaseRow row) =>
        new(row.Id, row.OrganisationId, row.Regulator, row.Reference, row.Revision, row.CreatedAt, row.UpdatedAt) { ContinuesPacketId = row.ContinuesPacketId };

    private static StoredRevision Of(RevisionRow row, byte[] content) => new(
        row.Number, Convert.ToHexStringLower(SHA256.HashData(content)), row.Change, row.At, row.OrganisationId, row.By);
}
