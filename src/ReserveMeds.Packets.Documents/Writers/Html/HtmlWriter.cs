using System.Globalization;
using System.Text;
using System.Xml;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Html;

/// <summary>Writes one self-contained page for previews: no script, nothing fetched, also well-formed XML.</summary>
public sealed class HtmlWriter : IDocumentWriter
{
    // Should markup ever slip in after all, it can neither run nor call out.
    private const string ContentPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    // In CSS pixels: 60 by 20 mm.
    private const double LogoWidth = 227;
    private const double LogoHeight = 76;

    private static readonly string[] Notes = ["Page numbers were left out: a preview has no pages."];

    private static readonly string Style = ReadStyle();

    public OutputFormat Format => OutputFormat.Html;

    public Task<Rendition> WriteAsync(Document document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        cancellationToken.ThrowIfCancellationRequested();
        using var page = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            OmitXmlDeclaration = true,
            NewLineHandling = NewLineHandling.None,
        };
        using (var xml = XmlWriter.Create(page, settings))
            Write(document, new HtmlElements(xml));
        return Task.FromResult(new Rendition(page.ToArray(), Pages: null, Notes));
    }

    private static void Write(Document document, HtmlElements html)
    {
        html.DocumentType();
        html.Open("html", ("lang", document.LanguageTag), ("dir", DirectionOf(document)));
        html.Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", ContentPolicy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Element("title", document.Title);
        html.Element("style", Style);
        html.Close();
        WriteBody(document, html, new HtmlBlocks(html, document));
        html.Close();
    }

    private static void WriteBody(Document document, HtmlElements html, HtmlBlocks blocks)
    {
        if (document.DraftMark is { } mark)
        {
            // The style repeats the attribute behind the words, on every printed page.
            html.Open("body", ("data-draft", mark));
            html.Open("p", ("class", "draft"));
            html.Element("strong", mark);
            html.Close();
        }
        else
        {
            html.Open("body");
        }

        WriteRunning("header", document.Header, html, blocks);
        if (document.Letterhead is { } letterhead)
            WriteLetterhead(letterhead, html, blocks);
        html.Open("main");
        blocks.Write(document.Blocks);
        html.Close();
        WriteRunning("footer", document.Footer, html, blocks);
        html.Close();
    }

    private static void WriteLetterhead(Letterhead letterhead, HtmlElements html, HtmlBlocks blocks)
    {
        html.Open("div", ("class", "letterhead"));
        if (letterhead.Logo is { } logo)
        {
            var (width, height) = logo.Within(LogoWidth, LogoHeight);
            html.Void(
                "img",
                ("src", $"data:image/{(logo.Kind == PictureKind.Png ? "png" : "jpeg")};base64,{Convert.ToBase64String(logo.Bytes.Span)}"),
                ("alt", logo.AlternativeText),
                ("width", Math.Round(width).ToString(CultureInfo.InvariantCulture)),
                ("height", Math.Round(height).ToString(CultureInfo.InvariantCulture)));
        }

        html.Open("p");
        blocks.Write(letterhead.Address);
        html.Close();
        html.Close();
    }

    private static void WriteRunning(string element, IReadOnlyList<Inline> content, HtmlElements html, HtmlBlocks blocks)
    {
        if (content.Count == 0)
            return;
        html.Open(element);
        html.Open("p");
        blocks.Write(content);
        html.Close();
        html.Close();
    }

    private static string DirectionOf(Document document) => document.Direction == Direction.RightToLeft ? "rtl" : "ltr";

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlWriter).Assembly.GetManifestResourceStream("Html.letter.css")
            ?? throw new InvalidOperationException("letter.css is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
