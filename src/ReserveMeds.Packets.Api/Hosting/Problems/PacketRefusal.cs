using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Hosting.Problems;

/// <summary>The answers that refuse what is asked of a sealed packet, each with its words.</summary>
internal static class PacketRefusal
{
    public static ProblemHttpResult Of(HandlingOutcome outcome) => outcome switch
    {
        HandlingOutcome.Withdrawn => Withdrawn(),
        HandlingOutcome.Acknowledged => Of(
            ProblemKind.PacketIsAcknowledged,
            "The importer has acknowledged that it holds the packet, so it can go to no other and not be taken back. Withdraw it, and seal a new one."),
        HandlingOutcome.NotFetched => Of(
            ProblemKind.PacketNotFetched, "Fetch the bundle for the importer first, and verify it; then send the SHA-256 of the file that was received."),
        HandlingOutcome.OtherDigest => Of(
            ProblemKind.DigestDiffers,
            "sha256 is not the digest of the importer's bundle. Fetch the bundle again, compare its SHA-256 with that in the packet's record, and send that.",
            [Error("/sha256", ProblemKind.DigestDiffers.Id, "The digest is not that of the importer's bundle.", "Fetch the bundle again, and send its SHA-256.")]),
        HandlingOutcome.NoImporter => Of(
            ProblemKind.ImporterUnknown,
            "organisationId names no organisation of the kind importer. Ask a coordinator for the importer's id.",
            [Error("/organisationId", ProblemKind.ImporterUnknown.Id, "No importer has this id.", "Ask a coordinator for the importer's id.")]),
        _ => Refusal.NotFound(ProblemKind.PacketUnknown),
    };

    public static ProblemHttpResult Withdrawn() =>
        Of(ProblemKind.PacketIsWithdrawn, "The packet was withdrawn; its record names the reason. Use another packet, or seal a new one.");

    /// <summary>What an importer is told that fetches too late.</summary>
    public static ProblemHttpResult Gone() =>
        Of(ProblemKind.BundleGone, "The packet was withdrawn and is handed out no more; its record names the reason. Do not use what you may have of it.");

    /// <param name="number">Of the packet that stands.</param>
    public static ProblemHttpResult Repeated(int number) =>
        Of(ProblemKind.PacketRepeated,
            $"Packet {number} of this case has the very same bytes and stands; nothing was stored. Use that one, or withdraw it first to seal it anew.");

    /// <param name="audiences">Those whose bundle the caller may fetch.</param>
    public static ProblemHttpResult UnknownBundle(IReadOnlyList<string> audiences) =>
        Of(ProblemKind.BundleUnknown,
            $"The packet has no bundle for that audience that this credential can see. Use one of: {string.Join(", ", audiences)}.",
            [Refusal.InvalidValue("audience", audiences)]);

    public static ProblemHttpResult ReasonNamesPerson() =>
        Of(ProblemKind.ReasonNamesPerson,
            "The reason holds what looks like a person's name, number, contact or birth date, and importers read it. Nothing was changed. Say it without.",
            [Error("/reason", ProblemKind.ReasonNamesPerson.Id, "The reason holds what looks like a person's data.", "Say it without.")]);

    private static ProblemError Error(string pointer, string code, string message, string remedy) =>
        new() { Pointer = pointer, Code = code, Message = message, Remedy = remedy };

    private static ProblemHttpResult Of(ProblemKind kind, string detail, IReadOnlyList<ProblemError>? errors = null) =>
        TypedResults.Problem(Refusal.New(kind, detail, errors));
}
