using System.Text;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Layout.Tests.Pdf;
using ReserveMeds.Packets.Tests.Writers;

namespace ReserveMeds.Packets.Layout.Tests.Reading;

[Collection(PdfCollection.Name)]
public sealed class ReadingBackTests(PdfEngine engine)
{
    private static readonly Dictionary<string, Document> All = new(StringComparer.Ordinal)
    {
        ["English"] = Letters.English,
        ["French"] = Letters.French,
        ["draft"] = Letters.Draft,
        ["right to left"] = Letters.RightToLeft,
        ["figures"] = Letters.English with { Blocks = SampleFigures.EnglishPage().Blocks },
        ["figures, right to left"] = Letters.RightToLeft with { Blocks = SampleFigures.ArabicPage().Blocks },
    };

    public static TheoryData<string> Names { get; } = [.. All.Keys];

    [PdfTheory]
    [MemberData(nameof(Names))]
    public async Task A_PDF_and_a_DOCX_say_the_words_of_their_document(string name)
    {
        var document = All[name];

        Assert.True(new ComparedWords(document, await PdfAsync(document)).Agrees);
        Assert.True(new ComparedWords(document, await DocxAsync(document)).Agrees);
    }

    [PdfTheory]
    [MemberData(nameof(Names))]
    public async Task One_word_more_or_one_digit_less_is_noticed(string name)
    {
        var document = All[name];
        var pdf = await PdfAsync(document);
        var docx = await DocxAsync(document);

        foreach (var changed in new[]
        {
            document with { Blocks = [.. document.Blocks, new Paragraph([new Text("1")])] },
            document with { Blocks = [.. document.Blocks.SkipLast(1)] },
            document with { Header = [.. document.Header, new Text("7")] },
        })
        {
            Assert.False(new ComparedWords(changed, pdf).Agrees);
            Assert.False(new ComparedWords(changed, docx).Agrees);
        }
    }

    [PdfFact]
    public async Task Codes_doses_and_dates_come_back_whole_from_right_to_left_text()
    {
        var pdf = await PdfAsync(Letters.RightToLeft);

        Assert.All(
            new[] { "NPI-2026-0044", "2020-03-14", "0.3mg/kg", "+21252233", "60mg/kg", "5-10mg", "Examplazine100mg/ml" },
            value => Assert.Contains(value, FoldedText.Of(pdf.Body), StringComparison.Ordinal));
        Assert.Contains(pdf.Body, block => block.Text.Contains("طلب استيراد دواء لمريض بعينه", StringComparison.Ordinal));
    }

    /// <summary>Both glyphs of a letter with a vowel mark say the letter and the mark.</summary>
    [PdfFact]
    public async Task A_letter_with_a_vowel_mark_is_read_once()
    {
        var document = Letters.RightToLeft with { Blocks = [new Heading(1, [new Text("سبب مسجَّل محليًا")]), new Paragraph([new Text("12 قلمًا، تُوقَف الجرعة، تجبّ")])] };

        var pdf = await PdfAsync(document);

        Assert.Equal(2, FoldedText.Of(pdf.Body).Count(character => character == '\u0651'));
        Assert.True(new ComparedWords(document, pdf).Agrees);
    }

    [PdfFact]
    public async Task Every_page_and_every_property_of_a_PDF_is_read()
    {
        var document = Letters.English with { Blocks = [.. Enumerable.Repeat(Letters.English.Blocks, 3).SelectMany(blocks => blocks)] };

        var pdf = await PdfAsync(document);

        Assert.Equal(pdf.Frame.Select(block => block.Page).Distinct(), Enumerable.Range(1, pdf.Frame.Max(block => block.Page)!.Value).Cast<int?>());
        Assert.True(pdf.Body.Max(block => block.Page) > 1);
        Assert.Equal(pdf.Body.Select(block => block.Page), pdf.Body.Select(block => block.Page).Order());
        Assert.Contains(new ReadProperty("Title", document.Title), pdf.Properties);
        Assert.Contains(new ReadProperty("XMP li", document.Title), pdf.Properties);
        Assert.Contains(pdf.Properties, property => property is { Name: "Creator" });
    }

    [PdfFact]
    public async Task A_damaged_file_ends_in_a_result()
    {
        var pdf = (await new PdfWriter(engine.Workers).WriteAsync(Letters.French, CancellationToken.None)).Content.ToArray();
        var docx = (await new DocxWriter().WriteAsync(Letters.French, CancellationToken.None)).Content.ToArray();

        Assert.NotNull(new PdfReader().Read(Encoding.ASCII.GetBytes("%PDF-1.7\nstartxref\n9\n%%EOF")).Fault);
        Assert.NotNull(new PdfReader().Read(docx).Fault);
        Assert.NotNull(new DocxReader().Read(pdf).Fault);
        Assert.NotNull(new PdfReader().Read(pdf.AsMemory(0, pdf.Length / 2)).Fault);
        Assert.NotNull(new DocxReader().Read(docx.AsMemory(0, docx.Length / 2)).Fault);

        // What matters is that each of them returns.
        foreach (var step in Enumerable.Range(0, 300))
        {
            _ = new PdfReader().Read(Broken(pdf, step)).Fault;
            _ = new DocxReader().Read(Broken(docx, step)).Fault;
        }
    }

    /// <summary>Some bytes changed, more towards the end, where the tables are; always the same for the same step.</summary>
    private static byte[] Broken(byte[] file, int step)
    {
        var broken = (byte[])file.Clone();
        foreach (var change in Enumerable.Range(1, 1 + (step % 5)))
        {
            var at = (int)((step * 7919L * change) % file.Length);
            broken[step % 2 == 0 ? at : file.Length - 1 - (at % Math.Min(file.Length, 4000))] ^= (byte)(1 << (step % 8));
        }

        return broken;
    }

    private async Task<FinishedText> PdfAsync(Document document) =>
        new PdfReader().Read((await new PdfWriter(engine.Workers).WriteAsync(document, CancellationToken.None)).Content);

    private static async Task<FinishedText> DocxAsync(Document document) =>
        new DocxReader().Read((await new DocxWriter().WriteAsync(document, CancellationToken.None)).Content);
}
