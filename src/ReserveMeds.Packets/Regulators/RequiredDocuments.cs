using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;

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
        new(7, "storage-and-temperature-record") { Applies = NeedsStorageRecord },
        new(8, "timeline-sheet"),
        new(9, "cost-sheet"),
        new(10, "insurer-summary") { Applies = static (caseFile, _) => caseFile.Payer.IsThirdParty },
        new(11, "patient-onboarding-guide"),
    ];

    /// <summary>Decision C12: where storage is controlled, or a log was sent.</summary>
    private static bool NeedsStorageRecord(CaseFile caseFile, IReadOnlyList<Attachment> attachments) =>
        ProductCatalog.Find(caseFile.Product.Profile)?.Storage.NeedsControlledStorage == true
        || attachments.Any(attachment => attachment.Kind == AttachmentKind.TemperatureLog);
}
