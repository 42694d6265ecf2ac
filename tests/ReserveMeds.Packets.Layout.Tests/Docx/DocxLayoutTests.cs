using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Outline;
using ReserveMeds.Packets.Tests.Writers;
using static ReserveMeds.Packets.Tests.Writers.SampleDocuments;

namespace ReserveMeds.Packets.Layout.Tests.Docx;

public sealed partial class DocxLayoutTests
{
    [NeedsToolsFact("soffice", "pdfinfo", "mutool")]
    public async Task Every_paragraph_of_a_letter_is_on_its_pages()
    {
        foreach (var letter in new[] { SampleLetters.English(), SampleLetters.French() })
        {
            var text = string.Join(' ', (await LaidOut.Of(letter)).Pages);

            var paragraphs = OutlineWriter.Write(letter).Split('\n')
                .Where(line => line.TrimStart().StartsWith("p ", StringComparison.Ordinal))
                .SelectMany(line => line.Trim()[2..].Split('↵')).ToList();
            Assert.True(paragraphs.Count > 5);
            Assert.All(paragraphs, paragraph => Assert.Contains(Words(paragraph), Spaceless(text), StringComparison.Ordinal));
        }
    }

    [NeedsToolsFact("soffice", "pdfinfo", "mutool")]
    public async Task A_table_repeats_its_header_and_pages_are_counted()
    {
        var rows = Enumerable.Range(1, 110).Select(row => new TableRow([C($"Row {row}"), C("value")]));
        var pages = (await LaidOut.Of(Frame with { Blocks = [new Table([C("Heading of rows"), C("Value")], [.. rows])] })).Pages;

        Assert.Equal(3, pages.Count);
        for (var page = 0; page < pages.Count; page++)
        {
            Assert.Contains("Heading of rows", pages[page], StringComparison.Ordinal);
            Assert.Contains($"Page {page + 1} of 3", pages[page], StringComparison.Ordinal);
        }
    }

    [NeedsToolsFact("soffice", "pdfinfo", "mutool")]
    public async Task A_draft_is_marked_on_every_page()
    {
        var pages = (await LaidOut.Of(SampleLetters.EnglishDraft())).Pages;

        Assert.Equal(2, pages.Count);
        Assert.All(pages, page => Assert.Contains("DRAFT: not for submission", page, StringComparison.Ordinal));
        Assert.Contains("[missing: licence number]", pages[0], StringComparison.Ordinal);
    }

    [NeedsToolsFact("soffice", "pdfinfo", "mutool")]
    public async Task A_signature_never_stands_alone_on_a_page()
    {
        var signature = new SignatureBlock(
            [new SignatureLine([T("Signature")], ForInk: true), new SignatureLine([T("Date")], ForInk: true)], [T("Stamp")]);
        var turned = 0;
        // So many lines that some documents end just where the block no longer fits.
        foreach (var lines in Enumerable.Range(31, 6))
        {
            var before = Enumerable.Range(1, lines).Select(line => P(T($"Line {line}.")));
            var pages = (await LaidOut.Of(Frame with { Blocks = [.. before, P(T("I confirm the above.")), signature] })).Pages;

            var page = Assert.Single(pages, text => text.Contains("Signature", StringComparison.Ordinal));
            Assert.Contains("I confirm the above.", page, StringComparison.Ordinal);
            Assert.Contains("Stamp", page, StringComparison.Ordinal);
            Assert.Equal(page, pages[^1]);
            turned += pages.Count - 1;
        }

        Assert.InRange(turned, 1, 5);
    }

    [NeedsToolsFact("soffice", "pdfinfo", "mutool")]
    public async Task Headings_and_words_of_two_columns_go_over_with_what_they_belong_to()
    {
        var (english, french) = (new ColumnLanguage("en-GB", Direction.LeftToRight), new ColumnLanguage("fr-MA", Direction.LeftToRight));
        SideBySide Beside(Block first, Block second) => new(english, french, [new SideBySideRow([first], [second])]);
        var signature = new SignatureBlock(
            [new SignatureLine([T("Signature")], ForInk: true), new SignatureLine([T("Date")], ForInk: true)], [T("Stamp")]);
        var (headed, signed) = (0, 0);
        foreach (var lines in Enumerable.Range(24, 16))
        {
            var pages = (await LaidOut.Of(Frame with
            {
                Blocks =
                [
                    .. Enumerable.Range(1, lines).Select(line => P(T($"Line {line}."))),
                    Beside(new Heading(2, [T("Dosing")]), new Heading(2, [T("Posologie")])),
                    new Table([C("Dose"), C("Route")], [new TableRow([C("200 mg"), C("oral")])]),
                    Beside(P(T("I confirm " + string.Concat(Enumerable.Repeat("the above and ", 12)) + "no more.")), P(T("Je confirme."))), signature,
                ],
            })).Pages;

            var page = Assert.Single(pages, text => text.Contains("Dosing", StringComparison.Ordinal));
            Assert.Contains("200 mg", page, StringComparison.Ordinal);
            headed += page == pages[0] ? 0 : 1;
            page = Assert.Single(pages, text => text.Contains("Signature", StringComparison.Ordinal));
            Assert.All(new[] { "I confirm", "no more.", "Stamp" }, words => Assert.Contains(words, page, StringComparison.Ordinal));
            signed += page == pages[0] ? 0 : 1;
        }

        // Some documents end where the signature no longer fits, some even before the table.
        Assert.InRange(headed, 1, 10);
        Assert.InRange(signed, headed + 1, 15);
    }

