namespace ReserveMeds.Packets.Rules.Core;

/// <summary>Licences that are still valid, storage that fits, and an importer wherever the product is imported.</summary>
internal sealed class PartyChecks202611 : CaseValidator
{
    /// <summary>Months for which a check counts as recent; our own window, the guides state none.</summary>
    private const int VerificationMonths = 12;

    public PartyChecks202611()
    {
        Flag(CoreRules.Phy05, "/physician/licenseValidUntil", review => review.Case.Physician.LicenseValidUntil < review.FilingDay);
        Flag(CoreRules.Fac07, "/facility/storage/classes", LacksOrdinaryStorage);
        Flag(
            CoreRules.Fac08,
            "/facility/licenseVerification/verifiedOn",
            review => review.Case.Facility.LicenseVerification.VerifiedOn < review.On.AddMonths(-VerificationMonths));
        Flag(CoreRules.Fac09, "/facility/licenseValidUntil", review => review.Case.Facility.LicenseValidUntil < review.FilingDay);
        Flag(CoreRules.Imp02, "/importer/name", LacksImporter);
        Flag(
            CoreRules.Imp03,
            "/importer/establishmentLicenseValidUntil",
            review => review.ImporterFiles && review.Case.Importer.EstablishmentLicenseValidUntil < review.FilingDay);
    }

    /// <summary>Controlled storage has a rule of its own, which refuses.</summary>
    private static bool LacksOrdinaryStorage(CaseUnderReview review) =>
        review is { NeedsControlledStorage: false, Product.Storage.Class: var needed }
        && !review.Case.Facility.Storage.Classes.Contains(needed, StringComparer.Ordinal);

    /// <summary>An importer that files and has no name is asked for already.</summary>
    private static bool LacksImporter(CaseUnderReview review) =>
        !review.ImporterFiles && IsMissing(review.Case.Importer.Name) && review.Case.Facility.InHouseImportPharmacy != true;
}
