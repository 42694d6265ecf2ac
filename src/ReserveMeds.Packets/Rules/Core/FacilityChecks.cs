namespace ReserveMeds.Packets.Rules.Core;

/// <summary>The dispensing facility, its pharmacy, and the importer.</summary>
internal sealed class FacilityChecks : CaseValidator
{
    public FacilityChecks()
    {
        Needs(CoreRules.Fac01, "/facility/name", @case => @case.Facility.Name);
        Needs(CoreRules.Fac01, "/facility/licenseNumber", @case => @case.Facility.LicenseNumber);
        Needs(CoreRules.Fac01, "/facility/pharmacy/name", @case => @case.Facility.Pharmacy.Name);
        Needs(CoreRules.Fac01, "/facility/pharmacy/pharmacistInCharge", @case => @case.Facility.Pharmacy.PharmacistInCharge);
        Flag(CoreRules.Fac01, "/facility/country", review => review.Case.Facility.Country != review.Pathway.Country);
        Flag(CoreRules.Fac02, "/facility/kind", review => !IsSufficientKind(review));
        Flag(CoreRules.Fac03, "/importer/files", review => !IsSufficientKind(review) && !review.ImporterFiles);
        Flag(
            CoreRules.Fac04,
            "/facility/inHouseImportPharmacy",
            review => review.Case.Facility.InHouseImportPharmacy == false && !review.ImporterFiles);
        Flag(CoreRules.Fac05, "/facility/name", IsUnnamedFacility);
        Flag(CoreRules.Fac06, "/facility/licenseVerification", review => !IsLicenceVerified(review));
        Flag(CoreRules.Imp01, "/importer/name", review => review.ImporterFiles && IsMissing(review.Case.Importer.Name));
        Flag(
            CoreRules.Imp01,
            "/importer/establishmentLicenseNumber",
            review => review.ImporterFiles && IsMissing(review.Case.Importer.EstablishmentLicenseNumber));
    }

    private static bool IsSufficientKind(CaseUnderReview review) =>
        review.Case.Facility.Kind is { } kind && review.Pathway.SufficientFacilityKinds.Contains(kind, StringComparer.Ordinal);

    private static bool IsLicenceVerified(CaseUnderReview review) =>
        review.Case.Facility.LicenseVerification is { Status: "verified", VerifiedOn: not null, VerifiedBy: var by } && !IsMissing(by);

    private static bool IsUnnamedFacility(CaseUnderReview review) =>
        review.Pathway.Facilities.Count > 0
        && FoldedName.Of(review.Case.Facility.Name) is { Length: > 0 }
        && !review.Pathway.Facilities.Any(named => named.GoesBy(review.Case.Facility.Name));
}
