using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Templates;

/// <summary>The Sorani documents: their spelling, and that they hold all that the English ones hold.</summary>
public sealed partial class KurdishTemplatesTests
{
    /// <summary>One code point for each letter: no Arabic yeh (U+064A), kaf (U+0643) or teh marbuta (U+0629).</summary>
    private const string Alphabet = "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ";

    private const string NotTranslated = "_shared/_rule-entry.en.md";

    private static readonly IReadOnlyList<string> Paths = [.. ShippedTexts.Files.Select(file => file.Path).Where(path => path.EndsWith(".ckb.md", StringComparison.Ordinal))];

    public static TheoryData<string> Kurdish { get; } = [.. Paths];

    /// <summary>Those of packets: the checklist says in English that it is no translation, and is checked by tests of its own.</summary>
    public static TheoryData<string> OfPackets { get; } = [.. Paths.Where(path => path != "_shared/requirements-checklist.ckb.md")];

    [Fact]
    public void Every_part_of_the_Kurdistan_Region_and_every_shared_partial_is_there_in_Kurdish()
    {
        var english = ShippedTexts.Files.Select(file => file.Path)
            .Where(path => (path.StartsWith("krg-moh/", StringComparison.Ordinal) || path.StartsWith("_shared/_", StringComparison.Ordinal)) && path.EndsWith(".en.md", StringComparison.Ordinal))
            .Where(path => path != NotTranslated)
            .ToList();

        Assert.NotEmpty(english);
        Assert.Empty(english.Select(path => path.Replace(".en.", ".ckb.", StringComparison.Ordinal)).Except(ShippedTexts.Files.Select(file => file.Path)));
    }

    [Theory]
    [MemberData(nameof(Kurdish))]
    public void Its_words_are_written_in_Sorani_letters_and_Western_digits_that_the_fonts_draw(string path)
    {
        var words = Tag().Replace(TextOf(path), "");

        Assert.All(words.Where(letter => letter is >= '\u0590' and <= '\u08FF' and not ('،' or '؛' or '؟')), letter => Assert.Contains(letter, Alphabet.AsEnumerable()));
        Assert.DoesNotMatch("[<>≤≥×÷\u200c-\u200f\u202a-\u202e\u2066-\u2069]", words);
        Assert.DoesNotContain(words.EnumerateRunes(), rune => rune.Value != '\n' && !FontCoverage.Covers(rune));
    }

    /// <remarks>The addressee stands in the facts in English; a translation writes it itself.</remarks>
    [Theory]
    [MemberData(nameof(OfPackets))]
    public void It_holds_every_hole_box_figure_and_line_to_sign_of_the_English_one(string path)
    {
        var english = Addressee().Replace(TextOf(path.Replace(".ckb.", ".en.", StringComparison.Ordinal)), "");
        var kurdish = TextOf(path);

        Assert.All(new[] { Tag(), Structure(), Figure() }, what => Assert.Equal(Found(what, english), Found(what, kurdish)));

        static IEnumerable<string> Found(Regex what, string text) =>
            what.Matches(what == Figure() ? Tag().Replace(text, "") : text).Select(match => match.Value).Order(StringComparer.Ordinal);
    }

    private static string TextOf(string path) => ShippedTexts.Files.Single(file => file.Path == path).Text;

    [GeneratedRegex(@"\{\{[^}]*\}\}")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?m)^(#+(?= )|:::.*|- (?=.*:$)|☐|: |\d+\.|\|(?!-)|---$)")]
    private static partial Regex Structure();

    // Digits in words; those of the front matter's version and of headings too.
    [GeneratedRegex("[0-9]+")]
    private static partial Regex Figure();

    [GeneratedRegex(@"\{\{#each cover\.addressee\}\}(.|\n)*?\{\{/each\}\}\n")]
    private static partial Regex Addressee();
}
