using System.Text;

namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <summary>A text in the order it is read, each character with its level by the Unicode bidirectional algorithm.</summary>
internal sealed class LeveledText
{
    private readonly List<(string Sign, int Level)> signs = [];
    private readonly HashSet<int> ends = [];

    public LeveledText(IReadOnlyList<Rune> runes, IReadOnlyList<int> levels)
    {
        Logical = string.Concat(runes);
        for (var i = 0; i < runes.Count; i++)
        {
            // What takes no room is kept with its level: it parts the runs around it.
            var sign = SeenText.Of(runes[i].ToString());
            signs.Add((sign.Length > 0 && levels[i] % 2 == 1 ? SeenText.Mirrored(sign) : sign, levels[i]));
            if (sign is "" or "-" or "/" or "–" or "@" or ".")
                ends.Add(signs.Count);
        }

        ends.Add(signs.Count);
    }

    public string Logical { get; }

    public int Length => signs.Count;

    /// <summary>Whether a line may end before the character.</summary>
    public bool MayEnd(int at) => ends.Contains(at);

    /// <summary>The characters as they are seen where they stand on one line, from left to right: rule L2 of the algorithm.</summary>
    public string Seen(int from, int to)
    {
        var line = signs.GetRange(from, to - from);
        for (var level = line.Max(sign => sign.Level); level > 0; level--)
        {
            for (var start = 0; start < line.Count; start++)
            {
                var end = start;
                while (end < line.Count && line[end].Level >= level)
                    end++;
                if (end == start)
                    continue;
                line.Reverse(start, end - start);
                start = end;
            }
        }

        return string.Concat(line.Select(sign => sign.Sign));
    }
}
