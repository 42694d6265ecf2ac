using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Sealed packets as they are read. What an actor may not see is not there for it.</summary>
internal sealed class PacketStore(Database database, SealedContent contents)
{
    public Task<RecordedPacket?> FindAsync(Actor actor, Guid caseId, int number, CancellationToken cancellationToken) =>
        FindAsync(actor, rows => rows.Where(row => row.CaseId == caseId && row.Number == number), cancellationToken);

    public Task<RecordedPacket?> FindAsync(Actor actor, Guid packetId, CancellationToken cancellationToken) =>
        FindAsync(actor, rows => rows.Where(row => row.Id == packetId), cancellationToken);

    /// <summary>All packets of a case, the first one first; null where there is no such case, or for an importer none of its packets.</summary>
    public Task<List<StoredPacket>?> OfCaseAsync(Actor actor, Guid caseId, CancellationToken cancellationToken) => database.ReadAsync(async db =>
    {
        var found = await Visible(db, actor).Where(row => row.CaseId == caseId).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        return found.Count > 0 || (actor.Kind != OrganisationKind.Importer && await CaseStore.Visible(db, actor).AnyAsync(row => row.Id == caseId, cancellationToken))
            ? found.ConvertAll(StoredPacket.Of)
            : null;
    });

    /// <summary>The newest first.</summary>
    public Task<PacketPage> ListAsync(Actor actor, PacketQuery query, CancellationToken cancellationToken) => database.ReadAsync(async db =>
    {
        var rows = Visible(db, actor);
        rows = query.Regulator is { } regulator ? rows.Where(row => row.Regulator == regulator) : rows;
        rows = query.State is { } state ? rows.Where(row => row.WithdrawnAt != null == (state == PacketState.Withdrawn)) : rows;
        rows = query.Assigned is { } assigned ? rows.Where(row => row.ImporterId != null == assigned) : rows;
        rows = query.Before is { } before ? rows.Where(row => row.Id < before) : rows;
        var found = await rows.OrderByDescending(row => row.Id).Take(query.Limit + 1).ToListAsync(cancellationToken);
        return new PacketPage(found.Take(query.Limit).Select(StoredPacket.Of).ToList(), found.Count > query.Limit);
    });

    /// <summary>The bytes of a bundle, as they were sealed; null where the case was erased since the packet was read.</summary>
    /// <exception cref="InvalidDataException">They are not what was sealed.</exception>
    public Task<byte[]?> ContentAsync(StoredPacket packet, FrozenBundle bundle, CancellationToken cancellationToken) => database.ReadAsync(async db =>
    {
        var content = await contents.OpenAsync(db, packet, bundle, cancellationToken);
        return content is null || Convert.ToHexStringLower(SHA256.HashData(content)) == bundle.Sha256
            ? content
            : throw new InvalidDataException("The bytes of a sealed bundle are not those of its record.");
    });

    public static IQueryable<PacketRow> Visible(PacketsDbContext db, Actor actor) => actor.Kind switch
    {
        OrganisationKind.Coordinator => db.Packets.AsNoTracking(),
        OrganisationKind.Importer => db.Packets.AsNoTracking().Where(row => row.ImporterId == actor.OrganisationId),
        _ => db.Packets.AsNoTracking().Where(row => row.OrganisationId == actor.OrganisationId),
    };

    private Task<RecordedPacket?> FindAsync(Actor actor, Func<IQueryable<PacketRow>, IQueryable<PacketRow>> one, CancellationToken cancellationToken) =>
        database.ReadAsync(async db => await one(Visible(db, actor)).SingleOrDefaultAsync(cancellationToken) is { } found
            ? await contents.OpenAsync(db, found, cancellationToken)
            : null);
}

/// <summary>Whether a packet stands, as it is named on the wire.</summary>
internal static class PacketState
{
    public const string Sealed = "sealed";
    public const string Withdrawn = "withdrawn";
}
