using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Documents.Writers.Pdf;

namespace ReserveMeds.Packets.Tests.Rules;

public sealed partial class KurdishWordsTests
{
    /// <summary>The Sorani alphabet as the Kurdistan Region writes it: one code point for each letter, no Arabic kaf, yeh or teh marbuta.</summary>
    private const string Alphabet = "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ";

    private const string Marks = " .:،؛؟()«»×÷";

    private static readonly IReadOnlyList<TextFile> Shipped = RepositoryFiles.FindingTexts();

    [Fact]
    public void Kurdish_words_are_written_in_Sorani_letters_but_for_international_terms()
    {
        Assert.All(Kurdish(), entry => Assert.DoesNotContain(
            International().Replace(entry.Text, ""),
            letter => !Alphabet.Contains(letter, StringComparison.Ordinal) && !Marks.Contains(letter, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_message_and_fix_is_in_Kurdish()
    {
        Assert.All(Kurdish(), entry => Assert.Contains(entry.Text, letter => Alphabet.Contains(letter, StringComparison.Ordinal)));
    }

    [Fact]
    public void Kurdish_words_keep_the_holes_and_the_figures_of_the_English_ones()
    {
        Assert.Equal(Entries("en").Select(entry => entry.Place), Kurdish().Select(entry => entry.Place));
        Assert.All(Entries("en").Zip(Kurdish()), pair =>
        {
            Assert.Equal(Matches(Hole(), pair.First.Text), Matches(Hole(), pair.Second.Text));
            Assert.Equal(Matches(Figure(), pair.First.Text), Matches(Figure(), pair.Second.Text));
        });

        static IEnumerable<string> Matches(Regex what, string text) => what.Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void The_fonts_draw_every_Kurdish_word()
    {
        Assert.All(Kurdish(), entry => Assert.DoesNotContain(entry.Text.EnumerateRunes(), rune => !FontCoverage.Covers(rune)));
    }

    private static List<(string Place, string Text)> Kurdish()
    {
        var entries = Entries("ckb");
        Assert.NotEmpty(entries);
        return entries;
    }

    private static List<(string Place, string Text)> Entries(string language) =>
    [
        .. from file in Shipped
           where file.Path.EndsWith($".{language}.json", StringComparison.Ordinal)
           from entry in JsonNode.Parse(file.Text)!["words"]!.AsObject()
           from part in entry.Value!.AsObject()
           select ($"{entry.Key} {part.Key}", (string)part.Value!),
    ];

    // Holes, Latin words and figures, with what may stand inside them: "RM-MA-2026-000123", "Child-Pugh", "US FDA, EMA".
    [GeneratedRegex(@"\{[A-Za-z]+\}|[A-Za-z0-9]+(?:(?:-|, | )[A-Za-z0-9]+)*")]
    private static partial Regex International();

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Hole();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Figure();
}
