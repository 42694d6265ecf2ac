using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>A validation report in the shape and the words of the wire.</summary>
/// <param name="Owners">Rejects still owed, by who owes them; every owner is named, also with none.</param>
/// <param name="Completeness">How much of what may refuse the case is there; null where the documents were not looked at.</param>
/// <param name="Owed">What each owner still has to mend or may look at, rejects first; only owners with something.</param>
/// <param name="Conflicts">Contradictions of the guides that matter to this case. Advice: none of them refuses it.</param>
/// <param name="Comparison">The same case under another edition; null where none was asked for.</param>
public sealed record ReportView(
    string Regulator,
    RulebookState Rulebook,
    string Outcome,
    ComplexityView Complexity,
    IReadOnlyList<FindingView> Findings,
    IReadOnlyDictionary<string, int> Owners,
    CompletenessView? Completeness,
    IReadOnlyList<OwedView> Owed,
    IReadOnlyList<ConflictView> Conflicts,
    ArithmeticView? Arithmetic,
    WordsView Words,
    ComparisonView? Comparison = null)
{
    /// <param name="language">Language code of messages, fixes and steps; English where a language lacks words.</param>
    public static ReportView Of(ValidationReport report, PacketTexts texts, string language)
    {
        var ofFindings = texts.Findings.Languages.Contains(language) ? language : Language.English.Code;
        var ofSteps = Language.Find(language, RegulatorCatalog.Find(report.Regulator)!.Country) ?? Language.English;
        return new(
            report.Regulator,
            report.Rulebook,
            OutcomeOf(report),
            new(report.Complexity.IsComplex ? "complex" : "routine", report.Complexity.Triggers, report.Complexity.Notes),
            [.. report.Findings.Select(finding => FindingView.Of(finding, texts.Findings.Of(finding, ofFindings)))],
            Enum.GetValues<Owner>().ToDictionary(
                owner => Wire(owner),
                owner => report.Findings.Count(finding => finding.Rule.Severity == FindingSeverity.Reject && finding.Rule.Owner == owner)),
            CompletenessView.Of(report.Completeness),
            OwedView.AllOf(report, texts.Findings, ofFindings),
            [
                .. RegulatorCatalog.Find(report.Regulator)!.Conflicts
                    .Where(conflict => conflict.Matters(report))
                    .Select(conflict => ConflictView.Of(conflict, report, texts.Conflicts, language)),
            ],
            ArithmeticView.Of(report.Arithmetic, texts.Labels.In(ofSteps), ofSteps),
            new(ofFindings, texts.Findings.StatusOf(ofFindings)));
    }

    /// <summary>The report of the first edition, with what the second says otherwise.</summary>
    public static ReportView Of(EditionComparison comparison, PacketTexts texts, string language)
    {
        var report = Of(comparison.Before, texts, language);
        return report with { Comparison = ComparisonView.Of(comparison, texts.Findings, report.Words.Language) };
    }

    internal static string OutcomeOf(ValidationReport report) => report.IsComplete ? "complete" : "incomplete";

    internal static string Wire(Enum value) => value.ToString().ToLowerInvariant();
}

/// <summary>The words of this report.</summary>
/// <param name="Language">Language code of the words.</param>
/// <param name="Status"><c>original</c>, <c>reviewed</c>, or <c>drafted</c>: a translation that no named person has reviewed yet.</param>
public sealed record WordsView(string Language, string Status);

/// <param name="Class"><c>routine</c> or <c>complex</c>.</param>
public sealed record ComplexityView(string Class, IReadOnlyList<string> Triggers, IReadOnlyList<string> Notes);

/// <param name="Severity"><c>reject</c>, <c>warning</c> or <c>advice</c>.</param>
public sealed record FindingView(
    string Code,
    string Severity,
    string Path,
    string Message,
    string Fix,
    string Owner,
    SourceView Source)
{
    internal static FindingView Of(Finding finding, FindingWords words) => new(
        finding.Rule.Code,
        ReportView.Wire(finding.Rule.Severity),
        finding.Path,
        words.Message,
        words.Fix,
        ReportView.Wire(finding.Rule.Owner),
        SourceView.Of(finding.Rule.Source));
}

public sealed record SourceView(string Guide, string? Quote, DateOnly AsOf, string Confidence, IReadOnlyList<string> Facts)
{
    public static SourceView Of(Citation source) => new(source.Guide, source.Quote, source.AsOf, source.Confidence, source.Facts);
}

/// <param name="Steps">The arithmetic line by line, in words.</param>
public sealed record ArithmeticView(int UnitsNeeded, int? UnitsRequested, int PacksNeeded, int? PacksRequested, IReadOnlyList<string> Steps)
{
    internal static ArithmeticView? Of(QuantityArithmetic? arithmetic, LanguageLabels labels, Language language) => arithmetic is null
        ? null
        : new(
            arithmetic.UnitsNeeded,
            arithmetic.UnitsRequested,
            arithmetic.PacksNeeded,
            arithmetic.PacksRequested,
            [.. QuantityView.Steps(arithmetic, $"unit.{arithmetic.Unit}", labels, language).Select(step => step.Replace('\u00A0', ' '))]);
}

