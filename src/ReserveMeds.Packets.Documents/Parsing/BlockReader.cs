using System.Globalization;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Syntax;
using ReserveMeds.Packets.Documents.Model;
using Block = ReserveMeds.Packets.Documents.Model.Block;
using DefinitionList = ReserveMeds.Packets.Documents.Model.DefinitionList;
using MarkdownBlock = Markdig.Syntax.Block;
using MarkdownDefinitionList = Markdig.Extensions.DefinitionLists.DefinitionList;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>Blocks of Markdown to blocks of the model.</summary>
internal sealed class BlockReader(InlineReader words)
{
    /// <summary>What may stand in the body and in a note.</summary>
    public Block Read(MarkdownBlock node) => node switch
    {
        MarkdownDefinitionList list => new DefinitionList([.. list.Cast<DefinitionItem>().Select(ReadDefinition)]),
        MarkdownTable table => new TableReader(words).Read(table),
        ThematicBreakBlock => new ThematicBreak(),
        _ => ReadPlain(node),
    };

    public Heading ReadHeading(HeadingBlock heading, ref int level)
    {
        if (heading.IsSetext)
        {
            throw heading.Fault("a line under words; put an empty line before '---', and write headings with '#'");
        }

        if (heading.Level > 4 || heading.Level > level + 1)
        {
            throw heading.Fault($"a heading of level {heading.Level}; levels go from 1 to 4 and none is skipped");
        }

        level = heading.Level;
        return new Heading(level, words.ReadFilled(heading));
    }

    public static PageBreak ReadPageBreak(CustomContainer container)
    {
        container.RequirePlain();
        return container.Count == 0 ? new PageBreak(IfNeeded: container.Info == "pagebreak-if-needed") : throw container.Fault("a page break with words inside");
    }

    public Note ReadNote(CustomContainer container)
    {
        container.RequirePlain();
        return new Note(ReadAll(container, Read));
    }

    /// <summary>Paragraphs as one run of text.</summary>
    public IReadOnlyList<Inline> ReadRunningText(CustomContainer container, Inline separator)
    {
        container.RequirePlain();
        var text = new List<Inline>();
        foreach (var node in container)
        {
            if (text.Count > 0)
            {
                text.Add(separator);
            }

            text.AddRange(words.ReadFilled(node as ParagraphBlock ?? throw node.Unknown()));
        }

        return text.Count > 0 ? text : throw container.Fault("a container without words");
    }

    /// <summary>What may stand in an item of a list and beside a term.</summary>
    private Block ReadPlain(MarkdownBlock node) => node switch
    {
        ParagraphBlock paragraph => new Paragraph(words.ReadFilled(paragraph)),
        ListBlock { IsOrdered: true } list => new OrderedList(
            int.Parse(list.OrderedStart ?? "1", CultureInfo.InvariantCulture), ReadItems(list)),
        ListBlock list => new BulletList(ReadItems(list)),
        _ => throw node.Unknown(),
    };

    private List<ListItem> ReadItems(ListBlock list) =>
        [.. list.Cast<ListItemBlock>().Select(item => new ListItem(ReadAll(item, ReadPlain)))];

    private static List<Block> ReadAll(ContainerBlock container, Func<MarkdownBlock, Block> read)
    {
        var blocks = container.Where(node => node is not BlankLineBlock).Select(read).ToList();
        return blocks.Count > 0 ? blocks : throw container.Fault("an item, description or container without words");
    }

    private Definition ReadDefinition(DefinitionItem item)
    {
        if (item.Count(node => node is DefinitionTerm) != 1 || item[0] is not DefinitionTerm term)
        {
            throw item.Fault("a ':' that does not follow one line with a term; put an empty line between two entries");
        }

        item.RemoveAt(0);
        return new Definition(words.ReadFilled(term), ReadAll(item, ReadPlain));
    }
}
