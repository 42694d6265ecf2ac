using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Views;

/// <summary>The dispensing facility's licence and its check, and who files.</summary>
internal static class FacilityLicenseView
{
    public static Group Of(CaseFile caseFile, FactPrinter print)
    {
        var facility = caseFile.Facility;
        var check = facility.LicenseVerification;
        return new()
        {
            ["kind"] = facility.Kind is { } kind ? print.Words(kind, "facilityKind") : print.NotStated("/facility/kind"),
            ["governorate"] = IraqiPlaces.KurdistanGovernorate(facility.Governorate) is { } known
                ? print.Words(known, "governorate")
                : print.Optional(facility.Governorate),
            ["country"] = print.Country(facility.Country, "/facility/country"),
            ["importPharmacy"] = YesOrNo(facility.InHouseImportPharmacy, "/facility/inHouseImportPharmacy", print),
            ["validUntil"] = print.OptionalDate(facility.LicenseValidUntil),
            ["importerValidUntil"] = print.OptionalDate(caseFile.Importer.EstablishmentLicenseValidUntil),
            ["body"] = Stated(check.Body, "/facility/licenseVerification/body", print),
            ["result"] = Result(check, print),
            ["date"] = check.VerifiedOn is { } day ? print.Language.DateWithIso(day) : print.NotStated("/facility/licenseVerification/verifiedOn"),
            ["checkedBy"] = Stated(check.VerifiedBy, "/facility/licenseVerification/verifiedBy", print),
            ["reference"] = Stated(check.Reference, "/facility/licenseVerification/reference", print),
            ["checker"] = print.Optional(check.VerifiedBy),
            ["monitoring"] = YesOrNo(facility.Storage.ContinuousMonitoring, "/facility/storage/continuousMonitoring", print),
            // Not said to file means that the importer does not, as for the rules; a draft asks.
            ["filing"] = caseFile.Importer.Files is null ? print.Left("/importer/files") : "",
            ["importerCountry"] = caseFile.Importer.Country is null ? "" : print.Country(caseFile.Importer.Country, "/importer/country"),
        };
    }

    /// <summary>Nothing is called verified without the body, the day and the person.</summary>
    private static object Result(FacilityLicenseVerification check, FactPrinter print) => check switch
    {
        { Status: null } => print.NotStated("/facility/licenseVerification/status"),
        { Status: "verified", IsVerified: false } => print.Words("stated", "verificationStatus"),
        _ => print.Words(check.Status, "verificationStatus"),
    };

    private static object Stated(string? value, string pointer, FactPrinter print) =>
        value is null ? print.NotStated(pointer) : print.Optional(value);

    private static object YesOrNo(bool? value, string pointer, FactPrinter print) =>
        value is { } known ? print.Labels[known ? "yes" : "no"] : print.NotStated(pointer);
}
