using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>Profiles with just the data that rules look at.</summary>
internal static class TestProducts
{
    public static ProductProfile Rezurock { get; } = new()
    {
        Id = "rezurock-200mg-30",
        BrandName = "Rezurock",
        GenericName = "belumosudil",
        Manufacturer = "Kadmon Pharmaceuticals, LLC",
        Strength = "200 mg",
        DosageForm = "film-coated-tablet",
        Unit = "tablet",
        UnitsPerPack = 30,
        Label = new LabelUse
        {
            Indication = Words("Chronic graft-versus-host disease"),
            Codes = ["icd-10:T86.0", "icd-11:4B24.1"],
            Terms = ["chronic graft-versus-host disease", "cgvhd", "maladie chronique du greffon contre l'hôte"],
            MinimumAgeYears = 12,
            MinimumFailedSystemicLines = 2,
            FactId = "PRD02",
        },
        Doses =
        [
            new LabelDose { Amount = "200 mg", UnitsPerDay = 1, FactId = "PRD04" },
            new LabelDose { Amount = "200 mg", UnitsPerDay = 2, WhenTakenWith = ["strong-cyp3a-inducer", "proton-pump-inhibitor"], FactId = "EXT-RX-06" },
        ],
        Angles = ["denied-claim", "continuity-of-supply"],
        Patterns = ["indication-lag", "payer-denial", "continuity-of-supply"],
        Monitoring =
        [
            new LabelMonitoring { Id = "transaminases", When = "monthly", RecognisedBy = [["alt", "alat"], ["ast", "asat"], ["bilirubin", "bilirubine"]], FactId = "EXT-RX-08" },
            new LabelMonitoring { Id = "pregnancy", When = "baseline", RecognisedBy = [["pregnancy", "grossesse"]], ChildbearingPotentialOnly = true, FactId = "EXT-RX-09" },
        ],
        Storage = new StorageProfile { Class = "ambient", FactId = "FAC03" },
        Approvals =
        [
            new Approval { Authority = "us-fda", Indication = Words("Chronic GVHD"), ApprovedOn = new DateOnly(2021, 7, 16), FactId = "EXT-RX-01" },
            new Approval { Authority = "ema", MinimumWeightKg = 40, FactId = "EXT-RX-13" },
        ],
        Facts = [],
        AsOf = new DateOnly(2026, 5, 18),
        ReviewBy = new DateOnly(2026, 11, 18),
    };

    public static ProductProfile ColdPen { get; } = Rezurock with
    {
        Id = "example-cold-pen",
        Invented = true,
        BrandName = "Examplezumab",
        GenericName = "examplezumab",
        Manufacturer = "Example Biologics, Inc.",
        Strength = "20 mg",
        DosageForm = "pen",
        Unit = "pen",
        UnitsPerPack = 4,
        Label = new LabelUse
        {
            Indication = Words("Example deficiency"),
            Codes = [],
            Terms = ["example deficiency"],
            MinimumAgeYears = 6,
            MinimumFailedSystemicLines = 1,
            FactId = "EXM-01",
        },
        Doses =
        [
            new LabelDose { Amount = "20 mg", UnitsPerDay = 1, MinimumWeightKg = 10, BelowWeightKg = 40, FactId = "EXM-02" },
            new LabelDose { Amount = "40 mg", UnitsPerDay = 2, MinimumWeightKg = 40, FactId = "EXM-02" },
        ],
        Angles = ["pediatric-or-weight-banded", "denied-claim", "continuity-of-supply"],
        PaediatricOrWeightBanded = true,
        Storage = new StorageProfile { Class = "cold-chain", MinimumCelsius = 2, MaximumCelsius = 8, FactId = "EXM-03" },
    };

    public static ProductProfile? Find(string? id) => new[] { Rezurock, ColdPen }.FirstOrDefault(product => product.Id == id);

    private static Dictionary<string, string> Words(string english) => new(StringComparer.Ordinal) { ["en"] = english };
}
