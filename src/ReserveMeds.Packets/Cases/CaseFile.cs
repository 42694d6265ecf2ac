namespace ReserveMeds.Packets.Cases;

/// <summary>
/// The facts of one patient's case as received, immutable. Every fact may be missing: what a regulator needs is a matter
/// of rules, not of form. Sections are never null; a fact that was not given is null or an empty list.
/// </summary>
/// <remarks>Property names in camelCase are the names on the wire and are never renamed.</remarks>
public sealed record CaseFile
{
    /// <summary>Version of the case format; 1 is the only one.</summary>
    public int CaseFormat { get; init; } = 1;

    /// <summary>Case number such as <c>RM-MA-2026-000123</c>: made by the coordinator, says nothing about the patient.</summary>
    public string? Reference { get; init; }

    /// <summary>Id of the regulator: <c>dmp</c>, <c>kimadia-moh</c> or <c>krg-moh</c>. The one fact a case cannot lack.</summary>
    public required string Regulator { get; init; }

    /// <summary>Day on which the application is filed; dates the letter and picks the rulebook edition.</summary>
    public DateOnly? FilingDate { get; init; }

    /// <summary>Languages wanted for the documents, first the leading one. Empty means the regulator's own.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public Patient Patient { get; init; } = new();

    public Physician Physician { get; init; } = new();

    public Facility Facility { get; init; } = new();

    public Importer Importer { get; init; } = new();

    public Diagnosis Diagnosis { get; init; } = new();

    public IReadOnlyList<PriorTherapy> PriorTherapies { get; init; } = [];

    public ImportRequest Request { get; init; } = new();

    public RequestedProduct Product { get; init; } = new();

    public Dosing Dosing { get; init; } = new();

    public Monitoring Monitoring { get; init; } = new();

    public Custody Custody { get; init; } = new();

    public Payer Payer { get; init; } = new();

    public Coordinator Coordinator { get; init; } = new();
}

/// <summary>The patient without anything that names a person.</summary>
public sealed record Patient
{
    /// <summary>Pseudonymous code; only the clinic holds the link to the person.</summary>
    public string? Identifier { get; init; }

    /// <summary><c>female</c> or <c>male</c>.</summary>
    public string? Sex { get; init; }

    /// <summary>Whole years, 0 to 130.</summary>
    public int? AgeYears { get; init; }

    /// <summary>Kilograms.</summary>
    public decimal? WeightKg { get; init; }

    public bool? ChildbearingPotential { get; init; }

    /// <summary><c>A</c>, <c>B</c> or <c>C</c>; only where the liver function was classed.</summary>
    public string? ChildPughClass { get; init; }
}

public sealed record Physician
{
    public string? Name { get; init; }

    public string? Specialty { get; init; }

    public string? LicenseNumber { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? LicenseCountry { get; init; }

    public IReadOnlyList<LicenseVerification> LicenseVerifications { get; init; } = [];

    /// <summary>False where the case says that the signer is not in good standing.</summary>
    public bool? GoodStanding { get; init; }

    /// <summary>False where the case says that the signer does not practise in the facility's jurisdiction.</summary>
    public bool? PractisesInJurisdiction { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }
}

/// <summary>One body's look at a licence. Recorded, never inferred.</summary>
public sealed record LicenseVerification
{
    /// <summary>Id of the body, such as <c>cnom</c>.</summary>
    public string? Body { get; init; }

    /// <summary><c>verified</c>, <c>pending</c> or <c>not-verified</c>.</summary>
    public string? Status { get; init; }

    public DateOnly? VerifiedOn { get; init; }

    public string? VerifiedBy { get; init; }

    public string? Reference { get; init; }
}

public sealed record Facility
{
    public string? Name { get; init; }

    /// <summary>Such as <c>tertiary-public</c>; the case schema lists them.</summary>
    public string? Kind { get; init; }

    public string? City { get; init; }

