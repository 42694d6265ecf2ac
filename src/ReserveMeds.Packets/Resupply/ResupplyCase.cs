using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Resupply;

/// <summary>Makes the case that continues a sealed one.</summary>
public static class ResupplyCase
{
    private const string Verified = "/verifiedOn";

    /// <param name="earlier">The case as it was sealed.</param>
    /// <param name="today">What the rules say of it today: a verification that they find too old is emptied as well.</param>
    /// <returns>A draft: what belongs to the earlier application alone is empty, and the reference of that one is named.</returns>
    public static CaseFile Of(CaseFile earlier, ValidationReport today)
    {
        var outdated = today.Findings.Select(finding => finding.Path).Where(path => path.EndsWith(Verified, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var emptied = CarriedFacts.Emptied(earlier);
        return emptied with
        {
            Physician = emptied.Physician with
            {
                LicenseVerifications =
                [
                    .. emptied.Physician.LicenseVerifications.Select((record, index) =>
                        outdated.Contains($"/physician/licenseVerifications/{index}{Verified}") ? new LicenseVerification { Body = record.Body } : record),
                ],
            },
            Facility = outdated.Contains($"/facility/licenseVerification{Verified}") ? emptied.Facility with { LicenseVerification = new() } : emptied.Facility,
            Request = emptied.Request with { ResupplyOf = earlier.Reference },
        };
    }
}
