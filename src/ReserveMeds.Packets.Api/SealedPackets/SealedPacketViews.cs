using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Api.SealedPackets;

internal sealed record SealedPacketList(IReadOnlyList<SealedPacketSummary> Packets);

/// <summary>A page of packets, the newest first.</summary>
/// <param name="Next">Value of cursor for the page after this one; null on the last.</param>
internal sealed record SealedPacketPage(IReadOnlyList<SealedPacketSummary> Packets, string? Next);

/// <param name="Number">From 1, for each case.</param>
/// <param name="OrganisationId">Whose case it is.</param>
/// <param name="Revision">Number of the revision that was sealed.</param>
/// <param name="State"><c>sealed</c> or <c>withdrawn</c>.</param>
/// <param name="Rulebook">Edition that the case was held to.</param>
/// <param name="ImporterId">Importer that it is assigned to; null where it is assigned to none.</param>
/// <param name="AcknowledgedAt">When the importer said that it holds what was sealed.</param>
internal sealed record SealedPacketSummary(
    Guid CaseId,
    int Number,
    Guid OrganisationId,
    string Regulator,
    string? Reference,
    int Revision,
    string State,
    string Rulebook,
    DateTimeOffset SealedAt,
    Guid? ImporterId,
    DateTimeOffset? AcknowledgedAt)
{
    public static SealedPacketSummary Of(StoredPacket packet) => new(
        packet.CaseId,
        packet.Number,
        packet.OrganisationId,
        packet.Regulator,
        packet.Reference,
        packet.Revision,
        SealedPacketView.StateOf(packet),
        packet.Edition,
        packet.SealedAt,
        packet.Handover?.OrganisationId,
        packet.Handover?.AcknowledgedAt);
}

/// <summary>What was frozen when a revision was sealed, and what became of the packet since. It holds nothing of the patient.</summary>
/// <param name="Number">From 1, for each case.</param>
/// <param name="OrganisationId">Whose case it is.</param>
/// <param name="Revision">Number of the revision that was sealed.</param>
/// <param name="State"><c>sealed</c> or <c>withdrawn</c>.</param>
/// <param name="CaseDigest">SHA-256 of the facts in canonical form, lower-case hexadecimal.</param>
/// <param name="IssueDate">Day that the documents speak of.</param>
/// <param name="Product">Null where the case names no product that is known.</param>
/// <param name="Attachments">How many files came with the case.</param>
/// <param name="Bundles">Those that the caller may fetch.</param>
/// <param name="Withdrawal">Null while the packet stands.</param>
/// <param name="Importer">Null where it is assigned to none.</param>
internal sealed record SealedPacketView(
    Guid CaseId,
    int Number,
    Guid OrganisationId,
    string Regulator,
    string? Reference,
    int Revision,
    string State,
    string CaseDigest,
    DateOnly IssueDate,
    FrozenRulebook Rulebook,
    FrozenProductView? Product,
    EngineVersions Engines,
    IReadOnlyList<FrozenTemplate> Templates,
    int Attachments,
    IReadOnlyList<FrozenBundle> Bundles,
    SealingView Sealed,
    PacketWithdrawal? Withdrawal,
    PacketHandover? Importer)
{
    public static SealedPacketView Of(RecordedPacket recorded, Actor actor)
    {
        var (packet, frozen) = (recorded.Packet, recorded.Frozen);
        return new(
            packet.CaseId,
            packet.Number,
            packet.OrganisationId,
            packet.Regulator,
            packet.Reference,
            packet.Revision,
            StateOf(packet),
            frozen.CaseDigest,
            frozen.IssueDate,
            frozen.Rulebook,
            frozen.Product is { } product ? new(product.Profile, product.AsOf, product.Digest) : null,
            frozen.Engines,
            frozen.Templates,
            frozen.Attachments,
            BundlesFor(frozen, actor),
            new(packet.SealedAt, packet.SealedByOrganisationId, packet.SealedBy),
            recorded.Withdrawal,
            packet.Handover);
    }

    /// <summary>
    /// An importer receives its own bundle, and that for the regulator where it carries the file there: guides say that it
    /// files on the physician's behalf, and the case says whether it does.
    /// </summary>
    public static IReadOnlyList<FrozenBundle> BundlesFor(FrozenPacket frozen, Actor actor) =>
    [
        .. frozen.Bundles.Where(bundle => actor.Kind != OrganisationKind.Importer
            || bundle.Audience == Audience.Importer.Id
            || (bundle.Audience == Audience.Regulator.Id && frozen.ImporterFiles)),
    ];

    public static string StateOf(StoredPacket packet) => packet.WithdrawnAt is null ? PacketState.Sealed : PacketState.Withdrawn;
}

/// <param name="AsOf">Day as of which the profile holds.</param>
/// <param name="Digest">SHA-256 over all parts of the profile, lower-case hexadecimal.</param>
internal sealed record FrozenProductView(string Profile, DateOnly AsOf, string Digest);

/// <param name="At">In UTC, by the clock of the service.</param>
/// <param name="OrganisationId">Whose credential was used.</param>
/// <param name="By">The credential, as an audit trail names it.</param>
internal sealed record SealingView(DateTimeOffset At, Guid OrganisationId, string By);
