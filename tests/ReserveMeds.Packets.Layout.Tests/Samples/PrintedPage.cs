using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Layout.Tests.Pdf;

namespace ReserveMeds.Packets.Layout.Tests.Samples;

/// <summary>One line of one column or cell, as poppler finds it on a page.</summary>
/// <param name="Seen">Its words from left to right; letters of right-to-left words too are in the order they are seen.</param>
/// <param name="Left">From the left edge of the page, in points, as all others.</param>
internal sealed record PrintedLine(IReadOnlyList<string> Seen, double Left, double Top, double Right, double Bottom)
{
    /// <summary>The words in the order they are read: the runs of one direction follow each other in that of the page.</summary>
    public IReadOnlyList<string> Read(bool rightToLeft)
    {
        var runs = new List<List<string>>();
        foreach (var word in Seen)
        {
            if (runs.Count > 0 && IsRightToLeft(runs[^1][0]) == IsRightToLeft(word))
                runs[^1].Add(word);
            else
                runs.Add([word]);
        }

        foreach (var run in runs.Where(run => IsRightToLeft(run[0])))
            run.Reverse();
        if (rightToLeft)
            runs.Reverse();
        return [.. runs.SelectMany(run => run).Select(word => IsRightToLeft(word) ? string.Concat(word.Reverse()) : word)];
    }

    public static bool IsRightToLeft(string word) => word.Any(character => character is >= '\u0590' and <= '\u08FF');
}

/// <summary>A page of a finished PDF, line by line.</summary>
/// <param name="Body">From top to bottom and in the order of columns; without what stands below the words of the page.</param>
/// <param name="Foot">The running foot with the number of the page.</param>
internal sealed partial record PrintedPage(int Number, IReadOnlyList<PrintedLine> Body, IReadOnlyList<PrintedLine> Foot)
{
    public static IReadOnlyList<PrintedPage> Of(PdfFile pdf) => Parse(pdf.BoxedLines);

    /// <param name="layout">What <c>pdftotext -bbox-layout</c> says.</param>
    private static IReadOnlyList<PrintedPage> Parse(string layout) =>
    [
        .. layout.Split("<page ").Skip(1).Select((page, index) =>
        {
            var lines = page.Split("<line ").Skip(1).Select(LineOf).OfType<PrintedLine>().ToList();
            var foot = FootOf(lines);
            return new PrintedPage(index + 1, [.. lines.Where(line => line.Top < foot)], [.. lines.Where(line => line.Top >= foot)]);
        }),
    ];

    /// <summary>The foot is parted from the words above it by more than any two of their lines; its own lines are close.</summary>
    private static double FootOf(IReadOnlyList<PrintedLine> lines)
    {
        var foot = lines.Max(line => line.Top);
        while (lines.Where(line => line.Top < foot - 0.5 && line.Bottom > foot - 2).ToList() is [_, ..] above && foot - above.Min(line => line.Top) < 16)
            foot = above.Min(line => line.Top);
        return foot - 0.1;
    }

    private static PrintedLine? LineOf(string line)
    {
        var box = Box().Match(line);
        var words = Word().Matches(line).Select(word => Marks().Replace(WebUtility.HtmlDecode(word.Groups[1].Value), "").Trim()).Where(word => word.Length > 0).ToList();
        return words.Count == 0 ? null : new(words, Points(box, 1), Points(box, 2), Points(box, 3), Points(box, 4));
    }

    private static double Points(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^xMin=\"([^\"]*)\" yMin=\"([^\"]*)\" xMax=\"([^\"]*)\" yMax=\"([^\"]*)\"")]
    private static partial Regex Box();

    [GeneratedRegex("<word [^>]*>([^<]*)</word>")]
    private static partial Regex Word();

    [GeneratedRegex("[\u202A-\u202E\u2066-\u2069\u200E\u200F]")]
    private static partial Regex Marks();
}
