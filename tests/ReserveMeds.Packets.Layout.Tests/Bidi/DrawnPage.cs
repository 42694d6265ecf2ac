using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Layout.Tests.Pdf;

namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <param name="Character">What the font calls the glyph: one character, or the letters of a joined form.</param>
/// <param name="Number">In its font; 0 is the box for a missing character.</param>
/// <param name="Outline">The drawn shape: the one thing that tells an opening from a closing bracket for certain.</param>
/// <param name="Advance">In ems; an alef drawn into its lam has none.</param>
/// <param name="X">From the left edge of the page, in points.</param>
/// <param name="Y">Of the baseline from the top of the page, in points.</param>
internal sealed record DrawnGlyph(string Character, int Number, string Outline, double Advance, int Page, double X, double Y);

/// <summary>The glyphs of a PDF by their places, as MuPDF draws them.</summary>
internal static partial class DrawnPage
{
    // Baselines of one line differ by less; lines stand further apart.
    private const double LineTolerance = 4;

    // LibreOffice rounds places, so an alef may start a little right of the lam that it is drawn into.
    private const double JoinedTolerance = 0.5;

    public static IReadOnlyList<DrawnGlyph> Glyphs(string pdf)
    {
        var pages = Page().Matches(CommandLine.Run("pdfinfo", pdf)) is [var count] ? int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        return [.. Enumerable.Range(1, pages).SelectMany(page => Glyphs(pdf, page))];
    }

    /// <summary>Glyphs of each line from left to right; lines from the top of the first page to the foot of the last.</summary>
    public static IReadOnlyList<IReadOnlyList<DrawnGlyph>> Lines(IReadOnlyList<DrawnGlyph> glyphs)
    {
        var lines = new List<List<DrawnGlyph>>();
        foreach (var glyph in glyphs.Where(TakesRoom).OrderBy(glyph => glyph.Page).ThenBy(glyph => glyph.Y))
        {
            if (lines is [.., [.., var last]] && last.Page == glyph.Page && glyph.Y - last.Y < LineTolerance)
                lines[^1].Add(glyph);
            else
                lines.Add([glyph]);
        }

        return [.. lines.Select(line => line.OrderBy(glyph => IsJoined(glyph) ? glyph.X - JoinedTolerance : glyph.X).ToList())];
    }

    /// <summary>Not so spaces, direction marks and vowel marks, which some files call by the letter that they stand on.</summary>
    private static bool TakesRoom(DrawnGlyph glyph) => SeenText.Of(glyph.Character).Length > 0 && (glyph.Advance > 0 || IsJoined(glyph));

    /// <summary>An alef drawn into its lam starts where the lam does, and is seen left of it.</summary>
    private static bool IsJoined(DrawnGlyph glyph) => glyph.Advance == 0 && SeenText.Of(glyph.Character) is "ا" or "أ" or "إ" or "آ";

    private static List<DrawnGlyph> Glyphs(string pdf, int page)
    {
        // The trace says characters and places, the drawing says outlines; both go through the page in the same order.
        var drawing = CommandLine.Run("mutool", "draw", "-q", "-F", "svg", pdf, $"{page}");
        var outlines = Outline().Matches(drawing).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        var used = new Queue<string>(Use().Matches(drawing).Select(match => match.Groups[1].Value));
        var glyphs = new List<DrawnGlyph>();
        double[] matrix = [];
        foreach (Match match in Trace().Matches(CommandLine.Run("mutool", "trace", pdf, $"{page}")))
        {
            if (match.Groups[1].Success)
            {
                matrix = [.. match.Groups[1].Value.Split(' ').Select(Number)];
                continue;
            }

            var character = WebUtility.HtmlDecode(match.Groups[2].Value);
            var (x, y) = (Number(match.Groups[4].Value), Number(match.Groups[5].Value));
            if (!match.Groups[3].Success)
            {
                // A further letter of the glyph before.
                glyphs[^1] = glyphs[^1] with { Character = glyphs[^1].Character + character };
                continue;
            }

            var id = used.Dequeue();
            glyphs.Add(new DrawnGlyph(
                character,
                int.Parse(id.Split('_')[^1], CultureInfo.InvariantCulture),
                outlines.GetValueOrDefault(id, ""),
                Number(match.Groups[6].Value),
                page,
                (matrix[0] * x) + (matrix[2] * y) + matrix[4],
                (matrix[1] * x) + (matrix[3] * y) + matrix[5]));
        }

        Assert.Empty(used);
        return glyphs;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?m)^Pages:\s+(\d+)")]
    private static partial Regex Page();

    [GeneratedRegex("<path id=\"(font_[^\"]*)\" d=\"([^\"]*)\"")]
    private static partial Regex Outline();

    [GeneratedRegex("<use data-text=\"[^\"]*\" xlink:href=\"#(font_[^\"]*)\"")]
    private static partial Regex Use();

    [GeneratedRegex("<fill_text [^>]*transform=\"([^\"]*)\"|<g unicode=\"([^\"]*)\"( glyph=\"[^\"]*\")? x=\"([^\"]*)\" y=\"([^\"]*)\" adv=\"([^\"]*)\"")]
    private static partial Regex Trace();
}
