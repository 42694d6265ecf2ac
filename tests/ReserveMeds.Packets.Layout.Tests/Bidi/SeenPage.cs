namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <summary>The lines of a file as they are seen, each over the whole width of its page.</summary>
internal sealed class SeenPage
{
    // The next line of a paragraph or cell, in points below the one before.
    private const double Nearest = 6;
    private const double Farthest = 24;

    private readonly IReadOnlyList<(string Seen, int Page, double Y)> lines;

    /// <param name="signs">Which sign an outline draws.</param>
    public SeenPage(IReadOnlyList<IReadOnlyList<DrawnGlyph>> lines, IReadOnlyDictionary<string, string> signs) => this.lines =
    [
        .. lines.Select(line => (
            string.Concat(line.Select(glyph => signs.TryGetValue(glyph.Outline, out var sign) ? sign : SeenText.Of(glyph.Character))),
            line[0].Page,
            line[0].Y)),
    ];

    /// <summary>Whether the text stands on one line, or on lines right below each other, each in the order it should be seen.</summary>
    public bool Shows(LeveledText text) => text.Length == 0 || Enumerable.Range(0, lines.Count).Any(line => Shows(text, from: 0, line));

    private bool Shows(LeveledText text, int from, int line)
    {
        for (var to = text.Length; to > from; to--)
        {
            if (text.MayEnd(to) && lines[line].Seen.Contains(text.Seen(from, to), StringComparison.Ordinal)
                && (to == text.Length || Below(line).Any(next => Shows(text, to, next))))
                return true;
        }

        return false;
    }

    private IEnumerable<int> Below(int line)
    {
        for (var next = line + 1; next < lines.Count; next++)
        {
            var isNear = lines[next].Page == lines[line].Page
                ? lines[next].Y - lines[line].Y is > Nearest and < Farthest
                : lines[next].Page == lines[line].Page + 1 && lines[next].Y < 120;
            if (isNear)
                yield return next;
        }
    }
}
