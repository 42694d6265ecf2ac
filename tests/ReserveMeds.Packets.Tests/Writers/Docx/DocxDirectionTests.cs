using System.Xml.Linq;
using ReserveMeds.Packets.Documents.Model;
using static ReserveMeds.Packets.Tests.Writers.Docx.DocxFile;
using static ReserveMeds.Packets.Tests.Writers.SampleDocuments;

namespace ReserveMeds.Packets.Tests.Writers.Docx;

public sealed class DocxDirectionTests
{
    private const string Opened = "\u2068\u200E";
    private const string Closed = "\u200E\u2069";

    [Theory]
    [InlineData("0.3 mg/kg")]
    [InlineData("2024-03")]
    [InlineData("5-10 mg")]
    [InlineData(">3")]
    [InlineData("2026-11-22")]
    public async Task A_left_to_right_value_in_arabic_is_its_own_run_between_marks(string value)
    {
        var expected = new[] { ("الجرعة ", true), (Opened + value + Closed, false), (" يوميا", true) };

        // Set as a value, met in the words of a template, and inside an Arabic value.
        Assert.Equal(expected, await Runs(ArabicFrame, T("الجرعة "), I(value), T(" يوميا")));
        Assert.Equal(expected, await Runs(ArabicFrame, T($"الجرعة {value} يوميا")));
        Assert.Equal(expected, await Runs(ArabicFrame, I($"الجرعة {value} يوميا")));
    }

    [Theory]
    [InlineData("2\u00A0000\u00A0mg", "2\u202F000\u202Fmg", "2\u00A0000\u00A0mg")]
    [InlineData("+964 700 000 0001", "+964\u202F700\u202F000\u202F0001", "+964\u00A0700\u00A0000\u00A00001")]
    public async Task A_dose_or_a_telephone_number_holds_together_by_spaces_that_do_not_break(string value, string inArabic, string inEnglish)
    {
        Assert.Equal([("كلمة ", true), (Opened + inArabic + Closed, false)], await Runs(ArabicFrame, T("كلمة "), I(value)));
        Assert.Equal([($"Word {inEnglish}", false)], await Runs(Frame, T("Word "), I(value)));
        Assert.Equal(
            [("Word \u2068", false), ("كلمة ", true), (Opened + inArabic + Closed + "\u2069 " + inEnglish, false)],
            await Runs(Frame, T("Word "), I($"كلمة {value}"), T(" "), I(value)));
    }

    [Fact]
    public async Task A_latin_value_in_a_latin_document_gets_no_marks()
    {
        Assert.Equal([("Dose 0.3 mg/kg daily", false)], await Runs(Frame, T("Dose "), I("0.3 mg/kg"), T(" daily")));
    }

    [Fact]
    public async Task An_arabic_value_in_a_latin_document_is_isolated()
    {
        Assert.Equal(
            [("Name \u2068", false), ("أحمد", true), ("\u2069, 5 mg", false)],
            await Runs(Frame, T("Name "), I("أحمد"), T(", 5 mg")));
        Assert.Equal(
            [("Name \u2068", false), ("أحمد ", true), (Opened + "0.3 mg/kg" + Closed + "\u2069", false)],
            await Runs(Frame, T("Name "), I("أحمد 0.3 mg/kg")));
    }

    [Fact]
    public async Task A_mixed_value_that_begins_latin_keeps_its_arabic_inside()
    {
        Assert.Equal(
            [("دواء ", true), (Opened + "Xenpozyme \u2068", false), ("جرعة", true), ("\u2069 5 mg" + Closed, false)],
            await Runs(ArabicFrame, T("دواء "), I("Xenpozyme جرعة 5 mg")));
    }

    [Fact]
    public async Task Marks_close_around_a_value_with_its_own_look()
    {
        Assert.Equal(
            [(Opened, false), ("2024", false), ("-03" + Closed, false)],
            await Runs(ArabicFrame, new Isolate([new Strong([T("2024")]), T("-03")])));
    }

    [Fact]
    public async Task No_run_from_right_to_left_holds_latin_letters_or_digits()
    {
        foreach (var document in new[] { SampleLetters.ArabicDraft(), AllBlocks(ArabicFrame) })
        {
            var file = await DocxFile.Of(document);
            var rightToLeft = new[] { "word/document.xml", "word/header1.xml", "word/footer1.xml" }
                .SelectMany(part => file.Part(part).Descendants(W + "r"))
                .Where(run => run.Descendants(W + "rtl").Any()).ToList();

            Assert.NotEmpty(rightToLeft);
            Assert.All(rightToLeft, run => Assert.DoesNotContain(
                Text(run), character => char.IsAsciiLetterOrDigit(character) || character is '\u2068' or '\u2069' or '\u200E'));
        }
    }

    [Fact]
    public async Task Everything_in_an_arabic_document_runs_from_right_to_left()
    {
        var file = await DocxFile.Of(AllBlocks(ArabicFrame) with { DraftMark = "مسودة" });

        foreach (var part in new[] { "word/document.xml", "word/header1.xml", "word/footer1.xml" })
            Assert.All(file.Part(part).Descendants(W + "p"), paragraph => Assert.True(Has(paragraph, "bidi")));
        Assert.All(
            file.Body.Descendants(W + "tbl"), table => Assert.NotEmpty(table.Elements(W + "tblPr").Elements(W + "bidiVisual")));
        Assert.NotEmpty(file.Body.Elements(W + "sectPr").Elements(W + "bidi"));
    }

    [Fact]
    public async Task Nothing_in_an_english_letter_runs_from_right_to_left()
    {
        var file = await DocxFile.Of(SampleLetters.English());

        var body = file.Body;
        Assert.DoesNotContain(body.Descendants(), element => element.Name.LocalName is "bidi" or "bidiVisual" or "rtl");
        Assert.Equal(Words(body), Text(body));
    }

    private static async Task<(string, bool)[]> Runs(Document frame, params Inline[] content)
    {
        var file = await DocxFile.Of(frame with { Blocks = [P(content)] });
        return [.. file.Body.Elements(W + "p").First().Elements(W + "r")
            .Select(run => (Text(run), run.Descendants(W + "rtl").Any()))];
    }
}
