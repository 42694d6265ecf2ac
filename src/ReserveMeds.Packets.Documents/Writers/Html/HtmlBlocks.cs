using System.Globalization;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Figures;

namespace ReserveMeds.Packets.Documents.Writers.Html;

/// <summary>Writes blocks as the elements that mean the same.</summary>
internal sealed class HtmlBlocks
{
    private readonly HtmlElements html;
    private readonly HtmlInlines inlines;
    private readonly HtmlFigures figures;
    private readonly bool rightToLeft;
    private readonly string languageTag;

    public HtmlBlocks(HtmlElements html, Document document)
        : this(html, new ColumnLanguage(document.LanguageTag, document.Direction))
    {
    }

    private HtmlBlocks(HtmlElements html, ColumnLanguage language)
    {
        this.html = html;
        rightToLeft = language.Direction == Direction.RightToLeft;
        languageTag = language.Tag;
        inlines = new HtmlInlines(html);
        figures = new HtmlFigures(html, inlines, rightToLeft, languageTag);
    }

    public void Write(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
            Write(block);
    }

    public void Write(IReadOnlyList<Inline> content) => inlines.Write(content, rightToLeft);

    private void Write(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Write(HeadingElement(heading.Level), heading.Content);
                break;
            case Paragraph paragraph:
                Write("p", paragraph.Content);
                break;
            case BulletList list:
                html.Open("ul");
                Write(list.Items);
                html.Close();
                break;
            case OrderedList list:
                html.Open("ol", ("start", list.Start.ToString(CultureInfo.InvariantCulture)));
                Write(list.Items);
                html.Close();
                break;
            case DefinitionList list:
                Write(list);
                break;
            case Table table:
                Write(table);
                break;
            case Note note:
                html.Open("aside");
                Write(note.Content);
                html.Close();
                break;
            case SignatureBlock signature:
                Write(signature);
                break;
            case SideBySide beside:
                html.Open("div", ("class", "side-by-side"));
                foreach (var row in beside.Rows)
                {
                    WriteColumn(beside.First, row.First);
                    WriteColumn(beside.Second, row.Second);
                }

                html.Close();
                break;
            case Chain chain:
                figures.Write(chain);
                break;
            case RangeChart chart:
                figures.Write(chart);
                break;
            case LineChart chart:
                figures.Write(chart);
                if (FigureWords.Excursions(chart, languageTag) is { } excursions)
                    Write(excursions);
                break;
            case ThematicBreak:
                html.Void("hr");
                break;
            case PageBreak { IfNeeded: true }:
                break; // A browser cannot be asked whether it is.
            case PageBreak:
                html.Open("div", ("class", "page-break"));
                html.Close();
                break;
            default:
                throw new NotSupportedException($"No HTML form of {block.GetType().Name}.");
        }
    }

    private void WriteColumn(ColumnLanguage language, IReadOnlyList<Block> content)
    {
        html.Open("div", ("lang", language.Tag), ("dir", language.Direction == Direction.RightToLeft ? "rtl" : "ltr"));
        new HtmlBlocks(html, language).Write(content);
        html.Close();
    }

    private void Write(string element, IReadOnlyList<Inline> content)
    {
        html.Open(element);
        Write(content);
        html.Close();
    }

    private void Write(IReadOnlyList<ListItem> items)
    {
        foreach (var item in items)
            WriteCell("li", item.Content);
    }

    private void Write(DefinitionList list)
    {
        html.Open("dl");
        foreach (var entry in list.Entries)
        {
            html.Open("div");
            Write("dt", entry.Term);
            WriteCell("dd", entry.Description);
            html.Close();
        }

        html.Close();
    }

    // A single paragraph needs no element of its own there.
    private void WriteCell(string element, IReadOnlyList<Block> content)
    {
        html.Open(element);
        if (content is [Paragraph only])
            Write(only.Content);
        else
            Write(content);
        html.Close();
    }

    private void Write(Table table)
    {
        html.Open("table");
        html.Open("thead");
        html.Open("tr");
        foreach (var cell in table.Header)
        {
            html.Open("th", ("scope", "col"));
            Write(cell.Content);
            html.Close();
        }

        html.Close();
        html.Close();
        html.Open("tbody");
        foreach (var row in table.Rows)
        {
            html.Open("tr");
            foreach (var cell in row.Cells)
                Write("td", cell.Content);
            html.Close();
        }

        html.Close();
        html.Close();
    }

    private void Write(SignatureBlock signature)
    {
        html.Open("section", ("class", "signature"));
        html.Open("div");
        foreach (var line in signature.Lines)
        {
            html.Open("p", ("class", line.ForInk ? "ink" : "line"));
            Write(line.Content);
            html.Close();
        }

        html.Close();
        if (signature.Stamp is not null)
        {
            html.Open("div", ("class", "stamp"));
            Write("p", signature.Stamp);
            html.Close();
        }

        html.Close();
    }

    private static string HeadingElement(int level) => level switch
    {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A heading has level 1 to 4."),
    };
}
