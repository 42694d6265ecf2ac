using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Proof;

/// <summary>A fact that must be the same in every document that states it.</summary>
/// <param name="Id">Permanent kebab-case id, as in <c>packet.json</c>.</param>
/// <param name="Printed">As a document prints it, taken from the case itself; null where the case lacks it.</param>
internal sealed record CheckedValue(string Id, Func<CaseFile, ProductProfile?, FactPrinter, string?> Printed)
{
    public static CheckedValue Reference { get; } = Text("case-reference", (@case, _) => @case.Reference);

    public static CheckedValue Patient { get; } = Text("patient-identifier", (@case, _) => @case.Patient.Identifier);

    public static CheckedValue Physician { get; } = Text("physician-name", (@case, _) => @case.Physician.Name);

    public static CheckedValue PhysicianLicence { get; } = Text("physician-licence", (@case, _) => @case.Physician.LicenseNumber);

    public static CheckedValue Facility { get; } = Text("facility-name", (@case, _) => @case.Facility.Name);

    public static CheckedValue FacilityLicence { get; } = Text("facility-licence", (@case, _) => @case.Facility.LicenseNumber);

    public static CheckedValue PharmacyLicence { get; } = Text("pharmacy-licence", (@case, _) => @case.Facility.Pharmacy.LicenseNumber);

    public static CheckedValue Importer { get; } = Text("importer-name", (@case, _) => @case.Importer.Name);

    public static CheckedValue ImporterLicence { get; } = Text("importer-licence", (@case, _) => @case.Importer.EstablishmentLicenseNumber);

    public static CheckedValue BrandName { get; } = Text("product-brand-name", (_, product) => product?.BrandName);

    public static CheckedValue GenericName { get; } = Text("product-generic-name", (_, product) => product?.GenericName);

    public static CheckedValue Strength { get; } = Text("product-strength", (_, product) => product?.Strength);

    public static CheckedValue StartingDose { get; } = Dose("starting-dose", @case => @case.Dosing.StartingDose);

    public static CheckedValue MaintenanceDose { get; } = Dose("maintenance-dose", @case => @case.Dosing.MaintenanceDose);

    public static CheckedValue Quantity { get; } = new(
        "quantity", (@case, _, print) => @case.Request.QuantityPacks is { } packs ? print.Labels.Count(packs, "unit.pack") : null);

    public static CheckedValue Duration { get; } = new(
        "duration", (@case, _, print) => @case.Request.DurationDays is { } days ? print.Labels.Count(days, "unit.day") : null);

    public static CheckedValue FilingDate { get; } = new(
        "filing-date", (@case, _, print) => @case.FilingDate is { } day ? print.Language.DateWithIso(day) : null);

    private static CheckedValue Dose(string id, Func<CaseFile, string?> value) =>
        new(id, (@case, _, print) => print.OptionalDose(value(@case)) is { Length: > 0 } text ? text : null);

    private static CheckedValue Text(string id, Func<CaseFile, ProductProfile?, string?> value) =>
        new(id, (@case, product, print) => value(@case, product) is { } text && !string.IsNullOrWhiteSpace(text) ? print.Optional(text) : null);
}
