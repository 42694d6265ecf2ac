using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace ReserveMeds.Packets.Documents.Parsing;

internal static class MarkdownNodes
{
    public static MarkdownFaultException Fault(this MarkdownObject node, string fault) => new(node.Line + 1, fault + ".");

    /// <summary>A node the Document has no word for, named by its kind.</summary>
    public static MarkdownFaultException Unknown(this MarkdownObject node) => node switch
    {
        CustomContainer { Info: "" or null } => node.Fault("a ':::' that opens a container without a name, or one too many"),
        CustomContainer => node.Fault("a container that does not exist, or not in this place"),
        HeadingBlock => node.Fault("a heading inside another block"),
        CodeBlock => node.Fault("a code block; indent by fewer than four spaces"),
        LinkReferenceDefinitionGroup => node.Fault("a link definition; write the address beside the words: [words](address)"),
        _ => node.Fault($"a {node.GetType().Name}, which a document cannot hold"),
    };

    /// <summary>A container that is closed and says nothing beside its name.</summary>
    public static void RequirePlain(this CustomContainer container)
    {
        if (container.ClosingFencedCharCount == 0)
        {
            throw container.Fault("a container that is not closed; close it with ':::'");
        }

        if (!string.IsNullOrWhiteSpace(container.Arguments))
        {
            throw container.Fault("words after the name of a container");
        }
    }
}