    /// <summary>Governorate of Iraq in any common spelling; not asked for in Morocco.</summary>
    public string? Governorate { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    public string? LicenseNumber { get; init; }

    public FacilityLicenseVerification LicenseVerification { get; init; } = new();

    /// <summary>False where the facility says that it has no import pharmacy of its own.</summary>
    public bool? InHouseImportPharmacy { get; init; }

    public Pharmacy Pharmacy { get; init; } = new();

    public Storage Storage { get; init; } = new();
}

public sealed record FacilityLicenseVerification
{
    /// <summary><c>verified</c>, <c>pending</c> or <c>not-verified</c>.</summary>
    public string? Status { get; init; }

    public DateOnly? VerifiedOn { get; init; }

    public string? VerifiedBy { get; init; }

    public string? Reference { get; init; }
}

/// <summary>The dispensing pharmacy, where the chain of custody ends.</summary>
public sealed record Pharmacy
{
    public string? Name { get; init; }

    public string? PharmacistInCharge { get; init; }

    public string? LicenseNumber { get; init; }

    public string? Phone { get; init; }
}

public sealed record Storage
{
    /// <summary>Storage classes the pharmacy keeps: <c>ambient</c>, <c>cold-chain</c>, <c>ultra-cold</c>, <c>special</c>.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    public string? ProtocolReference { get; init; }

    public bool? ContinuousMonitoring { get; init; }

    public string? MonitoringLogReference { get; init; }
}

public sealed record Importer
{
    public string? Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    public string? EstablishmentLicenseNumber { get; init; }

    /// <summary>True where the importer files on the physician's behalf.</summary>
    public bool? Files { get; init; }

    public string? Contact { get; init; }
}

public sealed record Diagnosis
{
    public string? Condition { get; init; }

    public IReadOnlyList<DiagnosisCode> Codes { get; init; } = [];

    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Such as <c>biopsy</c>; the case schema lists them.</summary>
    public string? ConfirmedBy { get; init; }

    public Severity Severity { get; init; } = new();

    /// <summary>Set by a person, never derived.</summary>
    public bool? RareIndication { get; init; }

    /// <summary>True where the liver is one of the organs affected by the condition itself.</summary>
    public bool? LiverInvolvement { get; init; }

    public string? Summary { get; init; }
}

public sealed record DiagnosisCode
{
    /// <summary><c>icd-10</c>, <c>icd-10-cm</c>, <c>icd-11</c> or <c>snomed-ct</c>.</summary>
    public string? System { get; init; }

    public string? Code { get; init; }
}

/// <summary>Severity as assessed by the physician; nothing is scored here.</summary>
public sealed record Severity
{
    public string? Instrument { get; init; }

    public string? Value { get; init; }

    public DateOnly? AssessedOn { get; init; }

    public string? Evidence { get; init; }
}

public sealed record PriorTherapy
{
    /// <summary>Line of therapy, counted from 1.</summary>
    public int? Line { get; init; }

    public string? Regimen { get; init; }

    public bool? Systemic { get; init; }

    public DateOnly? StartedOn { get; init; }

    public DateOnly? EndedOn { get; init; }

    /// <summary>Such as <c>no-response</c>; the case schema lists them.</summary>
    public string? Outcome { get; init; }

    public string? ReasonStopped { get; init; }
}

public sealed record ImportRequest
{
    /// <summary>Why the case exists: <c>indication-lag</c>, <c>presentation-gap</c>, <c>payer-denial</c>, <c>continuity-of-supply</c>.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>How it is argued: <c>pediatric-or-weight-banded</c>, <c>denied-claim</c>, <c>continuity-of-supply</c>.</summary>
    public IReadOnlyList<string> Angles { get; init; } = [];

    /// <summary><c>not-registered</c>, <c>not-stocked</c>, <c>other-presentation</c>, <c>other-indication</c> or <c>coverage-denied</c>.</summary>
    public string? LocalGap { get; init; }

    public LocalAlternative LocalAlternative { get; init; } = new();

    /// <summary>Further local alternatives considered, each with its reason.</summary>
    public IReadOnlyList<LocalAlternative> OtherAlternatives { get; init; } = [];

    /// <summary>The physician's own words, printed verbatim.</summary>
    public string? Rationale { get; init; }

    public bool? FirstImport { get; init; }

    /// <summary>Set by a person where the quantity is larger than usual; never derived.</summary>
    public bool? LargerQuantity { get; init; }

