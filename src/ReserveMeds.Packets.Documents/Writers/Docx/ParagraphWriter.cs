using DocumentFormat.OpenXml;
using ReserveMeds.Packets.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Writes paragraphs and their runs for one part of the package.</summary>
/// <param name="links">Of the same part: a relationship belongs to the part that names it.</param>
internal sealed class ParagraphWriter(bool rightToLeft, LinkRelationships links)
{
    public bool RightToLeft => rightToLeft;

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

            into.AppendChild(RunOf(piece));
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

    private static W.Run RunOf(Piece piece)
    {
        var run = new W.Run();
        var properties = new W.RunProperties();
        if (piece.Look.HasFlag(Look.Gap))
            properties.RunStyle = new W.RunStyle { Val = "Gap" };
        else if (piece.Link is not null)
            properties.RunStyle = new W.RunStyle { Val = "Hyperlink" };
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
        if (properties.HasChildren)
            run.RunProperties = properties;
        run.AppendChild<OpenXmlElement>(piece.Text is null
            ? new W.Break()
            : new W.Text(piece.Text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }
}
