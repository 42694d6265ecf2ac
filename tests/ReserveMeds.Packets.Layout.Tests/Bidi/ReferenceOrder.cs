using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Layout.Tests.Pdf;

namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <summary>
/// The order in which a reader should see the words of a Document, by FriBidi: an implementation of the Unicode
/// bidirectional algorithm that shares nothing with the writers and their engines.
/// </summary>
internal static class ReferenceOrder
{
    /// <param name="lines">What the model says of each line.</param>
    /// <returns>Each line from its left to its right end, without spaces, marks and controls.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<IReadOnlyList<Inline>> lines, Direction direction) =>
        [.. Ask(lines, direction).Select(line => Seen(line.Runes, line.Places, line.Levels))];

    /// <summary>Each text with the level of each of its characters, to be put in order line by line wherever it was broken.</summary>
    public static IReadOnlyList<LeveledText> WithLevels(IReadOnlyList<IReadOnlyList<Inline>> texts, Direction direction) =>
        [.. Ask(texts, direction).Select(text => new LeveledText(text.Runes, text.Levels))];

    private static List<(Rune[] Runes, int[] Places, int[] Levels)> Ask(IReadOnlyList<IReadOnlyList<Inline>> lines, Direction direction)
    {
        List<Rune[]> texts = [.. lines.Select(line => TextOf(line).EnumerateRunes().ToArray())];
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, texts.Select(runes => string.Concat(runes)));
            var answer = CommandLine.Run(
                "fribidi", "--charset", "UTF-8", direction == Direction.RightToLeft ? "--rtl" : "--ltr",
                "--nopad", "--nobreak", "--novisual", "--ltov", "--levels", file)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(2 * texts.Count, answer.Length);
            return [.. texts.Select((runes, line) => (runes, Numbers(answer[2 * line]), Numbers(answer[(2 * line) + 1])))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Words with each isolate between the characters that stand for it in the algorithm.</summary>
    private static string TextOf(IReadOnlyList<Inline> content) => string.Concat(content.Select(inline => inline switch
    {
        Text text => text.Value,
        Isolate isolate => $"{Opening(isolate.Content)}{TextOf(isolate.Content)}\u2069",
        Strong strong => TextOf(strong.Content),
        Emphasis emphasis => TextOf(emphasis.Content),
        Link link => TextOf(link.Content),
        PartLink link => TextOf(link.Content),
        PartPage => "",
        Gap gap => $"{Opening([new Text(gap.Value)])}{gap.Value}\u2069",
        _ => throw new NotSupportedException($"The corpus has no {inline.GetType().Name}."),
    }));

    /// <summary>
    /// An isolate has the direction of its first letter outside the isolates in it, and runs from left to right without any
    /// (rules P2 and P3). Decided here, since FriBidi 1.0.8 takes the direction of a later isolate for one without letters.
    /// </summary>
    private static char Opening(IReadOnlyList<Inline> content) =>
        Bare(content).Select(IsRightToLeft).FirstOrDefault(direction => direction is not null) == true ? '\u2067' : '\u2066';

    private static string Bare(IReadOnlyList<Inline> content) => string.Concat(content.Select(inline => inline switch
    {
        Text text => text.Value,
        Strong strong => Bare(strong.Content),
        Emphasis emphasis => Bare(emphasis.Content),
        Link link => Bare(link.Content),
        PartLink link => Bare(link.Content),
        _ => "",
    }));

    // The Arabic semicolon and question mark are as strong as a letter, the comma is not.
    private static bool? IsRightToLeft(char character) =>
        !char.IsLetter(character) && character is not ('؛' or '؟') ? null : character is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFEFC');

    private static string Seen(Rune[] runes, int[] places, int[] levels)
    {
        var seen = new string[runes.Length];
        for (var i = 0; i < runes.Length; i++)
            seen[places[i]] = SeenText.Of(levels[i] % 2 == 1 ? SeenText.Mirrored(runes[i].ToString()) : runes[i].ToString());
        return string.Concat(seen);
    }

    private static int[] Numbers(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
