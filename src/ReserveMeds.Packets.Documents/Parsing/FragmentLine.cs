using System.Text;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>Inlines as one line of characters, in which an inline that is not text stands as one character.</summary>
internal sealed class FragmentLine
{
    /// <summary>Stands for an inline that is left-to-right throughout.</summary>
    public const char LeftToRight = '\uE000';

    /// <summary>Stands for an inline that no fragment may reach over.</summary>
    public const char Boundary = '\uE001';

    /// <summary>Stands for a line break.</summary>
    public const char Break = '\u2029';

    private readonly StringBuilder characters = new();
    private readonly Dictionary<int, Inline> inlines = [];

    public string Characters => characters.ToString();

    public static FragmentLine Of(IReadOnlyList<Inline> content)
    {
        var line = new FragmentLine();
        foreach (var inline in content)
        {
            if (inline is Text text)
            {
                line.characters.Append(text.Value);
            }
            else
            {
                line.inlines[line.characters.Length] = inline;
                line.characters.Append(inline is LineBreak ? Break : IsLeftToRight(inline) ? LeftToRight : Boundary);
            }
        }

        return line;
    }

    public IReadOnlyList<Inline> Slice(Range range)
    {
        var slice = new List<Inline>();
        var start = range.Start.Value;
        for (var i = range.Start.Value; i <= range.End.Value; i++)
        {
            var isInline = inlines.TryGetValue(i, out var inline) && i < range.End.Value;
            if ((isInline || i == range.End.Value) && i > start)
            {
                slice.Add(new Text(characters.ToString(start, i - start)));
            }

            if (isInline)
            {
                slice.Add(inline!);
                start = i + 1;
            }
        }

        return slice;
    }

    private static bool IsLeftToRight(Inline inline)
    {
        var content = inline switch
        {
            Isolate isolate => isolate.Content,
            Strong strong => strong.Content,
            Emphasis emphasis => emphasis.Content,
            Link link => link.Content,
            PartLink link => link.Content,
            _ => [],
        };
        return content.Count > 0
            && content.All(piece => piece is Text text ? !text.Value.Any(FragmentFinder.IsRightToLeft) : IsLeftToRight(piece))
            && content.Any(piece => piece is not Text text || Enumerable.Range(0, text.Value.Length).Any(i => FragmentFinder.IsCore(text.Value, i)));
    }
}
