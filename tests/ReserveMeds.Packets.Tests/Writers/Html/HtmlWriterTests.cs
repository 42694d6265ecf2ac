using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Html;
using static ReserveMeds.Packets.Tests.Writers.SampleDocuments;

namespace ReserveMeds.Packets.Tests.Writers.Html;

public sealed partial class HtmlWriterTests
{
    [Theory]
    [InlineData(false, "ltr", "en-GB")]
    [InlineData(true, "rtl", "ar-IQ")]
    public async Task The_page_says_language_direction_and_title(bool arabic, string direction, string language)
    {
        var frame = arabic ? ArabicFrame : Frame;
        var page = Parse(await Write(AllBlocks(frame)));

        Assert.Equal("html", page.Name);
        Assert.Equal(language, page.Attribute("lang")!.Value);
        Assert.Equal(direction, page.Attribute("dir")!.Value);
        Assert.Equal(frame.Title, page.Element("head")!.Element("title")!.Value);
        Assert.Equal(["header", "main", "footer"], page.Element("body")!.Elements().Select(element => element.Name.LocalName));
    }

    [Fact]
    public async Task Every_block_and_inline_has_its_element()
    {
        var main = Parse(await Write(AllBlocks(Frame))).Descendants("main").Single();
        main.Descendants("table").Skip(1).Remove();

        Assert.Equal(
            """
            <h1>First heading</h1>
            <p>Plain, <strong>strong</strong>, <em>emphasis</em>, <strong><em>both</em></strong> and <a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">a <strong>link</strong></a>.<br />After a break <bdi>0.3 mg/kg</bdi> and <bdi>أحمد <bdi>0.3 mg/kg</bdi></bdi> and <mark class="gap"><bdi>[missing: licence number]</bdi></mark>.</p>
            <h2>Lists</h2>
            <ul><li><p>First bullet</p><p>Second paragraph of the bullet</p></li><li><p>Bullet with numbers</p><ol start="3"><li>Third</li><li>Fourth</li></ol></li><li><ul><li>Item without words of its own</li></ul></li></ul>
            <ol start="1"><li>One</li><li><p>Two</p><table><thead><tr><th scope="col">Head in an item</th><th scope="col">Value</th></tr></thead><tbody><tr><td>Row in an item</td><td>1</td></tr></tbody></table></li></ol>
            <h3>Pairs</h3>
            <dl><div><dt>Term <bdi>A-1</bdi></dt><dd>Described</dd></div><div><dt>Term with blocks</dt><dd><p>Before the list</p><ul><li>Listed in a cell</li></ul></dd></div><div><dt>Term with nothing</dt><dd></dd></div></dl>
            <h4>Tables</h4>
            <hr />
            <aside><p>Note of <strong>two</strong></p><p>paragraphs.</p></aside>
            <aside><p>Note with a list</p><ul><li>noted</li></ul></aside>
            <div class="page-break"></div>
            <div class="page-break"></div>
            <p>After the second page break</p>
            <section class="signature"><div><p class="line">Dr <bdi>Amal Example</bdi></p><p class="ink">Signature</p><p class="ink">Date</p></div><div class="stamp"><p>Stamp of the pharmacy</p></div></section>
            <p>Between the signatures</p>
            <section class="signature"><div><p class="ink">Second signature</p></div></section>
            """,
            string.Join('\n', main.Elements().Select(block => block.ToString(SaveOptions.DisableFormatting))));
    }

    [Fact]
    public async Task Hostile_words_stay_words()
    {
        var page = Parse(await Write(HostileEverywhere()));

        var once = string.Concat(Hostile);
        var everywhere = string.Concat(Hostile.Select(words => string.Concat(Enumerable.Repeat(words, 5))));
        Assert.Equal(once, page.Descendants("title").Single().Value);
        Assert.Equal(once, page.Element("body")!.Attribute("data-draft")!.Value);
        var places = page.Descendants()
            .Where(element => element.Name.LocalName is "h1" or "li" or "dt" or "dd" or "th" or "td" or "p")
            .Where(element => element.Attribute("class")?.Value != "draft").ToList();
        Assert.Equal(12, places.Count);
        Assert.All(places, place => Assert.Equal(everywhere, place.Value));
        Assert.Equal(
            ["https://example.org/\"><b>'&x"],
            page.Descendants("a").Select(link => link.Attribute("href")!.Value).Distinct(StringComparer.Ordinal));
        Assert.Empty(page.Descendants("b"));
        Assert.Empty(page.Descendants("script"));
    }

