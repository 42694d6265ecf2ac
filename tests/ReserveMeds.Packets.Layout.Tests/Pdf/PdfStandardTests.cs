using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>What the file says of itself to archives, screen readers and other programs.</summary>
[Collection(PdfCollection.Name)]
public sealed class PdfStandardTests(PdfEngine engine)
{
    private static readonly string[] ShippedFonts =
    [
        "NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic",
        "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold", "NotoSansSymbols2-Regular", "NotoSansMath-Regular",
    ];

    public static TheoryData<string> LetterNames => new("English", "French", "Draft", "RightToLeft");

    [PdfTheory]
    [MemberData(nameof(LetterNames))]
    public async Task A_letter_is_sound_tagged_and_archivable(string name)
    {
        var letter = Find(name);
        using var pdf = await engine.WriteAsync(letter);

        Assert.Contains("No syntax or stream encoding errors found", pdf.Check(), StringComparison.Ordinal);
        Assert.Matches(@"Tagged: +yes", pdf.Info);
        Assert.Matches($@"Title: +{Regex.Escape(letter.Title)}\n", pdf.Info);
        Assert.Matches(@"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", pdf.Info);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", pdf.Metadata, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:conformance>A</pdfaid:conformance>", pdf.Metadata, StringComparison.Ordinal);
        Assert.Contains($"/Lang ({letter.LanguageTag})", pdf.Objects, StringComparison.Ordinal);
    }

    [PdfTheory]
    [MemberData(nameof(LetterNames))]
    public async Task A_letter_is_accepted_as_accessible(string name)
    {
        using var pdf = await engine.WriteAsync(Find(name), PdfStandard.Accessible);

        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", pdf.Metadata, StringComparison.Ordinal);
        Assert.DoesNotContain("pdfaid", pdf.Metadata, StringComparison.Ordinal);
    }

    [PdfTheory]
    [MemberData(nameof(LetterNames))]
    public async Task Every_font_is_a_shipped_one_and_embedded(string name)
    {
        var letter = Find(name);
        using var pdf = await engine.WriteAsync(letter with { Blocks = [.. letter.Blocks, Say(new Emphasis([T("≥ ≤ − → ☐ ☑ ✓ "), Bold("both")]))] });

        Assert.NotEmpty(pdf.Fonts);
        Assert.All(pdf.Fonts, font =>
        {
            Assert.Contains(Regex.Replace(font.Name, "^[A-Z]{6}\\+", ""), ShippedFonts);
            Assert.True(font is { Embedded: true, Subset: true, Unicode: true });
        });
    }

    [PdfFact]
    public async Task The_structure_names_headings_tables_lists_and_paragraphs()
    {
        using var pdf = await engine.WriteAsync(Letters.English);

        Assert.Matches("(?m)^  H1 \"Request to import", pdf.Structure);
        Assert.Matches("(?m)^  H2 \"What was tried before", pdf.Structure);
        Assert.Matches("(?m)^  P \\(block\\)", pdf.Structure);
        Assert.Matches("(?m)^  L \\(block\\)", pdf.Structure);
        Assert.Equal(4, Regex.Count(pdf.Structure, "(?m)^ +TH <"));
        Assert.Equal(4, Regex.Count(pdf.Structure, "/Scope /Column"));
        Assert.DoesNotContain("Page 1 of 2", pdf.Structure, StringComparison.Ordinal);
        Assert.DoesNotContain("Figure", pdf.Structure, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task The_reading_order_of_the_structure_is_that_of_the_document()
    {
        using var pdf = await engine.WriteAsync(Letters.English);
        string[] words = ["Teaching Hospital", "Dear colleagues", "Patient reference", "NPI-2026-0042", "Firstepine", "Outside the label", "ketogenic", "Seizure diary", "Yours sincerely", "Dr Example Physician", "Stamp of the hospital"];
        string structure = pdf.Structure;

        int[] places = [.. words.Select(word => structure.IndexOf(word, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [PdfFact]
    public async Task The_dates_of_the_file_are_the_date_of_the_document()
    {
        using var pdf = await engine.WriteAsync(Letters.English);

        Assert.Contains("/CreationDate (D:20260309000000Z", pdf.Objects, StringComparison.Ordinal);
        Assert.Contains("<xmp:CreateDate>2026-03-09T00:00:00+00:00<", pdf.Metadata, StringComparison.Ordinal);
    }

    [PdfTheory]
    [MemberData(nameof(LetterNames))]
    public async Task The_same_document_gives_the_same_bytes_in_every_worker(string name)
    {
        using var first = await engine.WriteAsync(Find(name));
        using var second = await engine.WriteAsync(Find(name));
        await using var others = new TypstWorkers(PdfEngine.Options with { Workers = 1 });
        using var third = new PdfFile(await new PdfWriter(others).WriteAsync(Find(name), CancellationToken.None));

        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(first.Bytes, third.Bytes);
    }

    private static Document Find(string name) => (Document)typeof(Letters).GetProperty(name)!.GetValue(null)!;
}
