using System.Globalization;
using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>
/// Finds the left-to-right fragments in a line of right-to-left text: dates, doses with their units, ranges, references, Latin
/// names. Shown without a direction of its own, <c>200 mg</c> would read <c>mg 200</c>.
/// </summary>
public static partial class FragmentFinder
{
    private const string Comparisons = "<>≤≥≈~±";
    private const string Signs = "+-−#§№€$£@°";
    private const string Endings = "%‰°′″®™+/";

    /// <returns>In order and apart from each other; between two boundaries stands at most one.</returns>
    public static IEnumerable<Range> Find(string line)
    {
        var parting = BracketsBesideDates().Matches(line).Concat(BracketsOfCounts().Matches(line))
            .SelectMany(match => new[] { match.Groups["open"].Index, match.Groups["close"].Index }).ToHashSet();
        bool IsBoundary(string line, int i) => parting.Contains(i) || FragmentFinder.IsBoundary(line, i);
        var brackets = BracketPairs.Of(line, IsBoundary);
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || IsBoundary(line, i) || brackets.IsLone(i))
            {
                if (FindBetween(line, start, i, brackets) is { } fragment)
                {
                    yield return fragment;
                }

                start = i + 1;
            }
        }
    }

    /// <summary>Letters and signs of right-to-left scripts, but not their digits. Beyond U+FFFF the first half of a pair tells the script.</summary>
    public static bool IsRightToLeft(char character) => !char.IsDigit(character) && character
        is (>= '\u0590' and <= '\u08FF' and not ('\u066A' or '\u066B' or '\u066C'))
        or (>= '\uFB1D' and <= '\uFDFF')
        or (>= '\uFE70' and <= '\uFEFE')
        or '\uD802' or '\uD803' or '\uD83A' or '\uD83B';

    /// <summary>Letters, digits and marks that a fragment begins and ends with; both halves of a pair are what the pair is.</summary>
    internal static bool IsCore(string line, int i) => line[i] == FragmentLine.LeftToRight
        || (!IsRightToLeft(line[StartOf(line, i)])
            && (char.IsLetterOrDigit(line, StartOf(line, i)) || char.IsNumber(line, StartOf(line, i))
                || char.GetUnicodeCategory(line, StartOf(line, i))
                    is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark));

    private static bool IsDigit(string line, int i) => char.IsDigit(line, StartOf(line, i));

    /// <summary>Where the character begins whose second half may stand at the place.</summary>
    private static int StartOf(string line, int i) => i > 0 && char.IsSurrogatePair(line, i - 1) ? i - 1 : i;

    private static bool IsBoundary(string line, int i) => line[i] switch
    {
        FragmentLine.Boundary or FragmentLine.Break => true,
        // Boxes, ticks and bullets belong to what follows them, so two of them never stand in one fragment.
        (>= '\u25A0' and <= '\u27BF') or '•' => true,
        // An Arabic comma between two digits is a decimal sign: breaking there would swap the digits.
        '\u060C' => !(i > 0 && i + 1 < line.Length && IsDigit(line, i - 1) && IsDigit(line, i + 1)),
        var character => IsRightToLeft(character),
    };

    /// <summary>
    /// Year and ISO date of "22 تشرين الثاني 2026 (2026-11-22)". As one fragment the bracket would come to stand between month and
    /// year, so the two brackets part it.
    /// </summary>
    [GeneratedRegex(@"(?<=[\u0620-\u06EF][ \u00A0])(?<year>[0-9]{4})[ \u00A0](?<open>\()\k<year>-[0-9]{2}-[0-9]{2}(?<close>\))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BracketsBesideDates();

    /// <summary>
    /// The count behind a dual, as in "علبتان (2) = 60 قرصا". As one fragment, "(2) = 60" would put the 60 beside the packs and the 2
    /// beside the tablets.
    /// </summary>
    [GeneratedRegex(@"(?<=[\u0620-\u06EF][ \u00A0])(?<open>\()[0-9]+(?<close>\))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BracketsOfCounts();

    private static Range? FindBetween(string line, int start, int end, BracketPairs brackets)
    {
        var first = start;
        while (first < end && !IsCore(line, first))
        {
            first++;
        }

        if (first == end)
        {
            return null;
        }

        var last = end - 1;
        while (!IsCore(line, last))
        {
            last--;
        }

        (first, last) = brackets.Completed(first, last);
        return WithSignsBefore(line, start, first)..WithEndings(line, last + 1, end);
    }

    /// <summary>Takes in the sign of a number or comparison, as in <c>-5</c>, <c>≥ 12</c>, <c>+212 5</c> or <c>.5</c>.</summary>
    private static int WithSignsBefore(string line, int start, int first)
    {
        while (true)
        {
            var before = first - 1;
            while (before >= start && char.IsWhiteSpace(line[before]))
            {
                before--;
            }

            if (before < start)
            {
                return first;
            }

            // A hyphen right after a word is a hyphen, not a minus.
            var standsFree = before == first - 1
                && (before == 0 || char.IsWhiteSpace(line[before - 1]) || "([{«“\"<>≤≥≈~±=".Contains(line[before - 1]));
            var isSign = Comparisons.Contains(line[before])
                || (line[before] is '=' && before > start && line[before - 1] is '<' or '>')
                || (standsFree && Signs.Contains(line[before]))
                || (standsFree && line[before] is '.' or ',' && IsDigit(line, first));
            if (!isSign)
            {
                return first;
            }

            first = before;
        }
    }

    private static int WithEndings(string line, int after, int end)
    {
        var percent = after;
        while (percent < end && char.IsWhiteSpace(line[percent]))
        {
            percent++;
        }

        if (percent < end && line[percent] is '%' or '‰')
        {
            after = percent + 1;
        }

        while (after < end && Endings.Contains(line[after])
            && (after + 1 == line.Length || !char.IsLetterOrDigit(line[after + 1])))
        {
            after++;
        }

        // A full stop ends an abbreviation such as "Inc." where the sentence goes on.
        return after + 1 < line.Length && line[after] == '.' && line[after + 1] is '،' or '؛' ? after + 1 : after;
    }
}
