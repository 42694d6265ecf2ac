namespace ReserveMeds.Packets.Cases;

/// <summary>The closed lists of the case format. Ids are permanent; a new one is added, none is renamed.</summary>
internal static class ListedValues
{
    public static IReadOnlyList<string> Regulators { get; } = ["dmp", "kimadia-moh", "krg-moh"];

    public static IReadOnlyList<string> Languages { get; } = ["en", "fr", "ar", "ckb"];

    public static IReadOnlyList<string> Sexes { get; } = ["female", "male"];

    public static IReadOnlyList<string> ChildPughClasses { get; } = ["A", "B", "C"];

    public static IReadOnlyList<string> FacilityKinds { get; } =
    [
        "tertiary-public", "tertiary-private", "major-private", "licensed-private", "regional-public", "district-public", "clinic", "other",
    ];

    /// <summary>Bodies that verify a physician's licence.</summary>
    public static IReadOnlyList<string> LicenseBodies { get; } =
    [
        "cnom", "dmp", "ammps",
        "iraqi-medical-association", "iraqi-doctors-syndicate", "moh-drug-registration",
        "kurdistan-doctors-syndicate",
        "other",
    ];

    public static IReadOnlyList<string> VerificationStatuses { get; } = ["verified", "pending", "not-verified"];

    public static IReadOnlyList<string> StorageClasses { get; } = ["ambient", "cold-chain", "ultra-cold", "special"];

    public static IReadOnlyList<string> CodeSystems { get; } = ["icd-10", "icd-10-cm", "icd-11", "snomed-ct"];

    public static IReadOnlyList<string> Confirmations { get; } = ["biopsy", "imaging", "biomarker", "scoring-instrument", "clinical"];

    public static IReadOnlyList<string> Outcomes { get; } =
    [
        "no-response", "progression", "partial-response", "complete-response", "steroid-dependent", "steroid-refractory",
        "relapse", "intolerance", "ongoing", "other",
    ];

    public static IReadOnlyList<string> Patterns { get; } = ["indication-lag", "presentation-gap", "payer-denial", "continuity-of-supply"];

    public static IReadOnlyList<string> Angles { get; } = ["pediatric-or-weight-banded", "denied-claim", "continuity-of-supply"];

    public static IReadOnlyList<string> LocalGaps { get; } =
    [
        "not-registered", "not-stocked", "other-presentation", "other-indication", "coverage-denied",
    ];

    public static IReadOnlyList<string> Interactions { get; } = ["proton-pump-inhibitor", "strong-cyp3a-inducer"];

    /// <summary>Authorities whose approval a case may cite.</summary>
    public static IReadOnlyList<string> Authorities { get; } = ["us-fda", "ema", "ansm", "mhra", "pmda", "health-canada", "other"];

    public static IReadOnlyList<string> Payers { get; } =
    [
        "amo-cnss", "amo-cnops", "ramed", "amo-tadamon", "saham-assurance", "sanlam-maroc", "rma", "axa-assurance-maroc", "wafa-assurance",
        "cash-usd", "moh-public-schemes", "aaib-insurance", "iraq-insurance-company", "gulf-insurance-group-iraq", "iraqi-red-crescent-fund",
        "other",
    ];
}
