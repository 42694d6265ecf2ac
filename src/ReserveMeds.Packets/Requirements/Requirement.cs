using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Requirements;

/// <summary>One thing that an application must hold, as a person reads it: a curated line above the rules that check it.</summary>
/// <param name="Id">Permanent, such as <c>physician.license-number</c>: never renamed, reused or given another meaning.</param>
/// <param name="Owner">Who provides it.</param>
/// <param name="Part">Where in the packet it is found.</param>
/// <param name="Paths">
/// JSON Pointers into the case, <c>*</c> for an index, empty for the whole case; the first decides the place in the order of
/// the form.
/// </param>
/// <param name="Rules">Codes of the rules that hold it; a rule that an edition lacks is left out there.</param>
public sealed record Requirement(string Id, Owner Owner, PacketPart Part, IReadOnlyList<string> Paths, IReadOnlyList<string> Rules)
{
    /// <summary>When it applies: one of <see cref="Occasion"/>.</summary>
    public string When { get; init; } = Occasion.Always;
}

/// <summary>Ids of the occasions on which a requirement applies; their words are the labels <c>when.*</c>.</summary>
internal static class Occasion
{
    public const string Always = "always";
    public const string ImporterFiles = "importer-files";
    public const string OtherFacilityKind = "other-facility-kind";
    public const string NoImportPharmacy = "no-import-pharmacy";
    public const string ControlledStorage = "controlled-storage";
    public const string OutsideLabel = "outside-label";
    public const string Payer = "payer";
    public const string DeniedClaim = "denied-claim";
    public const string Continuity = "continuity-of-supply";
}

/// <summary>One of the eleven parts of a packet, also one that is not made yet.</summary>
/// <param name="Number">Place in the packet, 1 to 11.</param>
/// <param name="Id">Permanent id, the same as that of the document.</param>
public sealed record PacketPart(int Number, string Id)
{
    internal static PacketPart CoverLetter { get; } = new(1, "cover-letter");

    internal static PacketPart Letter { get; } = new(2, "clinical-justification-letter");

    internal static PacketPart ProductSheet { get; } = new(3, "product-detail-sheet");

    internal static PacketPart PhysicianLicense { get; } = new(4, "physician-license-record");

    internal static PacketPart FacilityLicense { get; } = new(5, "facility-license-record");

    internal static PacketPart CustodyPlan { get; } = new(6, "chain-of-custody-plan");

    internal static PacketPart StorageRecord { get; } = new(7, "storage-and-temperature-record");

    internal static PacketPart CostSheet { get; } = new(9, "cost-sheet");

    internal static PacketPart InsurerSummary { get; } = new(10, "insurer-summary");
}