    [Fact]
    public async Task The_page_runs_nothing_and_fetches_nothing()
    {
        var text = await Write(AllBlocks(Frame));

        Assert.DoesNotMatch(Fetching(), text);
        var policy = Parse(text).Descendants("meta").Single(meta => meta.Attribute("http-equiv") is not null);
        Assert.StartsWith("default-src 'none';", policy.Attribute("content")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_void_elements_are_written_in_short_form()
    {
        var text = await Write(AllBlocks(Frame) with { Blocks = [.. AllBlocks(Frame).Blocks, P(), new BulletList([])] });

        Assert.All(
            ShortForm().Matches(text), match => Assert.Contains(match.Groups[1].Value, (string[])["br", "hr", "meta"]));
        Assert.StartsWith("<!DOCTYPE html", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.3 mg/kg")]
    [InlineData("2024-03")]
    [InlineData(">3")]
    public async Task A_left_to_right_fragment_in_arabic_words_is_isolated(string value)
    {
        var words = T($"الجرعة {value} يوميا");
        var page = Parse(await Write(ArabicFrame with { Blocks = [P(words), P(new Isolate([words])), P(I(value))] }));

        var paragraphs = page.Descendants("p").ToList();
        Assert.Equal(value, paragraphs[0].Elements("bdi").Single().Value);
        Assert.Equal(value, paragraphs[1].Elements("bdi").Elements("bdi").Single().Value);
        Assert.Equal(value, Assert.Single(paragraphs[2].Descendants("bdi")).Value);
    }

    [Fact]
    public async Task A_draft_carries_a_banner_and_a_final_document_does_not()
    {
        var draft = Parse(await Write(Frame with { DraftMark = "DRAFT: not for submission" }));
        var final = Parse(await Write(Frame));

        var banner = draft.Element("body")!.Elements().First();
        Assert.Equal(("draft", "DRAFT: not for submission"), (banner.Attribute("class")!.Value, banner.Value));
        Assert.Null(final.Element("body")!.Attribute("data-draft"));
        Assert.Empty(final.Descendants("p"));
    }

    [Fact]
    public async Task A_link_that_could_run_a_script_is_refused()
    {
        var document = Frame with { Blocks = [P(new Link("javascript:alert(1)", [T("words")]))] };

        await Assert.ThrowsAsync<ArgumentException>(() => Write(document));
    }

    [Fact]
    public async Task The_same_document_gives_the_same_bytes_and_says_what_is_left_out()
    {
        var writer = new HtmlWriter();
        var first = await writer.WriteAsync(SampleLetters.Arabic(), CancellationToken.None);
        var second = await writer.WriteAsync(SampleLetters.Arabic(), CancellationToken.None);

        Assert.Equal(first.Content.ToArray(), second.Content.ToArray());
        Assert.Contains("Page numbers", Assert.Single(first.Notes), StringComparison.Ordinal);
        Assert.Null(first.Pages);
        Assert.Equal(OutputFormat.Html, writer.Format);
    }

    private static async Task<string> Write(Document document)
    {
        var rendition = await new HtmlWriter().WriteAsync(document, CancellationToken.None);
        return Encoding.UTF8.GetString(rendition.Content.Span);
    }

    private static XElement Parse(string page)
    {
        using var reader = XmlReader.Create(
            new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    [GeneratedRegex("""<script|<link|<img|<iframe|\ssrc=|\son\w+=|url\(|@import""", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();

    [GeneratedRegex("<(\\w+)[^>]*/>")]
    private static partial Regex ShortForm();
}
