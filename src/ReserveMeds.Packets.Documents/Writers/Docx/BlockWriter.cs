using DocumentFormat.OpenXml;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Figures;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Writes blocks into the body or into a table cell.</summary>
internal sealed class BlockWriter
{
    /// <summary>Id of the style of the thin empty paragraph that parts a table from what follows it.</summary>
    private const string Separator = "TableGap";

    private const string End = "TableEnd";

    private readonly ParagraphWriter paragraphs;
    private readonly ListNumbers lists;
    private readonly TableWriter tables;
    private readonly FigureWriter figures;
    private readonly string languageTag;
    private readonly List<string> notes;
    private bool pageEnds;

    /// <summary>The last element before what is to stand on one page; null where nothing is.</summary>
    private OpenXmlElement? beforeTogether;

    /// <param name="notes">Gets a line for what DOCX could not carry.</param>
    public BlockWriter(
        ParagraphWriter paragraphs, ListNumbers lists, FigureWriter figures, string languageTag, List<string> notes)
    {
        this.paragraphs = paragraphs;
        this.lists = lists;
        this.figures = figures;
        this.languageTag = languageTag;
        this.notes = notes;
        tables = new TableWriter(paragraphs, this);
    }

    private string NoteStyle => paragraphs.RightToLeft ? "NoteRightToLeft" : "Note";

