using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>A validation report in the shape and the words of the wire.</summary>
/// <param name="Owners">Rejects still owed, by who owes them; every owner is named, also with none.</param>
public sealed record ReportView(
    string Regulator,
    RulebookState Rulebook,
    string Outcome,
    ComplexityView Complexity,
    IReadOnlyList<FindingView> Findings,
    IReadOnlyDictionary<string, int> Owners,
    ArithmeticView? Arithmetic,
    WordsView Words)
{
    /// <param name="language">Language code of messages, fixes and steps; English where a language lacks words.</param>
    public static ReportView Of(ValidationReport report, PacketTexts texts, string language)
    {
        // Findings may have words in a language whose dates and numbers are not written yet.
        var ofFindings = texts.Findings.Languages.Contains(language) ? language : Language.English.Code;
        var ofSteps = Language.Find(language) ?? Language.English;
        return new(
            report.Regulator,
            report.Rulebook,
            report.IsComplete ? "complete" : "incomplete",
            new(report.Complexity.IsComplex ? "complex" : "routine", report.Complexity.Triggers, report.Complexity.Notes),
            [.. report.Findings.Select(finding => FindingView.Of(finding, texts.Findings.Of(finding, ofFindings)))],
            Enum.GetValues<Owner>().ToDictionary(
                owner => Wire(owner),
                owner => report.Findings.Count(finding => finding.Rule.Severity == FindingSeverity.Reject && finding.Rule.Owner == owner)),
            ArithmeticView.Of(report.Arithmetic, texts.Labels.In(ofSteps), ofSteps),
            new(ofFindings, texts.Findings.StatusOf(ofFindings)));
    }

    internal static string Wire(Enum value) => value.ToString().ToLowerInvariant();
}

/// <summary>The words of this report.</summary>
/// <param name="Language">Language code of messages and fixes; steps are in it where its numbers are written, else in English.</param>
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

