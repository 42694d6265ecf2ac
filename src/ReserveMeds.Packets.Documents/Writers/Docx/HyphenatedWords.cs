using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Keeps dates and codes such as <c>2027-02-01</c> on one line of a narrow cell.</summary>
/// <remarks>
/// Programs break a line behind a hyphen. The hyphens that do not break are other characters: who searches for a code or
/// copies it would not find it. So the line ends before such a word where it would else end inside, which only changes a
/// space. Where that is can be no more than estimated; a line that ends early does no harm.
/// </remarks>
internal sealed partial class HyphenatedWords
{
    // Further down, nobody could tell where a line ends, and a line that ends early would be seen. Right-to-left words stand in
    // narrow cells here, and a code torn among them is read in the wrong order. Their letters are narrower than those counted.
    private const int MostLines = 2;
    private const int MostRightToLeftLines = 4;
    private static readonly double[] Widths = [1, 1.15];
    private static readonly double[] RightToLeftWidths = [1, 1.15, 1.3];

    private readonly HashSet<int> ends;
    private int at;

    private HyphenatedWords(HashSet<int> ends) => this.ends = ends;

    /// <param name="room">Of a line, in characters.</param>
    public static IReadOnlyList<Inline> Whole(IReadOnlyList<Inline> content, int room)
    {
        // A word may begin in one piece and end in another, as a date in brackets among right-to-left words does.
        var found = EndsOfLines(UnbrokenNumbers.Of(TextOf(content), inRightToLeft: false), room);
        return found.Count == 0 ? content : new HyphenatedWords(found).In(content);
    }

    /// <summary>The spaces at which a line has to end.</summary>
    private static HashSet<int> EndsOfLines(string text, int room)
    {
        var found = new HashSet<int>();
        var rightToLeft = Directionality.HoldsRightToLeft(text);
        if (text.Length > room * (rightToLeft ? MostRightToLeftLines : MostLines))
            return found;
        foreach (var wider in rightToLeft ? RightToLeftWidths : Widths)
            AddEnds(text, (int)(room * wider), found);
        return found;
    }

    private static void AddEnds(string text, int room, HashSet<int> found)
    {
        var (start, used) = (0, 0);
        foreach (var word in Words().EnumerateMatches(text))
        {
            if (found.Contains(word.Index - 1) || text.AsSpan(start, word.Index - start).Contains('\n'))
                used = 0;
            if (used + word.Length > room)
            {
                if (used > 0 && text[word.Index - 1] == ' ' && IsWhole(text.AsSpan(word.Index, word.Length)))
                    found.Add(word.Index - 1);
                used = 0;
            }

            used += word.Length + 1;
            start = word.Index + word.Length;
        }
    }

    private static string TextOf(IReadOnlyList<Inline> content) => string.Concat(content.Select(inline => inline switch
    {
        Strong strong => TextOf(strong.Content),
        Emphasis emphasis => TextOf(emphasis.Content),
        Isolate isolate => TextOf(isolate.Content),
        LineBreak => "\n",
        _ => PlainText.Of([inline]),
    }));

    private List<Inline> In(IReadOnlyList<Inline> content) => [.. content.SelectMany(In)];

    private IEnumerable<Inline> In(Inline inline)
    {
        switch (inline)
        {
            case Text text:
                return In(text.Value);
            case Strong strong:
                return [new Strong(In(strong.Content))];
            case Emphasis emphasis:
                return [new Emphasis(In(emphasis.Content))];
            case Isolate isolate:
                return [new Isolate(In(isolate.Content))];
            default:
                at += PlainText.Of([inline]).Length;
                return [inline];
        }
    }

    private IEnumerable<Inline> In(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!ends.Contains(at + i))
                continue;
            if (i > start)
                yield return new Text(text[start..i]);
            yield return new LineBreak();
            start = i + 1;
        }

        at += text.Length;
        if (start < text.Length)
            yield return new Text(text[start..]);
    }

    private static bool IsWhole(ReadOnlySpan<char> word)
    {
        var hyphen = word.IndexOf('-');
        return word.IndexOfAnyInRange('0', '9') >= 0 && hyphen > 0 && hyphen < word.Length - 1;
    }

    [GeneratedRegex("[^ \n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
