using static ReserveMeds.Packets.Proof.CheckedValue;

namespace ReserveMeds.Packets.Proof;

/// <summary>The one table of which part of a packet must state which values.</summary>
internal static class CheckedValues
{
    /// <summary>On every page of every part, in its running head.</summary>
    private static readonly IReadOnlyList<CheckedValue> Everywhere = [Reference, Patient];

    private static readonly Dictionary<string, IReadOnlyList<CheckedValue>> OfParts = new(StringComparer.Ordinal)
    {
        ["clinical-justification-letter"] =
        [
            .. Everywhere, FilingDate, Physician, PhysicianLicence, Facility, FacilityLicence,
            BrandName, GenericName, Strength, StartingDose, MaintenanceDose, Quantity, Duration,
        ],
        ["product-detail-sheet"] =
        [
            .. Everywhere, FilingDate, Physician, PhysicianLicence, Facility, FacilityLicence,
            BrandName, GenericName, Strength, MaintenanceDose, Quantity, Duration,
        ],
        ["chain-of-custody-plan"] =
        [
            .. Everywhere, FilingDate, Facility, PharmacyLicence, Importer, ImporterLicence, BrandName, GenericName, Strength, Quantity,
        ],
        ["cover-letter"] = [.. Everywhere, FilingDate, Physician, Facility, BrandName, GenericName, Strength, Quantity],
        ["physician-license-record"] = [.. Everywhere, FilingDate, Physician, PhysicianLicence, Facility, FacilityLicence],
        ["facility-license-record"] =
        [
            .. Everywhere, FilingDate, Physician, Facility, FacilityLicence, PharmacyLicence, Importer, ImporterLicence,
        ],
        ["timeline-sheet"] = [.. Everywhere, FilingDate, Physician, Importer],
        ["cost-sheet"] = [.. Everywhere, FilingDate, BrandName, GenericName, Strength],
        ["insurer-summary"] =
        [
            .. Everywhere, FilingDate, Physician, Facility, BrandName, GenericName, Strength, StartingDose, MaintenanceDose, Quantity, Duration,
        ],
        ["patient-onboarding-guide"] = [.. Everywhere, Facility, BrandName, GenericName, Strength, StartingDose, MaintenanceDose, Quantity],
        ["storage-and-temperature-record"] = [.. Everywhere, FilingDate, Facility, PharmacyLicence, BrandName, GenericName, Strength],
    };

    /// <summary>Whether the table has a row of its own for the document.</summary>
    public static bool Knows(string document) => OfParts.ContainsKey(document);

    /// <summary>A document without a row of its own must state what every part states.</summary>
    public static IReadOnlyList<CheckedValue> Of(string document) => OfParts.GetValueOrDefault(document, Everywhere);
}
