using System.Globalization;
using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Layout.Tests.Samples;

/// <summary>What a printed page must not do. Each rule returns what breaks it.</summary>
internal static partial class PageRules
{
    /// <summary>The next line of a paragraph or cell stands closer than this.</summary>
    private const double NextLine = 20;

    public static IEnumerable<string> PartedDoses(PrintedPage page, bool rightToLeft) => Successors(page, rightToLeft)
        .Where(pair => EndsInNumber().IsMatch(pair.Last) && Unit().IsMatch(pair.First))
        .Select(pair => $"{pair.Last} ⏎ {pair.First}");

    public static IEnumerable<string> BrokenWords(PrintedPage page, bool rightToLeft) => Successors(page, rightToLeft)
        .Where(pair => EndsInside().IsMatch(pair.Last) && char.IsLetterOrDigit(pair.First[0]))
        .Select(pair => $"{pair.Last} ⏎ {pair.First}");

    public static bool HasLabel(PrintedPage page, string label, bool rightToLeft) =>
        page.Foot.Any(line => string.Join(' ', line.Read(rightToLeft)).Contains(label, StringComparison.Ordinal));

    public static string Label(string language, int page, int pages) => string.Format(
        CultureInfo.InvariantCulture,
        language switch { "fr" => "Page {0} sur {1}", "ar" => "الصفحة {0} من {1}", "ckb" => "لاپەڕەی {0} لە {1}", _ => "Page {0} of {1}" },
        page,
        pages);

    /// <param name="headings">The headings of the document; letters are compared in any order, as lines are read as they are seen.</param>
    public static IEnumerable<string> HeadingAtFoot(PrintedPage page, IReadOnlyList<string> headings)
    {
        var last = page.Body.MaxBy(line => line.Bottom);
        return last is null ? [] : headings.Where(heading => Letters(heading) == Letters(string.Concat(last.Seen)));
    }

    /// <param name="blocks">Texts in reading order with their pages.</param>
    /// <returns>Pages on which a place to sign begins with nothing before it.</returns>
    public static IReadOnlyList<int> LonelySignatures(IReadOnlyList<(string Text, int Page)> blocks, IReadOnlyList<string> signatureLines)
    {
        var lines = signatureLines.Select(Letters).ToHashSet(StringComparer.Ordinal);
        return
        [
            // A document may begin with the name that stands in its signature too.
            .. blocks.GroupBy(block => block.Page)
                .Where(page => page.Key > 1 && lines.Contains(Letters(page.First().Text)))
                .Select(page => page.Key),
        ];
    }

    /// <summary>Signs of French without the space before or behind them that does not break.</summary>
    public static IEnumerable<string> LooseSigns(string paragraph) => LooseSign().Matches(paragraph).Select(match => match.Value);

    public static IEnumerable<string> PartedSigns(PrintedPage page) => page.Body
        .Where(line => line.Seen[0] is ":" or ";" or "!" or "?" or "»" || line.Seen[^1] == "«")
        .Select(line => string.Join(' ', line.Seen));

    /// <summary>The last word of each line, as it is read, and the first of the line below it.</summary>
    private static IEnumerable<(string Last, string First)> Successors(PrintedPage page, bool rightToLeft) =>
        from line in page.Body
        let next = page.Body.Where(other => other.Top > line.Top + 4 && other.Top < line.Top + NextLine && other.Left < line.Right && other.Right > line.Left).MinBy(other => other.Top)
        where next is not null
        select (line.Read(rightToLeft)[^1], next.Read(rightToLeft)[0]);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Order());

    [GeneratedRegex(@"[0-9]\)?$")]
    private static partial Regex EndsInNumber();

    [GeneratedRegex(@"^(mg|kg|µg|g|ml|mL|°C|%|USD|IQD|MAD|× ULN|days?|hours?|weeks?|months?|years?|tablets?|packs?|pens?|jours?|heures?|semaines?|mois|ans?|comprimés?|boîtes?|stylos?|يوما?|أيام|ساعة|ساعات|أسابيع|أسبوعا|قرصا|أقراص|قلما|أقلام|علب|سنة|ڕۆژ|کاتژمێر|هەفتە|مانگ|حەب|پاکەت|قەڵەم|ساڵ)(?!\p{L})")]
    private static partial Regex Unit();

    // Two words of a language that a hyphen joins may end a line at it; what is all capitals or digits is a code.
    [GeneratedRegex(@"[\p{L}\p{Nd}][/\u00AD]$|(?<!\p{L})[\p{Lu}\p{Nd}]+-$|[0-9][\u2010-\u2013]$")]
    private static partial Regex EndsInside();

    [GeneratedRegex(@".{0,12}(?<![\u00A0\u202F:/?])(?:[;!?»]|:(?![0-9/]))|«(?![\u00A0\u202F]).{0,12}")]
    private static partial Regex LooseSign();
}
