using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <param name="Place">Such as <c>list item</c>.</param>
/// <param name="Content">What the model says there; one line on the page.</param>
internal sealed record BidiLine(string Place, BidiText Text, IReadOnlyList<Inline> Content);

/// <summary>
/// The corpus as the house makes documents: through a template, as values and as words of it, in every place that text can
/// stand in. Each text is short enough for one line everywhere.
/// </summary>
internal static class BidiDocuments
{
    private static readonly string[] Places = ["paragraph", "sentence", "words", "list item", "heading"];

    public static Document Of(Direction direction)
    {
        var language = direction == Direction.RightToLeft ? "ar" : "en";
        var around = direction == Direction.RightToLeft ? ("الجرعة", "يوميا") : ("Dose", "daily");
        // Words of a template in the other direction are not isolated by it: that only a value may bring.
        var words = direction == Direction.RightToLeft ? "الكلمات {0}" : "Words {0}";
        var texts = string.Concat(BidiCorpus.Texts.Select((text, i) =>
            $"{{{{v{i}}}}}\n\n{around.Item1} {{{{v{i}}}}} {around.Item2}\n\n"
            + string.Format(null, words, direction == Direction.RightToLeft ? Escaped(text.Text) : $"{{{{v{i}}}}}") + "\n\n"
            + $"- {{{{v{i}}}}}\n\n## {{{{v{i}}}}}\n\n"));
        var rows = string.Concat(BidiCorpus.Texts.Select((_, i) => $"| {{{{v{i}}}}} |\n"));
        var file = new TextFile(
            $"dmp/letter.{language}.md",
            $"---\nid: letter\nversion: 1\nlanguage: {language}\nstatus: original\ntitle: Corpus\n---\n# {around.Item1}\n\n{texts}| {around.Item1} |\n|---|\n{rows}");
        var template = TemplateCatalog.Load([file]).Find("dmp", "letter", language)!;
        var data = BidiCorpus.Texts.Select((text, i) => (Name: $"v{i}", text.Text)).ToDictionary(value => value.Name, value => (object)value.Text);
        return DocumentParser.Parse(template.Fill(data), new Document
        {
            Title = "Corpus",
            LanguageTag = direction == Direction.RightToLeft ? "ar-IQ" : "en-GB",
            Direction = direction,
            Date = new DateOnly(2026, 11, 22),
            PageLabel = new PageLabel("", "", ""),
            Blocks = [],
        });
    }

    /// <summary>The lines of the document but for its title and the head of its table.</summary>
    public static IReadOnlyList<BidiLine> Lines(Document document)
    {
        var contents = document.Blocks.SkipLast(1).Skip(1).Select(block => block switch
        {
            Paragraph paragraph => paragraph.Content,
            Heading heading => heading.Content,
            BulletList { Items: [{ Content: [Paragraph words] }] } => words.Content,
            _ => throw new NotSupportedException(block.GetType().Name),
        });
        var lines = contents.Select((content, i) => new BidiLine(Places[i % Places.Length], BidiCorpus.Texts[i / Places.Length], content)).ToList();
        Assert.Equal(Places.Length * BidiCorpus.Texts.Count, lines.Count);
        var cells = ((Table)document.Blocks[^1]).Rows.Select((row, i) => new BidiLine("table cell", BidiCorpus.Texts[i], row.Cells[0].Content));
        return [.. lines, .. cells];
    }

    private static string Escaped(string words) =>
        string.Concat(words.Select(character => char.IsAsciiLetterOrDigit(character) || character is ' ' or > '\u007E' ? $"{character}" : $"\\{character}"));
}