    [NeedsToolsFact("soffice", "pdfinfo", "mutool")]
    public async Task Doses_and_dates_keep_their_order_among_arabic_words()
    {
        string[] values =
        [
            "2024-03", "5-10 mg", "0.3 mg/kg", "+212 5 22 33 44", ">3", "≥ 12", "2026-11-22", "120/80", "14:30",
            "3 × 2 mg", "48%",
        ];
        // Each line begins and ends with Arabic, and says the value in one of three ways.
        var blocks = values.SelectMany(value => new Block[]
        {
            P(T("قيمة "), I(value), T(" كلمة")),
            P(T($"قيمة {value} كلمة")),
            P(I($"قيمة {value} كلمة")),
        });
        var lines = (await LaidOut.Of(ArabicFrame with { Blocks = [.. blocks, P(T("بين "), I("5-10 مغ"), T(" كلمة"))] })).Lines;

        foreach (var value in values)
        {
            var seen = lines.Count(line => line.Contains("ةملك" + Spaceless(value) + "ةميق", StringComparison.Ordinal));
            Assert.True(seen == 3, $"{value} is in order on {seen} of 3 lines:\n{string.Join('\n', lines)}");
        }

        Assert.Contains("ةملكغم5-10نيب", lines);
    }

    [NeedsToolsFact("soffice", "pdfinfo", "mutool")]
    public async Task A_dose_or_a_telephone_number_is_never_torn_at_the_end_of_a_right_to_left_line()
    {
        string[] values = ["2\u00A0000\u00A0mg", "0.3\u00A0mg/kg/day", "+964 700 000 0001"];
        // So many words before it that in some lines the value no longer fits.
        var blocks = values.SelectMany(value => Enumerable.Range(110, 60).Select(letters => P(T(new string('ن', letters) + " كلمة "), I(value), T(" في اليوم"))));
        var lines = (await LaidOut.Of(ArabicFrame with { Blocks = [.. blocks] })).Lines;

        foreach (var value in values)
            Assert.Equal(60, lines.Count(line => line.Contains(Spaceless(value), StringComparison.Ordinal)));
        Assert.True(lines.Count > (3 * 60) + 30, "No line was too short for its value.");

        // In an Arabic value of an English page, each is held together in the same way.
        var inEnglish = values.SelectMany(value => Enumerable.Range(110, 60).Select(letters => P(I(new string('ن', letters) + $" كلمة {value} في اليوم"))));
        lines = (await LaidOut.Of(Frame with { Blocks = [.. inEnglish] })).Lines;
        foreach (var value in values)
            Assert.Equal(60, lines.Count(line => line.Contains(Spaceless(value), StringComparison.Ordinal)));
    }

    [NeedsToolsFact("soffice", "pdfinfo", "mutool")]
    public async Task The_words_of_figures_are_on_the_page_and_run_in_its_direction()
    {
        var english = await LaidOut.Of(SampleFigures.EnglishPage());
        var arabic = await LaidOut.Of(SampleFigures.ArabicPage());

        string[] words =
        [
            "Example Hospital", "Pharmacy of the hospital", "Hand-over of the medicine from maker to patient.", "15 to 30 days",
            "[missing: release time]", "Days since the request", "Upper limit: 8 °C", "2026-03-12 00:30", "Temperature of the parcel on its way.", "10.2 – 10.5",
        ];
        Assert.All(words, text => Assert.Contains(Spaceless(text), Spaceless(string.Join(' ', english.Pages)), StringComparison.Ordinal));
        Assert.Contains(english.Lines, line => line.Contains("01020304050", StringComparison.Ordinal));
        Assert.Contains(arabic.Lines, line => line.Contains("403020100", StringComparison.Ordinal));
        Assert.Contains(arabic.Lines, line => line.EndsWith("2026-03-0906:00", StringComparison.Ordinal));
    }

    private static string Words(string outline) => Spaceless(Notation().Replace(outline, ""));

    // Where a line or a column breaks is not the matter here.
    private static string Spaceless(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    [GeneratedRegex(@"(?:strong|em|gap)\[|link\[[^|]*\||[\]{}\\]")]
    private static partial Regex Notation();
}
