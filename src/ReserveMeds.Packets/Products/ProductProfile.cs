namespace ReserveMeds.Packets.Products;

/// <summary>
/// What is known of one presentation of a medicine, as dated data. It decides what the rules ask and what documents say:
/// angles, storage class, custody clauses, monitoring.
/// </summary>
public sealed record ProductProfile
{
    /// <summary>Permanent id, such as <c>rezurock-200mg-30</c>.</summary>
    public required string Id { get; init; }

    /// <summary>True for a product that does not exist; it serves samples and tests and says so wherever it is printed.</summary>
    public bool Invented { get; init; }

    public required string BrandName { get; init; }

    public required string GenericName { get; init; }

    public required string Manufacturer { get; init; }

    /// <summary>Amount with unit in one unit of the product, such as <c>200 mg</c>.</summary>
    public required string Strength { get; init; }

    /// <summary>Id of the dosage form, such as <c>film-coated-tablet</c>; its words are labels.</summary>
    public required string DosageForm { get; init; }

    /// <summary>Id of the counted unit, such as <c>tablet</c> or <c>pen</c>; its words are labels.</summary>
    public required string Unit { get; init; }

    /// <summary>Counted units in one pack.</summary>
    public required int UnitsPerPack { get; init; }

    /// <summary>National Drug Code of the pack, as printed; null where there is none.</summary>
    public string? Ndc { get; init; }

    public required LabelUse Label { get; init; }

    public required IReadOnlyList<LabelDose> Doses { get; init; }

    /// <summary>Angles of the justification that this product supports.</summary>
    public required IReadOnlyList<string> Angles { get; init; }

    /// <summary>Patterns that this product can stand in.</summary>
    public required IReadOnlyList<string> Patterns { get; init; }

    /// <summary>True where the presentation itself is paediatric or weight-banded.</summary>
    public bool PaediatricOrWeightBanded { get; init; }

    /// <summary>What the label asks to be watched.</summary>
    public required IReadOnlyList<LabelMonitoring> Monitoring { get; init; }

    public required StorageProfile Storage { get; init; }

    public required IReadOnlyList<Approval> Approvals { get; init; }

    /// <summary>Where the annual reference figure stands and what it assumes; null where no guide states one.</summary>
    public AnnualCost? AnnualCost { get; init; }

    /// <summary>Where each statement comes from, with date and confidence.</summary>
    public required IReadOnlyList<ProductFact> Facts { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateOnly ReviewBy { get; init; }
}

/// <summary>What the label allows.</summary>
public sealed record LabelUse
{
    /// <summary>The condition in words, per language code.</summary>
    public required IReadOnlyDictionary<string, string> Indication { get; init; }

    /// <summary>Codes of the condition, as <c>system:code</c>.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Lower-case phrases by which the condition is known in free text.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>Whole years; null where the label sets no limit.</summary>
    public int? MinimumAgeYears { get; init; }

    /// <summary>Failed systemic lines that must come before; 0 where the label asks none.</summary>
    public int MinimumFailedSystemicLines { get; init; }

    public required string FactId { get; init; }
}

/// <summary>One dose of the label and when it applies.</summary>
public sealed record LabelDose
{
    /// <summary>Amount with unit at one time, such as <c>200 mg</c>.</summary>
    public required string Amount { get; init; }

    /// <summary>Counted units a day; a fraction where a unit serves several days.</summary>
    public required decimal UnitsPerDay { get; init; }

    /// <summary>The dose applies when one of these medicines is taken beside it; empty means it applies when none is.</summary>
    public IReadOnlyList<string> WhenTakenWith { get; init; } = [];

    /// <summary>Kilograms, inclusive; null where the band has no lower limit.</summary>
    public decimal? MinimumWeightKg { get; init; }

    /// <summary>Kilograms, exclusive; null where the band has no upper limit.</summary>
    public decimal? BelowWeightKg { get; init; }

    public required string FactId { get; init; }
}

/// <summary>One thing the label asks to be watched.</summary>
public sealed record LabelMonitoring
{
    /// <summary>Id of the item, such as <c>alt-ast-bilirubin</c>; its words are labels.</summary>
    public required string Id { get; init; }

    /// <summary><c>baseline</c> or <c>monthly</c>.</summary>
    public required string When { get; init; }

    /// <summary>Lower-case word groups; an entry of the plan covers the item when it holds one word of every group.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> RecognisedBy { get; init; }

    /// <summary>True where it applies to patients of childbearing potential only.</summary>
    public bool ChildbearingPotentialOnly { get; init; }

    public required string FactId { get; init; }
}

public sealed record StorageProfile
{
    /// <summary><c>ambient</c>, <c>cold-chain</c>, <c>ultra-cold</c> or <c>special</c>.</summary>
    public required string Class { get; init; }

    /// <summary>Degrees Celsius; null until read from the label by a person.</summary>
    public decimal? MinimumCelsius { get; init; }

    /// <summary>Degrees Celsius; null until read from the label by a person.</summary>
    public decimal? MaximumCelsius { get; init; }

    /// <summary>Hours the label allows outside the range; null where not known.</summary>
    public int? ExcursionHours { get; init; }

    public required string FactId { get; init; }

    /// <summary>True where storage protocol and continuous monitoring are asked for.</summary>
    public bool NeedsControlledStorage => !string.Equals(Class, "ambient", StringComparison.Ordinal);
}

/// <summary>An approval by an authority, as far as the profile knows it.</summary>
public sealed record Approval
{
    /// <summary>Id of the authority, such as <c>us-fda</c>.</summary>
    public required string Authority { get; init; }

    /// <summary>Wording of the indication per language code; null where a person must type it.</summary>
    public IReadOnlyDictionary<string, string>? Indication { get; init; }

    /// <summary>Null where the date is not settled and a person must type it.</summary>
    public DateOnly? ApprovedOn { get; init; }

    public string? Reference { get; init; }

    /// <summary>Kilograms; a weight limit in this authority's wording, null where it has none.</summary>
    public decimal? MinimumWeightKg { get; init; }

    public required string FactId { get; init; }
}

/// <summary>The annual reference range (US wholesale acquisition cost) of a product; the figures stay in the guide's fact.</summary>
public sealed record AnnualCost
{
    /// <summary>Id of the guide fact that holds the range.</summary>
    public required string FactId { get; init; }

    /// <summary>Counted units a day of the regimen that the range assumes.</summary>
    public required decimal UnitsPerDay { get; init; }

    /// <summary>Packs that the range is divided by for one pack: a convention of this project, no statement of the guide.</summary>
    public required int PacksPerYear { get; init; }
}

/// <summary>A statement about the product with its source.</summary>
public sealed record ProductFact
{
    /// <summary>Permanent id, such as <c>EXT-RX-02</c>.</summary>
    public required string Id { get; init; }

    public required string Statement { get; init; }

    public required string Source { get; init; }

    /// <summary><c>guide</c>, <c>high</c>, <c>medium</c>, <c>low</c> or <c>invented</c>.</summary>
    public required string Confidence { get; init; }

    /// <summary>Date of the source; null where it carries none.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Day on which a person last compared the statement with its source.</summary>
    public required DateOnly CheckedOn { get; init; }
}
