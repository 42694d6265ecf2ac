namespace ReserveMeds.Packets.Cases;

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

    /// <summary>Supply that the patient had before this request, where it continues one.</summary>
    public PriorSupply PriorSupply { get; init; } = new();

    /// <summary>Intended treatment duration in days.</summary>
    public int? DurationDays { get; init; }

    /// <summary>Quantity requested in packs.</summary>
    public int? QuantityPacks { get; init; }

    /// <summary>Why the quantity differs from the arithmetic, where it does.</summary>
    public string? QuantityExplanation { get; init; }
}

public sealed record PriorSupply
{
    /// <summary>True where the patient was on the presentation sourced in the United States.</summary>
    public bool? UsSourced { get; init; }

    /// <summary>First day of that supply.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Where it is on record, such as a prescription or a dispensing record.</summary>
    public string? Reference { get; init; }
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
