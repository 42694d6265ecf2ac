using System.Text;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Model;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>How words fall on pages.</summary>
[Collection(PdfCollection.Name)]
public sealed class PdfPagesTests(PdfEngine engine)
{
    private const double PageWidth = 595.3;
    private const double SideMargin = 56.7;

    [PdfFact]
    public async Task Every_page_has_head_foot_and_number()
    {
        var letter = Letter([.. Enumerable.Range(1, 90).Select(number => Say($"Paragraph {number}."))]);
        using var pdf = await engine.WriteAsync(letter with { PageLabel = new PageLabel("Page ", " of ", " in all") });

        Assert.Equal(3, pdf.Pages);
        for (int page = 1; page <= pdf.Pages; page++)
        {
            string text = pdf.TextOf(page);
            Assert.StartsWith("Running head", text, StringComparison.Ordinal);
            Assert.Contains("Running foot", text, StringComparison.Ordinal);
            Assert.Contains($"Page {page} of 3 in all", text, StringComparison.Ordinal);
        }
    }

    [PdfFact]
    public async Task A_page_break_begins_a_new_page()
    {
        using var pdf = await engine.WriteAsync(Letter(Say("First."), new PageBreak(), Say("Second.")));

        Assert.Equal(2, pdf.Pages);
        Assert.Contains("First.", pdf.TextOf(1), StringComparison.Ordinal);
        Assert.Contains("Second.", pdf.TextOf(2), StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task A_break_if_needed_begins_a_page_only_where_what_follows_would_be_parted()
    {
        Block[] half = [.. Enumerable.Range(0, 30).Select(number => Say($"Line {number}."))];
        Block[] page = [.. Enumerable.Range(0, 90).Select(number => Say($"Line {number}."))];
        using var fits = await engine.WriteAsync(Letter(Say("First."), new PageBreak(IfNeeded: true), Say("Second.")));
        using var moves = await engine.WriteAsync(Letter([.. half, new PageBreak(IfNeeded: true), Say("Second."), .. half]));
        using var tooLong = await engine.WriteAsync(Letter([Say("First."), new PageBreak(IfNeeded: true), .. page]));

        Assert.Equal(1, fits.Pages);
        Assert.Contains("Second.", moves.Lines(2)[1], StringComparison.Ordinal);
        Assert.Contains("Line 0.", tooLong.TextOf(1), StringComparison.Ordinal);
        Assert.Contains("Line 89.", tooLong.Text, StringComparison.Ordinal);
    }

    [PdfTheory]
    [InlineData("DRAFT: not for submission")]
    [InlineData("#panic() *DRAFT* $x$")]
    [InlineData("DRAFT, and a mark of so many words that they would never fit across the page in large letters: not for submission")]
    public async Task Every_page_of_a_draft_says_so_and_the_structure_says_it_once(string mark)
    {
        var letter = Letter(Say("First."), new PageBreak(), Say("Second."), new PageBreak(), Say("Third."));
        using var final = await engine.WriteAsync(letter);
        using var draft = await engine.WriteAsync(letter with { DraftMark = mark });

        Assert.DoesNotContain("DRAFT", final.Text, StringComparison.Ordinal);
        for (int page = 1; page <= 3; page++)
        {
            Assert.Contains(mark.Replace(" ", "", StringComparison.Ordinal), string.Concat(draft.Lines(page)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(2 * mark.Length, draft.Glyphs(page).Count - final.Glyphs(page).Count);
        }

        Assert.Single(draft.Structure.Split('\n'), line => line.Contains("DRAFT", StringComparison.Ordinal));
    }

    [PdfFact]
    public async Task A_long_table_repeats_its_header_and_splits_no_row()
    {
        var rows = Enumerable.Range(1, 60).Select(number => new[] { $"Lot {number}.", $"begin{number} {new string('x', 90)} {new string('y', 90)} end{number}" });
        using var pdf = await engine.WriteAsync(Letter(Grid(["Batch", "Remarks"], [.. rows])));

        Assert.True(pdf.Pages > 2);
        for (int page = 1; page <= pdf.Pages; page++)
        {
            Assert.Contains("Batch Remarks Lot", pdf.TextOf(page), StringComparison.Ordinal);
        }

        for (int number = 1; number <= 60; number++)
        {
            Assert.Single(Enumerable.Range(1, pdf.Pages), page =>
                pdf.TextOf(page).Contains($"begin{number} ", StringComparison.Ordinal) && pdf.TextOf(page).Contains($"end{number} ", StringComparison.Ordinal));
        }
    }

    [PdfFact]
    public async Task A_place_to_sign_is_never_alone_on_a_page()
    {
        var before = new Block[]
        {
            Say("The last words of the letter."),
            Say("The last words " + Sentences(9)),
            Bullets("The last words", "of a list", "of three"),
            Grid(["The last words", "of a table"], ["one", "two"], ["three", "four"]),
            new Note([Say("The last words of a note.")]),
            Sign("The last words of one who signs", "Signature", "Date", "Stamp"),
        };
        foreach (var last in before)
        {
            int twoPages = 0;
            for (int filler = 24; filler < 38; filler++)
            {
                using var pdf = await engine.WriteAsync(Letter(
                    [.. Enumerable.Range(1, filler).Select(number => Say($"Filler {number}.")), last, Sign("Dr Example", "Ink here", "Date", "Stamp")]));
                twoPages += pdf.Pages - 1;
                int page = Enumerable.Range(1, pdf.Pages).Single(number => pdf.TextOf(number).Contains("Ink here", StringComparison.Ordinal));
                string text = pdf.TextOf(page);
                Assert.Contains("Dr Example", text, StringComparison.Ordinal);
                Assert.Contains("The last words", text, StringComparison.Ordinal);
            }

            Assert.InRange(twoPages, 1, 14);
        }
    }

    [PdfFact]
    public async Task A_heading_is_never_the_last_thing_on_a_page()
    {
        for (int filler = 24; filler < 40; filler++)
        {
            using var pdf = await engine.WriteAsync(Letter(
                [.. Enumerable.Range(1, filler).Select(number => Say($"Filler {number}.")), Head(1, "The heading"), Head(2, "The one below"), Say("Its words.")]));
            string page = Enumerable.Range(1, pdf.Pages).Select(pdf.TextOf).Single(text => text.Contains("The heading", StringComparison.Ordinal));
            Assert.Contains("The one below", page, StringComparison.Ordinal);
            Assert.Contains("Its words.", page, StringComparison.Ordinal);
        }
    }

    [PdfFact]
    public async Task Nothing_runs_over_the_edge_or_off_the_page()
    {
        string word = new('W', 150);
        string tall = Sentences(120);
        using var pdf = await engine.WriteAsync(Letter(
            Say(word + " end1."),
            Pairs((word + " end2.", T(word + " end3.")), ("tall", T(tall + " end4."))),
            Grid(["One", "Two", "Three", "Four", "Five"], [word, "b", "c", "d", tall + " end5."], ["Examplazinomycine", "Secondazolidine", "Thirdamidopyrine", "Fourthomycine", "Fifthomycine end6."]),
            new Note([Say(word + tall + " end7.")]),
            Say(new Gap(word + " end8.")),
            Bullets(word + " end9.")));

        for (int end = 1; end <= 9; end++)
        {
            Assert.Contains($"end{end}.", pdf.Text, StringComparison.Ordinal);
        }

        for (int page = 1; page <= pdf.Pages; page++)
        {
            Assert.All(pdf.Glyphs(page), glyph => Assert.InRange(glyph.X, SideMargin - 1, PageWidth - SideMargin));
            Assert.All(pdf.Glyphs(page), glyph => Assert.InRange(glyph.Y, 30, 815));
        }
    }

    [PdfFact]
    public async Task A_word_broken_for_want_of_room_is_read_back_whole()
    {
        string reference = "REF" + new string('7', 60);
        using var pdf = await engine.WriteAsync(Letter(Say(T("Short line "), T(reference))));

        Assert.Contains(reference, string.Concat(pdf.Glyphs(1).Select(glyph => glyph.Character)), StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task A_number_stays_with_its_unit()
    {
        var text = new StringBuilder();
        for (int number = 100; number < 400; number++)
        {
            text.Append("w".PadRight(1 + (number % 7), 'w')).Append(' ').Append(number).Append("\u00a0mg/kg ");
        }

        using var pdf = await engine.WriteAsync(Letter(Say(text.ToString())));

        Assert.DoesNotContain(pdf.Lines(1).Where(line => line.Contains("mg", StringComparison.Ordinal)), line => Regex.IsMatch(line, "^(mg|kg|/)|[0-9/]$"));
    }

    private static string Sentences(int count) => string.Concat(Enumerable.Repeat("The seizures have returned eight times a week since. ", count));
}
