namespace ReserveMeds.Packets.Cases;

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

    /// <summary>Next visit at which the physician sees the patient.</summary>
    public DateOnly? NextVisitOn { get; init; }
}

public sealed record FollowUp
{
    public string? Item { get; init; }

    public string? Interval { get; init; }
}
