using System.Globalization;
using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>What one file must keep to by itself: blocks that open and close, and words without HTML or hidden marks.</summary>
internal static partial class PieceCheck
{
    private const int DepthLimit = 16;

    /// <summary>What opens a tag, a comment or a declaration; an address in angle brackets is a link and stays allowed.</summary>
    [GeneratedRegex(@"(?<!\\)<(?!(?:https://[^\s<>]+|mailto:[^\s<>]+|[A-Za-z0-9.+_-]+@[^\s<>]+)>)[A-Za-z/!?]")]
    private static partial Regex Html { get; }

    public static void Check(TemplateSource source, IReadOnlyList<Piece> pieces, List<Diagnostic> diagnostics)
    {
        var open = new Stack<BlockStart>();
        var withElse = new HashSet<BlockStart>(ReferenceEqualityComparer.Instance);
        void Fault(int line, string message, string remedy) => diagnostics.Add(new(source.Path, line, message, remedy));

        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case Words words:
                    CheckWords(words, Fault);
                    break;
                case BlockStart start:
                    if (start.Name[0] == '@' && (open.All(block => block.Kind != "each") || start.Kind is "each" or "with"))
                    {
                        Fault(start.Line, $"'{start.Name}' has no meaning here.", "Use it in an if or unless inside an each.");
                    }

                    open.Push(start);
                    if (open.Count == DepthLimit + 1)
                    {
                        Fault(start.Line, $"Blocks stand more than {DepthLimit} deep.", "Give the data a simpler shape.");
                    }

                    break;
                case BlockElse when open.Count == 0 || !withElse.Add(open.Peek()):
                    Fault(piece.Line, "An {{else}} belongs to no block.", "Keep one {{else}} between a block's start and its end.");
                    break;
                case BlockEnd end when open.Count == 0:
                    Fault(end.Line, $"{{{{/{end.Kind}}}}} closes nothing.", $"Open it with {{{{#{end.Kind} name}}}}, or take it away.");
                    break;
                case BlockEnd end:
                    var last = open.Pop();
                    if (last.Kind != end.Kind)
                    {
                        Fault(end.Line, $"{{{{/{end.Kind}}}}} closes the '{last.Kind}' of line {last.Line}.", "Close the inner block first.");
                    }

                    break;
            }
        }

        foreach (var block in open)
        {
            Fault(block.Line, $"'#{block.Kind} {block.Name}' is not closed.", $"Close it with {{{{/{block.Kind}}}}}.");
        }
    }

    private static void CheckWords(Words words, Action<int, string, string> fault)
    {
        var lines = words.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = words.Line + i;
            if (Html.IsMatch(lines[i]))
            {
                fault(line, "HTML is not allowed.", @"Use Markdown; write '\<' where the sign itself is meant.");
            }

            foreach (var character in lines[i].Where(ValueMarks.IsForbidden).Distinct())
            {
                fault(line, $"The words hold U+{((int)character).ToString("X4", CultureInfo.InvariantCulture)}.", character == '\t'
                    ? "Use spaces instead of a tab."
                    : "Take the hidden character away; the service sets the direction of fragments itself.");
            }
        }
    }
}
