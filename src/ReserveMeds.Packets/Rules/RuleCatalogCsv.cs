using System.Globalization;

namespace ReserveMeds.Packets.Rules;

/// <summary>The rule catalogue of one edition as CSV (RFC 4180): one row a rule, for reading and sorting in a spreadsheet.</summary>
/// <remarks>Lines end in LF alone, so that the file of the repository and the one that is served are the same bytes.</remarks>
public static class RuleCatalogCsv
{
    private static readonly IReadOnlyList<string> Header =
    [
        "code", "severity", "path", "owner", "check", "source", "quote", "facts", "asOf", "reviewBy", "confidence", "message", "fix",
        "wordsAtSinglePlaces",
    ];

    /// <summary>The text, with a header row. Names in braces are holes that a finding fills.</summary>
    public static string Write(Rulebook rulebook, FindingTexts texts) =>
        string.Concat(rulebook.Rules.Select(rule => Cells(rule, texts.Of(rule), rulebook)).Prepend(Header).Select(Line));

    private static IReadOnlyList<string> Cells(Rule rule, RuleWords words, Rulebook rulebook) =>
    [
        rule.Code,
        rule.Severity.ToString().ToLowerInvariant(),
        rule.Path,
        rule.Owner.ToString().ToLowerInvariant(),
        rule.Check,
        rule.Source.Guide,
        rule.Source.Quote ?? "",
        string.Join("; ", rule.Source.Facts),
        Day(rule.Source.AsOf),
        Day(rulebook.ReviewBy),
        rule.Source.Confidence,
        words.Own.Message,
        words.Own.Fix,
        string.Join(" | ", words.ByPlace.Select(placed => $"{placed.Path}: {placed.Words.Message} {placed.Words.Fix}")),
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Line(IReadOnlyList<string> cells) => $"{string.Join(',', cells.Select(Cell))}\n";

    /// <summary>A spreadsheet reads a cell that begins like a formula as one; the apostrophe makes it text.</summary>
    internal static string Cell(string text)
    {
        var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? harmless
            : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
