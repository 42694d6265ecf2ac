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
    public static IReadOnlyList<string> Of(IReadOnlyList<IReadOnlyList<Inline>> lines, Direction direction)
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
            return [.. texts.Select((runes, line) => Seen(runes, Numbers(answer[2 * line]), Numbers(answer[(2 * line) + 1])))];
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
        Isolate isolate => $"\u2068{TextOf(isolate.Content)}\u2069",
        Strong strong => TextOf(strong.Content),
        Emphasis emphasis => TextOf(emphasis.Content),
        Link link => TextOf(link.Content),
        _ => throw new NotSupportedException($"The corpus has no {inline.GetType().Name}."),
    }));

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
