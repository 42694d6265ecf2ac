using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>One Document, or the parts of a set, as <c>document.typ</c> reads them, and the pictures they name by number.</summary>
internal sealed class DocumentJson : IDisposable
{
    // In points: 60 by 20 mm.
    private const double LogoWidth = 170;
    private const double LogoHeight = 57;

    // The reader is a JSON parser, not a browser: escaping beyond what JSON asks for would only cost room.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> buffer = new(16 * 1024);
    private readonly List<Picture> pictures = [];
    private readonly Utf8JsonWriter json;

    private DocumentJson() => json = new Utf8JsonWriter(buffer, Options);

    public void Dispose() => json.Dispose();

    /// <exception cref="UndrawableTextException">No shipped font draws a character of the document.</exception>
    public static LayoutRequest Write(Document document) =>
        Write(document.Title, document.LanguageTag, [new DocumentPart("", document)], isComposed: false);

    /// <exception cref="UndrawableTextException">No shipped font draws a character of a part, or of its title.</exception>
    public static LayoutRequest Write(DocumentSet set) => Write(set.Title, set.LanguageTag, set.Parts, isComposed: true);

    private static LayoutRequest Write(string title, string languageTag, IReadOnlyList<DocumentPart> parts, bool isComposed)
    {
        using var writer = new DocumentJson();
        writer.Root(title, languageTag, parts, isComposed);
        writer.json.Flush();
        return new LayoutRequest(writer.buffer.WrittenMemory, [.. writer.pictures.Select(picture => picture.Bytes)]);
    }

    private void Root(string title, string languageTag, IReadOnlyList<DocumentPart> parts, bool isComposed)
    {
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteLanguage(languageTag);
        json.WriteBoolean("composed", isComposed);
        json.WriteStartArray("parts");
        foreach (var part in parts)
        {
            json.WriteStartObject();
            json.WriteString("id", part.Id);
            Frame(part.Document, isComposed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Frame(Document document, bool isComposed)
    {
        var inlines = new InlineJson(json, document.Direction);
        if (isComposed)
        {
            // A bookmark is text of the page to the engine.
            json.WritePropertyName("title");
            inlines.Characters(document.Title);
        }

        json.WriteLanguage(document.LanguageTag);
        json.WriteString("direction", document.Direction == Direction.RightToLeft ? "rtl" : "ltr");
        json.WriteStartArray("page");
        inlines.Characters(document.PageLabel.Before);
        inlines.Characters(document.PageLabel.Between);
        inlines.Characters(document.PageLabel.After);
        json.WriteEndArray();
        json.WritePropertyName("draftMark");
        inlines.Characters(document.DraftMark);
        inlines.Write("header", document.Header);
        inlines.Write("footer", document.Footer);
        Letterhead(document.Letterhead, inlines);
        json.WritePropertyName("blocks");
        new BlockJson(json, inlines, document.LanguageTag).Write(document.Blocks);
    }

    private void Letterhead(Letterhead? letterhead, InlineJson inlines)
    {
        if (letterhead is null)
        {
            json.WriteNull("letterhead");
            return;
        }

        json.WriteStartObject("letterhead");
        inlines.Write("address", letterhead.Address);
        if (letterhead.Logo is { } logo)
        {
            var (width, height) = logo.Within(LogoWidth, LogoHeight);
            json.WriteStartObject("logo");
            json.WriteNumber("picture", NumberOf(logo));
            json.WriteString("format", logo.Kind == PictureKind.Png ? "png" : "jpg");
            json.WriteString("alt", logo.AlternativeText);
            json.WriteNumber("width", Math.Round(width, 2));
            json.WriteNumber("height", Math.Round(height, 2));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("logo");
        }

        json.WriteEndObject();
    }

    // The letters of one sender share one picture.
    private int NumberOf(Picture logo)
    {
        var known = pictures.FindIndex(picture => picture.Bytes.Span.SequenceEqual(logo.Bytes.Span));
        if (known < 0)
        {
            pictures.Add(logo);
        }

        return known < 0 ? pictures.Count - 1 : known;
    }
}
