using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Writers.Pdf;

namespace ReserveMeds.Packets.Tests.Rules;

public sealed partial class ArabicWordsTests
{
    private static readonly List<(string Place, string English, string Arabic)> Words = Read();

    [Fact]
    public void Arabic_words_keep_the_holes_and_the_figures_of_the_English_ones()
    {
        Assert.All(Words, words =>
        {
            Assert.Equal(In(words.English, Hole()), In(words.Arabic, Hole()));
            Assert.Equal(In(words.English, Figure()), In(words.Arabic, Figure()));
        });

        static IEnumerable<string> In(string text, Regex what) => what.Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Every_message_and_fix_begins_with_an_Arabic_letter_so_that_it_runs_from_the_right() =>
        Assert.All(Words, words => Assert.True(words.Arabic[0] is >= '\u0621' and <= '\u064A', $"{words.Place}: {words.Arabic}"));

    [Fact]
    public void Arabic_words_are_in_Arabic_letters_and_signs_but_for_international_terms() =>
        Assert.All(Words, words => Assert.Equal("", Foreign().Match(International().Replace(words.Arabic, "")).Value));

    [Fact]
    public void No_sentence_stayed_in_Latin_letters() =>
        // The longest name is "MOH Department of Drug Registration".
        Assert.All(Words, words => Assert.DoesNotMatch("[A-Za-z]+( [A-Za-z]+){5}", words.Arabic));

    /// <summary>Without isolates a reader would see "mg 200". The unit is written in Arabic, or joined where it is to be typed.</summary>
    [Fact]
    public void No_figure_stands_apart_from_a_Latin_unit() =>
        Assert.All(Words, words => Assert.DoesNotMatch("[0-9] +[A-Za-z]", words.Arabic));

    [Fact]
    public void The_fonts_draw_every_Arabic_word() =>
        Assert.All(Words, words => Assert.DoesNotContain(words.Arabic.EnumerateRunes(), rune => !FontCoverage.Covers(rune)));

    private static List<(string Place, string English, string Arabic)> Read()
    {
        var english = Entries("en").ToList();
        var arabic = Entries("ar").ToList();
        Assert.NotEmpty(arabic);
        Assert.Equal(english.Select(entry => entry.Place), arabic.Select(entry => entry.Place));
        return [.. english.Zip(arabic, (one, other) => (one.Place, one.Text, other.Text))];
    }

    private static IEnumerable<(string Place, string Text)> Entries(string language) =>
        from file in RepositoryFiles.FindingTexts()
        where file.Path.EndsWith($"/findings.{language}.json", StringComparison.Ordinal)
        from entry in JsonNode.Parse(file.Text)!["words"]!.AsObject()
        from part in entry.Value!.AsObject()
        select ($"{entry.Key} {part.Key}", (string)part.Value!);

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Hole();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Figure();

    // "RM-MA-2026-000123", "CYP3A", "FDA".
    [GeneratedRegex(@"\{[A-Za-z]+\}|[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")]
    private static partial Regex International();

    // Arabic letters and marks, its comma and semicolon, and the signs that Arabic shares; all else is foreign.
    [GeneratedRegex(@"[^\u0621-\u0652،؛؟ \u00A0.:/()«»×÷]")]
    private static partial Regex Foreign();
}
