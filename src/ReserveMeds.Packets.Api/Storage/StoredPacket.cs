using ReserveMeds.Packets.Api.Storage.Rows;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>A sealed packet as lists show it.</summary>
/// <param name="OrganisationId">Whose case it is.</param>
/// <param name="Revision">Number of the revision that was sealed.</param>
/// <param name="Edition">Of the rulebook that the case was held to.</param>
/// <param name="WithdrawnAt">Null while it stands.</param>
/// <param name="Handover">Null where it is assigned to no importer.</param>
internal sealed record StoredPacket(
    Guid Id,
    Guid CaseId,
    int Number,
    Guid OrganisationId,
    string Regulator,
    string? Reference,
    int Revision,
    string Edition,
    DateTimeOffset SealedAt,
    Guid SealedByOrganisationId,
    string SealedBy,
    DateTimeOffset? WithdrawnAt,
    PacketHandover? Handover)
{
    public static StoredPacket Of(PacketRow row) => new(
        row.Id,
        row.CaseId,
        row.Number,
        row.OrganisationId,
        row.Regulator,
        row.Reference,
        row.Revision,
        row.Edition,
        row.SealedAt,
        row.SealedByOrganisationId,
        row.SealedBy,
        row.WithdrawnAt,
        row.ImporterId is { } importer ? new(importer, row.AssignedAt!.Value, row.FetchedAt, row.AcknowledgedAt, row.AcknowledgedBy) : null);
}

/// <summary>A sealed packet with what was frozen in it, without its bytes.</summary>
/// <param name="Withdrawal">Null while it stands.</param>
internal sealed record RecordedPacket(StoredPacket Packet, FrozenPacket Frozen, PacketWithdrawal? Withdrawal = null);

/// <param name="By">The credential, as an audit trail names it.</param>
/// <param name="Reason">In the words of who withdrew it.</param>
internal sealed record PacketWithdrawal(DateTimeOffset At, Guid OrganisationId, string By, string Reason);

/// <summary>To which importer a packet was assigned, and how far it came.</summary>
/// <param name="FetchedAt">When the importer first fetched its bundle.</param>
/// <param name="AcknowledgedBy">The credential, as an audit trail names it.</param>
internal sealed record PacketHandover(
    Guid OrganisationId, DateTimeOffset AssignedAt, DateTimeOffset? FetchedAt, DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy);

/// <summary>What a packet was made from: ids, editions and digests, no word of the case.</summary>
/// <param name="Format">Version of this record; 1 is the only one.</param>
/// <param name="CaseDigest">SHA-256 of the case in canonical form, lower-case hexadecimal.</param>
/// <param name="IssueDate">Day that the documents speak of.</param>
/// <param name="Product">Null where the case names no product that is known.</param>
/// <param name="ImporterFiles">Whether the case says that the importer carries the file to the regulator.</param>
/// <param name="Attachments">How many files came with the case.</param>
/// <param name="Bundles">One for each audience that receives any part.</param>
internal sealed record FrozenPacket(
    int Format,
    string CaseDigest,
    DateOnly IssueDate,
    FrozenRulebook Rulebook,
    FrozenProduct? Product,
    EngineVersions Engines,
    IReadOnlyList<FrozenTemplate> Templates,
    bool ImporterFiles,
    int Attachments,
    IReadOnlyList<FrozenBundle> Bundles);

/// <param name="AsOf">Day on which the guides it rests on were last reviewed.</param>
internal sealed record FrozenRulebook(string Edition, DateOnly AsOf, DateOnly ReviewBy);

/// <param name="Parts">Digest of each part of the profile, by its JSON Pointer.</param>
internal sealed record FrozenProduct(string Profile, DateOnly AsOf, string Digest, IReadOnlyDictionary<string, string> Parts);

/// <param name="Id">Of the document.</param>
internal sealed record FrozenTemplate(string Id, string Language, int Version, string Status, string Digest);

/// <param name="FileName">ASCII; of the case it holds the reference alone.</param>
/// <param name="Languages">Of the documents inside.</param>
internal sealed record FrozenBundle(string Audience, string FileName, int Bytes, string Sha256, IReadOnlyList<string> Languages);

/// <summary>A packet as it was rendered, to be stored.</summary>
/// <param name="Contents">Bytes of each bundle, in the order of <see cref="FrozenPacket.Bundles"/>.</param>
internal sealed record RenderedPacket(FrozenPacket Frozen, IReadOnlyList<byte[]> Contents);

/// <summary>Which packets to list.</summary>
/// <param name="State"><c>sealed</c> or <c>withdrawn</c>.</param>
/// <param name="Assigned">Whether they are assigned to an importer.</param>
/// <param name="Before">Only packets sealed before this one; null from the newest on.</param>
internal sealed record PacketQuery(string? Regulator, string? State, bool? Assigned, Guid? Before, int Limit);

/// <param name="HasMore">True where older ones follow.</param>
internal sealed record PacketPage(IReadOnlyList<StoredPacket> Packets, bool HasMore);

/// <summary>What came of asking for a packet to be sealed.</summary>
internal abstract record SealOutcome
{
    private SealOutcome()
    {
    }

    /// <summary>It is sealed; also where the same request had sealed it before.</summary>
    public sealed record Sealed(RecordedPacket Recorded) : SealOutcome;

    /// <summary>A packet that stands has the very same bytes.</summary>
    public sealed record Repeated(int Number) : SealOutcome;

    /// <summary>There is no such case that the actor may see.</summary>
    public sealed record Missing : SealOutcome;

    /// <summary>The case has moved on from the revision that was rendered.</summary>
    public sealed record Outdated(int Current) : SealOutcome;

    /// <summary>The Idempotency-Key was sent before, with something else.</summary>
    public sealed record KeyReused : SealOutcome;
}

/// <summary>What came of withdrawing, assigning or acknowledging a packet.</summary>
internal abstract record HandlingOutcome
{
    private HandlingOutcome()
    {
    }

    public sealed record Done(RecordedPacket Recorded) : HandlingOutcome;

    /// <summary>There is no such packet that the actor may see.</summary>
    public sealed record Missing : HandlingOutcome;

    public sealed record Withdrawn : HandlingOutcome;

    /// <summary>The importer has acknowledged it.</summary>
    public sealed record Acknowledged : HandlingOutcome;

    /// <summary>The importer has not fetched its bundle.</summary>
    public sealed record NotFetched : HandlingOutcome;

    /// <summary>The digest is not that of the importer's bundle.</summary>
    public sealed record OtherDigest : HandlingOutcome;

    /// <summary>No importer has this id.</summary>
    public sealed record NoImporter : HandlingOutcome;
}
