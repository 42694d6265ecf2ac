using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Keeps dates and codes such as <c>2027-02-01</c> on one line of a narrow cell.</summary>
/// <remarks>
/// Programs break a line behind a hyphen. The hyphens that do not break are other characters: who searches for a code or
/// copies it would not find it. So the line ends before such a word where it would else end inside, which only changes a
/// space. Where that is can be no more than estimated; a line that ends early does no harm.
/// </remarks>
internal sealed class HyphenatedWords
{
    private readonly int room;
    private int at;

    private HyphenatedWords(int room) => this.room = room;

    /// <param name="room">Of a line, in characters.</param>
    public static IReadOnlyList<Inline> Whole(IReadOnlyList<Inline> content, int room) => new HyphenatedWords(room).In(content);

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
            case LineBreak:
                at = 0;
                return [inline];
            default:
                at += PlainText.Of([inline]).Length;
                return [inline];
        }
    }

    private IEnumerable<Inline> In(string text)
    {
        var start = 0;
        var place = 0;
        foreach (var word in text.Split(' '))
        {
            // There is a space before every word but the first.
            if (place > start && at + word.Length > room && IsHyphenated(word))
            {
                yield return new Text(text[start..(place - 1)]);
                yield return new LineBreak();
                (start, at) = (place, 0);
            }

            at = (at + word.Length > room ? 0 : at) + word.Length + 1;
            place += word.Length + 1;
        }

        at--;
        yield return new Text(text[start..]);
    }

    private static bool IsHyphenated(string word)
    {
        var hyphen = word.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0 && hyphen < word.Length - 1 && word.Any(char.IsAsciiDigit);
    }
}
