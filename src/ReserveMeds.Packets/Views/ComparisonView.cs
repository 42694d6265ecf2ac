using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>What another edition of the rulebook says of the same case.</summary>
/// <param name="Rulebook">The other edition; the report itself speaks for the first.</param>
/// <param name="Outcome">Under the other edition: <c>complete</c> or <c>incomplete</c>.</param>
/// <param name="OnlyHere">Findings of the report that the other edition does not have.</param>
/// <param name="OnlyThere">Findings of the other edition that the report does not have.</param>
/// <param name="Changed">Findings of both that differ in severity.</param>
public sealed record ComparisonView(
    RulebookState Rulebook,
    string Outcome,
    IReadOnlyList<FindingView> OnlyHere,
    IReadOnlyList<FindingView> OnlyThere,
    IReadOnlyList<ChangedFindingView> Changed)
{
    internal static ComparisonView Of(EditionComparison comparison, FindingTexts texts, string language)
    {
        return new(
            comparison.After.Rulebook,
            ReportView.OutcomeOf(comparison.After),
            All(comparison.OnlyBefore),
            All(comparison.OnlyAfter),
            [
                .. comparison.Changed.Select(change => new ChangedFindingView(
                    change.Finding.Rule.Code,
                    change.Finding.Path,
                    ReportView.Wire(change.Was),
                    ReportView.Wire(change.Finding.Rule.Severity))),
            ]);

        List<FindingView> All(IReadOnlyList<Finding> findings) =>
            [.. findings.Select(finding => FindingView.Of(finding, texts.Of(finding, language)))];
    }
}

/// <param name="Here">Severity in the report.</param>
/// <param name="There">Severity under the other edition.</param>
public sealed record ChangedFindingView(string Code, string Path, string Here, string There);