    /// <summary>Reference of the case that this one continues.</summary>
    public string? ResupplyOf { get; init; }

    /// <summary>Intended treatment duration in days.</summary>
    public int? DurationDays { get; init; }

    /// <summary>Quantity requested in packs.</summary>
    public int? QuantityPacks { get; init; }

    /// <summary>Why the quantity differs from the arithmetic, where it does.</summary>
    public string? QuantityExplanation { get; init; }
}

public sealed record LocalAlternative
{
    public string? Name { get; init; }

    public string? WhyUnsuitable { get; init; }
}

public sealed record RequestedProduct
{
    /// <summary>Id of a product profile, such as <c>rezurock-200mg-30</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>
    /// Approvals by reference authorities that this case cites. Null means those that the product profile holds with an
    /// indication and a date.
    /// </summary>
    public IReadOnlyList<CitedApproval>? Approvals { get; init; }
}

public sealed record CitedApproval
{
    /// <summary><c>us-fda</c>, <c>ema</c>, <c>ansm</c>, <c>mhra</c>, <c>pmda</c>, <c>health-canada</c> or <c>other</c>.</summary>
    public string? Authority { get; init; }

    /// <summary>Name of the authority where <see cref="Authority"/> is <c>other</c>.</summary>
    public string? AuthorityName { get; init; }

    /// <summary>Wording of the approved indication.</summary>
    public string? Indication { get; init; }

    public DateOnly? ApprovedOn { get; init; }

    public string? Reference { get; init; }
}

public sealed record Dosing
{
    /// <summary>Amount with unit, such as <c>200 mg</c>.</summary>
    public string? StartingDose { get; init; }

    /// <summary>Amount with unit, such as <c>200 mg</c>.</summary>
    public string? MaintenanceDose { get; init; }

    public string? Route { get; init; }

    public string? Schedule { get; init; }

    /// <summary>Units of the product (tablets, pens) a day; may be a fraction where a unit serves several days.</summary>
    public decimal? UnitsPerDay { get; init; }

    /// <summary>Classes of medicines taken beside it: <c>proton-pump-inhibitor</c>, <c>strong-cyp3a-inducer</c>.</summary>
    public IReadOnlyList<string> Interactions { get; init; } = [];

    /// <summary>The physician's statement that dose and use follow the label.</summary>
    public bool? PerLabel { get; init; }

    /// <summary>The physician's own words, printed verbatim.</summary>
    public string? OffLabelRationale { get; init; }
}

public sealed record Monitoring
{
    public IReadOnlyList<string> Baseline { get; init; } = [];

    public IReadOnlyList<FollowUp> FollowUp { get; init; } = [];

    public IReadOnlyList<string> DoseModification { get; init; } = [];
}

public sealed record FollowUp
{
    public string? Item { get; init; }

    public string? Interval { get; init; }
}

public sealed record Custody
{
    public bool? SourceChannelDscsaCompliant { get; init; }

    /// <summary>Reference of the temperature logger of the international leg, once there is one.</summary>
    public string? LoggerReference { get; init; }

    /// <summary>Hand-overs in order, from the manufacturer to the dispensing pharmacy.</summary>
    public IReadOnlyList<CustodyLeg> Legs { get; init; } = [];
}

public sealed record CustodyLeg
{
    public string? From { get; init; }

    public string? To { get; init; }

    public string? Responsible { get; init; }

    /// <summary>Document that goes with the hand-over.</summary>
    public string? Handover { get; init; }

    /// <summary>Storage class kept on the way, as in <see cref="Storage.Classes"/>.</summary>
    public string? Conditions { get; init; }

    /// <summary>True where the cold chain is opened at the end of this leg.</summary>
    public bool? ColdChainOpened { get; init; }

    public int? MaximumHours { get; init; }
}

public sealed record Payer
{
    /// <summary>Id of the payer, such as <c>amo-cnss</c>; the case schema lists them.</summary>
    public string? Kind { get; init; }

    public string? PriorDenialReference { get; init; }
}

/// <summary>The one named person who keeps the case together.</summary>
public sealed record Coordinator
{
    public string? Name { get; init; }

    public string? Email { get; init; }
}
