using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>A bullet list of lines and, where a stamp is asked for, one paragraph with the words inside its box.</summary>
internal sealed class SignatureReader(InlineReader words)
{
    public SignatureBlock Read(CustomContainer container)
    {
        container.RequirePlain();
        List<SignatureLine>? lines = null;
        IReadOnlyList<Inline>? stamp = null;
        foreach (var node in container)
        {
            switch (node)
            {
                case ListBlock { IsOrdered: false } list when lines is null:
                    lines = [.. list.Cast<ListItemBlock>().Select(ReadLine)];
                    break;
                case ParagraphBlock paragraph when stamp is null:
                    stamp = words.ReadFilled(paragraph);
                    break;
                default:
                    throw node.Fault("a signature holds one bullet list and at most one paragraph, nothing else");
            }
        }

        return new SignatureBlock(lines ?? throw container.Fault("a signature without lines"), stamp);
    }

    private SignatureLine ReadLine(ListItemBlock item)
    {
        var line = item is [ParagraphBlock paragraph]
            ? words.ReadFilled(paragraph)
            : throw item.Fault("a signature line that is not one line of words");
        return new SignatureLine(line, EndsInColon(line));
    }

    /// <summary>Only words of the template count: a value that ends in a colon must not turn into a place for ink.</summary>
    private static bool EndsInColon(IReadOnlyList<Inline> line) => line[^1] switch
    {
        Text text => text.Value[^1] is ':' or '\uFF1A',
        Strong strong => EndsInColon(strong.Content),
        Emphasis emphasis => EndsInColon(emphasis.Content),
        _ => false,
    };
}
