using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using ReserveMeds.Packets.Documents.Model;
using Block = ReserveMeds.Packets.Documents.Model.Block;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>Markdown to Document through one fixed pipeline. A node it does not know is an error, never skipped.</summary>
public static class DocumentParser
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <summary>
    /// Reads the body, with the containers <c>header</c>, <c>footer</c> and <c>letterhead</c> taken out as running head and
    /// foot and as the address of the letterhead, whose logo the frame may bring.
    /// </summary>
    /// <param name="markdown">As filled by a template.</param>
    /// <param name="frame">Title, language, direction, date and page label of the document; its texts are replaced.</param>
    /// <exception cref="MarkdownFaultException">The text holds what a Document cannot say.</exception>
    public static Document Parse(string markdown, Document frame)
    {
        var words = new InlineReader(frame.Direction);
        var blocks = new BlockReader(words);
        var figures = new FigureReader(words, blocks);
        var body = new List<Block>();
        IReadOnlyList<Inline>? header = null;
        IReadOnlyList<Inline>? footer = null;
        IReadOnlyList<Inline>? address = null;
        var level = 0;

        foreach (var node in Markdown.Parse(markdown, Pipeline))
        {
            switch (node)
            {
                case CustomContainer { Info: "header" } container:
                    RefuseSecond(header, container);
                    header = blocks.ReadRunningText(container, new Text(" "));
                    break;
                case CustomContainer { Info: "footer" } container:
                    RefuseSecond(footer, container);
                    footer = blocks.ReadRunningText(container, new LineBreak());
                    break;
                case CustomContainer { Info: "pagebreak" or "pagebreak-if-needed" } container:
                    body.Add(BlockReader.ReadPageBreak(container));
                    break;
                case CustomContainer { Info: "note" } container:
                    body.Add(blocks.ReadNote(container));
                    break;
                case CustomContainer { Info: "signature" } container:
                    body.Add(new SignatureReader(words).Read(container));
                    break;
                case CustomContainer { Info: "chain" } container:
                    body.Add(figures.ReadChain(container));
                    break;
                case CustomContainer { Info: "ranges" } container:
                    body.Add(figures.ReadRanges(container));
                    break;
                case CustomContainer { Info: "readings" } container:
                    body.Add(figures.ReadReadings(container));
                    break;
                case CustomContainer { Info: "letterhead" } container:
                    RefuseSecond(address, container);
                    address = blocks.ReadRunningText(container, new LineBreak());
                    break;
                case HeadingBlock heading:
                    body.Add(blocks.ReadHeading(heading, ref level));
                    break;
                default:
                    body.Add(blocks.Read(node));
                    break;
            }
        }

        return frame with
        {
            Header = header ?? [],
            Footer = footer ?? [],
            Letterhead = address is null ? frame.Letterhead : new Letterhead(address, frame.Letterhead?.Logo),
            Blocks = body,
        };
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseDefinitionLists();
        // Only the block half of that extension: its inline half would give a meaning to "::" in running text.
        builder.BlockParsers.Insert(0, new CustomContainerParser());
        return builder.Build();
    }

    private static void RefuseSecond(IReadOnlyList<Inline>? first, CustomContainer container)
    {
        if (first is not null)
        {
            throw container.Fault($"a second '{container.Info}' container; one is allowed");
        }
    }
}
