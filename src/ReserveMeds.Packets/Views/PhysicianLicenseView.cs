using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Views;

/// <summary>The physician's licence and what each body answered on it.</summary>
internal static class PhysicianLicenseView
{
    private const string Pointer = "/physician/licenseVerifications";

    public static Group Of(CaseFile caseFile, Regulator regulator, FactPrinter print)
    {
        var records = caseFile.Physician.LicenseVerifications;
        // A body of the route without a record shows as one line of gaps; a final packet is refused for it.
        var missing = regulator.Pathway.LicenseBodies
            .Where(body => !records.Any(record => body.GoesBy(record.Body)))
            .Select(body => new LicenseVerification { Body = body.Id });
        List<LicenseVerification> rows = [.. records, .. missing];
        if (rows.Count == 0 && !print.IsFinal)
            rows.Add(new());

        return new()
        {
            ["country"] = print.Country(caseFile.Physician.LicenseCountry, "/physician/licenseCountry"),
            ["validUntil"] = print.OptionalDate(caseFile.Physician.LicenseValidUntil),
            ["bodies"] = regulator.LicenseVerifiers.Select(body => (object)print.Words(body, "licenseBody")).ToList(),
            ["records"] = rows.Select((record, index) => (object)Row(record, $"{Pointer}/{index}", print)).ToList(),
            ["checkers"] = records
                .Select(record => print.Optional(record.VerifiedBy))
                .Where(name => name.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .ToList<object>(),
        };
    }

    private static Group Row(LicenseVerification record, string pointer, FactPrinter print) => new()
    {
        ["body"] = print.Listed(record.Body, "licenseBody", $"{pointer}/body"),
        ["result"] = print.Listed(record.Status, "verificationStatus", $"{pointer}/status"),
        ["date"] = print.Date(record.VerifiedOn, $"{pointer}/verifiedOn"),
        ["checkedBy"] = print.Text(record.VerifiedBy, $"{pointer}/verifiedBy"),
        ["reference"] = record.Reference is { } reference ? print.Optional(reference) : print.NotStated($"{pointer}/reference"),
    };
}