    public void Write(IReadOnlyList<Block> blocks, OpenXmlCompositeElement into, Place place)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is SignatureBlock below && i > 0 && blocks[i - 1] is SignatureBlock)
                SignatureTable.Add((W.Table)into.Elements().Reverse().SkipWhile(IsSeparator).First(), below, paragraphs, place);
            else
                Write(blocks[i], into, place);
            if (i + 1 < blocks.Count && (blocks[i + 1] is SignatureBlock || Announces(blocks[i], blocks[i + 1]) || IsHeads(blocks[i])))
                KeepWithNext(into);
        }

        if (place == Place.Body)
            EndTogether(into);
        if (into.LastChild is W.Paragraph last && IsSeparator(last))
        {
            last.ParagraphProperties!.ParagraphStyleId!.Val = End;
            // However small, it would begin an empty page behind a full one.
            if (place == Place.Body)
                KeepWithNext(into, before: last);
        }
    }

    private void Write(Block block, OpenXmlCompositeElement into, Place place)
    {
        switch (block)
        {
            case Heading heading:
                Add(into, place, ParagraphAt(place, HeadingStyle(heading.Level), heading.Content));
                break;
            case Paragraph paragraph:
                Add(into, place, ParagraphAt(place, place.Style, paragraph.Content));
                break;
            case BulletList list:
                Write(list.Items, "ListBullet", lists.BulletsOf(paragraphs.RightToLeft), into, place);
                break;
            case OrderedList list:
                Write(list.Items, "ListNumber", lists.AddOrdered(place.ListLevel, list.Start, paragraphs.RightToLeft), into, place);
                break;
            case DefinitionList { Entries.Count: 0 }:
                break; // A table without rows would make the file unreadable.
            case DefinitionList list:
                AddTable(into, place, tables.Write(list, place));
                break;
            case Table table:
                AddTable(into, place, tables.Write(table, place));
                break;
            case Note note when note.Content.All(inner => inner is Paragraph):
                foreach (var inner in note.Content.OfType<Paragraph>())
                {
                    Add(into, place, ParagraphAt(place, NoteStyle, inner.Content, Place.NoteInset));
                    if (!ReferenceEquals(inner, note.Content[^1]))
                        KeepWithNext(into);
                }

                break;
            case Note note:
                AddTable(into, place, tables.Write(note, place));
                break;
            case SignatureBlock signature:
                AddTable(into, place, SignatureTable.Write(signature, paragraphs, place));
                break;
            case SideBySide beside:
                AddTable(into, place, Write(beside, place));
                break;
            case Chain chain:
                AddFigure(into, place, figures.Write(chain, place));
                break;
            case RangeChart chart:
                AddFigure(into, place, figures.Write(chart, place));
                break;
            case LineChart chart:
                AddFigure(into, place, figures.Write(chart, place));
                if (FigureWords.Excursions(chart, languageTag) is { } excursions)
                    AddTable(into, place, tables.Write(excursions, place));
                break;
            case ThematicBreak:
                Add(into, place, ParagraphAt(place, "ThematicBreak", []));
                break;
            case PageBreak { IfNeeded: true } when place.OnPage:
                EndTogether(into);
                beforeTogether = into.LastChild;
                break;
            case PageBreak when place.OnPage:
                EndTogether(into);
                pageEnds = true;
                break;
            case PageBreak:
                notes.Add("A page break inside a table cell was left out.");
                break;
            default:
                throw new NotSupportedException($"No DOCX form of {block.GetType().Name}.");
        }
    }

    // A table without lines: each cell in its own direction, the columns in that of the document.
    private W.Table Write(SideBySide beside, Place place)
    {
        var width = (place.Width - place.Indent) / 2;
        var table = TableWriter.NewTable("PacketLayout", [width, width], place, paragraphs.RightToLeft);
        foreach (var row in beside.Rows)
        {
            var written = new W.TableRow(Cell(beside.First, row.First), Cell(beside.Second, row.Second));
            if (TableWriter.IsShort(written))
                written.PrependChild(new W.TableRowProperties(new W.CantSplit()));
            table.AppendChild(written);
        }

        return table;

        W.TableCell Cell(ColumnLanguage language, IReadOnlyList<Block> content)
        {
            var cell = TableWriter.NewCell(width);
            new BlockWriter(paragraphs.In(language), lists, figures, language.Tag, notes).Write(content, cell, Place.InCell("Normal", width));
            if (cell.LastChild is not W.Paragraph)
                cell.AppendChild(paragraphs.Write(End, []));
            return cell;
        }
    }

    private void Write(IReadOnlyList<ListItem> items, string style, int list, OpenXmlCompositeElement into, Place place)
    {
        var inside = place.InItem();
        foreach (var (number, item) in items.Index())
        {
            // The number stands before words; an item that begins with another block gets it on a line of its own.
            var words = item.Content.FirstOrDefault() as Paragraph;
            var first = paragraphs.Write(style, words?.Content ?? []);
            first.ParagraphProperties!.NumberingProperties = new W.NumberingProperties(
                new W.NumberingLevelReference { Val = place.ListLevel }, new W.NumberingId { Val = list });
            Add(into, place, first);
            Write([.. item.Content.Skip(words is null ? 0 : 1)], into, inside with { Style = "ListContinue" });
            // The last item is not left alone on the next page.
            if (number == items.Count - 2)
                KeepWithNext(into);
        }
    }

    private W.Paragraph ParagraphAt(Place place, string style, IReadOnlyList<Inline> content, int inset = 0)
    {
        var paragraph = paragraphs.Write(style, content);
        if (place.Indent > 0)
            paragraph.ParagraphProperties!.Indentation = new W.Indentation
            {
                Left = Place.Twips(place.Indent + inset),
            };
        return paragraph;
    }

    /// <summary>All of a figure stays on one page.</summary>
    private void AddFigure(OpenXmlCompositeElement into, Place place, IEnumerable<OpenXmlElement> figure)
    {
        var elements = figure.ToList();
        // A table at the top of the figure would grow into one before it, or hide that a page ends here.
        if (elements[0] is W.Table && (into.LastChild is W.Table || (pageEnds && place.OnPage)))
            Add(into, place, paragraphs.Write(Separator, []));
        foreach (var element in elements)
        {
            if (element is W.Paragraph paragraph)
                Add(into, place, paragraph);
            else
                into.AppendChild(element);
        }

        foreach (var paragraph in elements.SkipLast(1).SelectMany(element => element is W.Paragraph own ? [own] : element.Descendants<W.Paragraph>()))
            paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
    }

    private void AddTable(OpenXmlCompositeElement into, Place place, W.Table table)
    {
        // Without a paragraph between them two tables become one, and a cell may not end with a table.
        if (pageEnds && place.OnPage)
            Add(into, place, paragraphs.Write(Separator, []));
        into.AppendChild(table);
        into.AppendChild(paragraphs.Write(Separator, []));
    }

    private void Add(OpenXmlCompositeElement into, Place place, W.Paragraph paragraph)
    {
        if (pageEnds && place.OnPage)
        {
            paragraph.ParagraphProperties!.PageBreakBefore = new W.PageBreakBefore();
            pageEnds = false;
        }

        into.AppendChild(paragraph);
    }

    /// <summary>A line such as "The request rests on:", or one above a figure, is not left behind when what follows goes over to the next page.</summary>
    private static bool Announces(Block block, Block next) =>
        block is Paragraph paragraph
        && next is not PageBreak
        && (next is Chain or RangeChart or LineChart || PlainText.Of(paragraph.Content).TrimEnd().EndsWith(':'));

    /// <summary>Two headings beside each other, over words across both columns.</summary>
    private static bool IsHeads(Block block) => block is SideBySide { Rows: [.., { First: [.., Heading], Second: [.., Heading] }] };

    // A paragraph that is kept with the next goes over with it, and so does the row of a table. What is longer than a page
    // is parted all the same.
    private void EndTogether(OpenXmlCompositeElement into)
    {
        if (beforeTogether is null)
            return;
        var last = into.Elements().Reverse().SkipWhile(IsSeparator).FirstOrDefault();
        var rest = last is W.Table table ? table.LastChild : last;
        foreach (var paragraph in beforeTogether.ElementsAfter().SelectMany(element => element is W.Paragraph own ? [own] : element.Descendants<W.Paragraph>()))
        {
            if (paragraph != rest && !paragraph.Ancestors().Contains(rest))
                paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
        }

        beforeTogether = null;
    }

    /// <param name="before">Where not the last element but the one before this is meant.</param>
    private static void KeepWithNext(OpenXmlCompositeElement written, OpenXmlElement? before = null)
    {
        for (var last = before is null ? written.LastChild : before.PreviousSibling(); last is not null; last = last.PreviousSibling())
        {
            if (last is W.Table table)
                TableWriter.KeepWithNext((W.TableRow)table.LastChild!);
            else
                ((W.Paragraph)last).ParagraphProperties!.KeepNext = new W.KeepNext();
            if (!IsSeparator(last))
                return;
        }
    }

    private static bool IsSeparator(OpenXmlElement element) =>
        element is W.Paragraph { ParagraphProperties.ParagraphStyleId.Val.Value: Separator };

    private static string HeadingStyle(int level) => level switch
    {
        1 => "Heading1",
        2 => "Heading2",
        3 => "Heading3",
        4 => "Heading4",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A heading has level 1 to 4."),
    };
}
