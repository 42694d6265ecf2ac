using System.Globalization;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>The passages of a Document in reading order: what every format of it has to say, and nothing else.</summary>
public sealed class Passages
{
    private readonly List<Passage> found = [];
    private readonly List<(int Level, string Words)> sections = [];
    private int ordinal;
    private bool hasTitle;

    private readonly IReadOnlyDictionary<string, int>? firstPages;
    private readonly BlockTexts figures;
    private readonly FigureTexts figureTexts;
    private readonly bool inPdf;

    private Passages(IReadOnlyDictionary<string, int>? firstPages, FigureTexts figureTexts, bool inPdf)
    {
        this.firstPages = firstPages;
        this.figureTexts = figureTexts;
        this.inPdf = inPdf;
        figures = new(firstPages, figureTexts);
    }

    /// <param name="firstPages">Where the document is bound with others: the page that each part begins on. Null elsewhere.</param>
    /// <param name="inPdf">As a PDF has them read: the caption of a figure first, then all that is drawn as one passage.</param>
    public static IReadOnlyList<Passage> Of(Document document, IReadOnlyDictionary<string, int>? firstPages = null, bool inPdf = false)
    {
        ArgumentNullException.ThrowIfNull(document);
        var passages = new Passages(firstPages, new FigureTexts(document.LanguageTag, inPdf), inPdf);
        passages.Add(document.Letterhead?.Address ?? []);
        passages.Add(document.Blocks);
        return passages.found;
    }

    private void Add(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
            Add(block);
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Enter(heading);
                break;
            case Paragraph paragraph:
                Add(paragraph.Content);
                break;
            case BulletList list:
                Add(list.Items);
                break;
            case OrderedList list:
                Add(list.Items);
                break;
            case DefinitionList list:
                foreach (var entry in list.Entries)
                {
                    Add(entry.Term);
                    Add(entry.Description);
                }

                break;
            case Table table:
                foreach (var cell in table.Header.Concat(table.Rows.SelectMany(row => row.Cells)))
                    Add(cell.Content);
                break;
            case Note note:
                Add(note.Content);
                break;
            case SignatureBlock signature:
                foreach (var line in signature.Lines)
                    Add(line.Content);
                Add(signature.Stamp ?? []);
                break;
            case Chain { Caption: var caption } when inPdf:
                AddDrawn(block, caption);
                break;
            case RangeChart { Caption: var caption } when inPdf:
                AddDrawn(block, caption);
                break;
            case LineChart { Caption: var caption } when inPdf:
                AddDrawn(block, caption);
                break;
            case Chain or RangeChart or LineChart:
                foreach (var text in figures.Of(block))
                    Add(text, isFigure: true);
                break;
            case SideBySide beside:
                foreach (var row in beside.Rows)
                {
                    Add(row.First);
                    Add(row.Second);
                }

                break;
            case ThematicBreak or PageBreak:
                break;
            default:
                throw new NotSupportedException($"No passages of {block.GetType().Name}.");
        }
    }

    private void Add(IReadOnlyList<ListItem> items)
    {
        foreach (var item in items)
            Add(item.Content);
    }

    private void AddDrawn(Block figure, IReadOnlyList<Inline> caption)
    {
        Add(caption);
        Add(string.Join(' ', figureTexts.Drawn(figure)), isFigure: true);
        if (figureTexts.Listed(figure) is { } table)
            Add(table);
    }

    private void Add(IReadOnlyList<Inline> content) => Add(PlainText.Of(content, firstPages));

    private void Add(string words, bool isFigure = false)
    {
        if (PassageText.Of(words) is not { Length: > 0 } text)
            return;
        ordinal++;
        found.Add(new(string.Create(CultureInfo.InvariantCulture, $"{Section}, paragraph {ordinal}"), text) { IsFigure = isFigure });
    }

    /// <summary>The title is level 1 and stands over everything, so it says nothing of a place.</summary>
    private void Enter(Heading heading)
    {
        sections.RemoveAll(section => section.Level >= heading.Level);
        if (heading.Level > 1)
            sections.Add((heading.Level, PassageText.Of(Fixed(heading.Content)) is { Length: > 0 } words ? words : "Section"));
        hasTitle |= heading.Level == 1;
        ordinal = 0;
        if (PassageText.Of(PlainText.Of(heading.Content, firstPages)) is { Length: > 0 } text)
            found.Add(new(heading.Level > 1 ? $"{Section}, heading" : "Title", text));
    }

    private string Section => sections.Count == 0 ? (hasTitle ? "Below the title" : "Above the title") : string.Join(" / ", sections.Select(section => section.Words));

    /// <summary>The words of the template: a value is an isolate, and a missing one a gap.</summary>
    private static string Fixed(IReadOnlyList<Inline> content) => string.Concat(content.Select(inline => inline switch
    {
        Text text => text.Value,
        Strong strong => Fixed(strong.Content),
        Emphasis emphasis => Fixed(emphasis.Content),
        Link link => Fixed(link.Content),
        _ => " ",
    }));
}
