using DocumentFormat.OpenXml;
using ReserveMeds.Packets.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Writes paragraphs and their runs for one part of the package.</summary>
/// <param name="links">Of the same part: a relationship belongs to the part that names it.</param>
/// <param name="languageTag">Of runs whose language is not that of the document; null where it is.</param>
internal sealed class ParagraphWriter(bool rightToLeft, LinkRelationships links, string? languageTag = null)
{
    // As in Parts/styles.xml.
    private const string LatinFont = "Noto Sans";

    public bool RightToLeft => rightToLeft;

    /// <summary>Writes the same part in the language of a column.</summary>
    public ParagraphWriter In(ColumnLanguage column) => new(column.Direction == Direction.RightToLeft, links, column.Tag);

    /// <param name="style">Id of a paragraph style in <c>Parts/styles.xml</c>.</param>
    public W.Paragraph Write(string style, IReadOnlyList<Inline> content)
    {
        var properties = new W.ParagraphProperties { ParagraphStyleId = new W.ParagraphStyleId { Val = style } };
        if (rightToLeft)
            properties.BiDi = new W.BiDi();
        var paragraph = new W.Paragraph(properties);
        Append(paragraph, content);
        return paragraph;
    }

    public void Append(W.Paragraph paragraph, IReadOnlyList<Inline> content)
    {
        OpenXmlElement into = paragraph;
        string? link = null;
        foreach (var piece in Pieces.Of(content, rightToLeft))
        {
            if (piece.Link != link)
            {
                link = piece.Link;
                into = link is null ? paragraph : paragraph.AppendChild(new W.Hyperlink { Id = links.IdOf(link) });
            }

            foreach (var (text, latinFont) in ByFont(piece))
                into.AppendChild(RunOf(piece with { Text = text }, latinFont));
        }
    }

    /// <summary>A field that the reader's program fills, such as <c>PAGE</c>.</summary>
    /// <param name="cached">Shown until the program has laid out its pages.</param>
    public static void AppendField(W.Paragraph paragraph, string instruction, string cached) => paragraph.Append(
        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Begin }),
        new W.Run(new W.FieldCode($" {instruction} ") { Space = SpaceProcessingModeValues.Preserve }),
        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Separate }),
        new W.Run(new W.Text(cached)),
        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.End }));

    // Arabic fonts have few signs of their own, and a substitute would come from anywhere: brackets, dashes and dots are
    // set in the Latin font. So are isolate marks, which have no width only where the font knows them. A gap stays whole,
    // since each run would draw its own box.
    private static IEnumerable<(string? Text, bool LatinFont)> ByFont(Piece piece)
    {
        if (piece.Text is null || !piece.RightToLeft || piece.Look.HasFlag(Look.Gap))
        {
            yield return (piece.Text, piece.HoldsIsolateMarks);
            yield break;
        }

        var start = 0;
        for (var at = 1; at <= piece.Text.Length; at++)
        {
            if (at < piece.Text.Length && IsSign(piece.Text[at]) == IsSign(piece.Text[start]))
                continue;
            yield return (piece.Text[start..at], IsSign(piece.Text[start]));
            start = at;
        }
    }

    private static bool IsSign(char character) =>
        character is > '\u0020' and < '\u0300' and not ('.' or ',' or ':' or '!')
        || character is >= '\u2010' and <= '\u205E';

    private W.Run RunOf(Piece piece, bool latinFont)
    {
        var run = new W.Run();
        var properties = new W.RunProperties();
        if (piece.Look.HasFlag(Look.Gap))
            properties.RunStyle = new W.RunStyle { Val = "Gap" };
        else if (piece.Link is not null)
            properties.RunStyle = new W.RunStyle { Val = "Hyperlink" };
        if (latinFont)
            properties.RunFonts = new W.RunFonts { ComplexScript = LatinFont };
        if (piece.Look.HasFlag(Look.Strong))
        {
            properties.Bold = new W.Bold();
            properties.BoldComplexScript = new W.BoldComplexScript();
        }

        if (piece.Look.HasFlag(Look.Emphasis))
        {
            properties.Italic = new W.Italic();
            properties.ItalicComplexScript = new W.ItalicComplexScript();
        }

        if (piece.RightToLeft)
            properties.RightToLeftText = new W.RightToLeftText();
        if (languageTag is not null)
            properties.Languages = new W.Languages { Val = languageTag, Bidi = languageTag };
        if (properties.HasChildren)
            run.RunProperties = properties;
        run.AppendChild<OpenXmlElement>(piece.Text is null
            ? new W.Break()
            : new W.Text(piece.Text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }
}
