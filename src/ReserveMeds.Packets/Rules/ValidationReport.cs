using ReserveMeds.Packets.Requirements;

namespace ReserveMeds.Packets.Rules;

/// <summary>What one rulebook edition says of one case.</summary>
public sealed record ValidationReport
{
    public required string Regulator { get; init; }

    public required RulebookState Rulebook { get; init; }

    public required Complexity Complexity { get; init; }

    /// <summary>In the order of the form: by path, then by code.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Null where dose, duration or product is missing.</summary>
    public required QuantityArithmetic? Arithmetic { get; init; }

    /// <summary>Null where only the rulebook was asked, without the documents.</summary>
    public Completeness? Completeness { get; init; }

    /// <summary>The report with more findings, again in the order of the form.</summary>
    internal ValidationReport With(IEnumerable<Finding> more) => this with { Findings = InOrder(Findings.Concat(more)) };

    internal static IReadOnlyList<Finding> InOrder(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderBy(finding => finding.Path, FormOrder.Instance).ThenBy(finding => finding.Rule.Code, StringComparer.Ordinal),
    ];

    /// <summary>True when no rule refused the case, and nothing more than that.</summary>
    public bool IsComplete => Findings.All(finding => finding.Rule.Severity != FindingSeverity.Reject);
}

/// <param name="AsOf">Day on which the guides it rests on were last reviewed.</param>
/// <param name="Stale">True from the day after <paramref name="ReviewBy"/>.</param>
/// <param name="InForceFrom">First day on which the edition holds.</param>
/// <param name="NewerEdition">Edition that is in force in its place; null where there is none.</param>
public sealed record RulebookState(
    string Edition, DateOnly AsOf, DateOnly ReviewBy, bool Stale, DateOnly InForceFrom, string? NewerEdition);

/// <param name="IsComplex">True where a hard trigger applies.</param>
/// <param name="Triggers">Ids of hard triggers: <c>rare-indication</c>, <c>larger-quantity</c>, <c>first-import-of-format</c>.</param>
/// <param name="Notes">Ids of soft triggers: <c>under-18</c>, <c>weight-banded</c>, <c>first-import</c>.</param>
public sealed record Complexity(bool IsComplex, IReadOnlyList<string> Triggers, IReadOnlyList<string> Notes);

/// <summary>Units a day × days ÷ pack, rounded up.</summary>
/// <param name="Unit">Id of the counted unit, such as <c>tablet</c>.</param>
/// <param name="UnitsNeeded">Counted units, rounded up to a whole unit.</param>
/// <param name="UnitsRequested">Packs requested × units in a pack; null where no quantity was given.</param>
/// <param name="LabelUnitsPerDay">Units a day by the label's dose that applies to this case; null where none does.</param>
public sealed record QuantityArithmetic(
    string Unit,
    decimal UnitsPerDay,
    int Days,
    int UnitsPerPack,
    int UnitsNeeded,
    int PacksNeeded,
    int SurplusUnits,
    int? PacksRequested,
    int? UnitsRequested,
    decimal? LabelUnitsPerDay,
    IReadOnlyList<string> TakenWith);
