namespace ReserveMeds.Packets.Regulators;

/// <summary>Parts that every regulator's packet has; those that exist so far.</summary>
internal static class RequiredDocuments
{
    public static IReadOnlyList<RequiredDocument> Shared { get; } =
    [
        new(1, "cover-letter"),
        new(2, "clinical-justification-letter"),
        new(3, "product-detail-sheet"),
        new(4, "physician-license-record"),
        new(5, "facility-license-record"),
        new(6, "chain-of-custody-plan"),
        new(8, "timeline-sheet"),
        new(9, "cost-sheet"),
        new(10, "insurer-summary") { Applies = static caseFile => caseFile.Payer.IsThirdParty },
        new(11, "patient-onboarding-guide"),
    ];
}
