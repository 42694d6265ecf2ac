using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Templates;

/// <summary>The terms of each language in one place, for a reviewer who reads thirty lines and not forty templates.</summary>
public sealed partial class GlossaryTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("ckb")]
    public void Each_translated_language_has_thirty_terms_with_translation_and_use(string language)
    {
        var glossary = Glossary(language);
        var terms = glossary["terms"]!.AsArray();

        Assert.Equal("drafted", (string)glossary["status"]!);
        Assert.True(terms.Count >= 30);
        Assert.All(terms, term =>
        {
            Assert.Equal(["en", language, "used"], term!.AsObject().Select(entry => entry.Key).Where(key => key != "instead"));
            Assert.All(term.AsObject().Where(entry => entry.Key != "instead"), entry => Assert.False(string.IsNullOrWhiteSpace((string)entry.Value!)));
        });
        Assert.Equal(terms.Count, terms.Select(term => (string)term!["en"]!).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>A glossary that says other words than the pages is worse than none. Its words stand there as they are listed.</summary>
    [Theory]
    [InlineData("fr", " ; ")]
    [InlineData("ar", "؛")]
    [InlineData("ckb", "؛")]
    public void Every_term_stands_in_the_words_that_ship(string language, string between)
    {
        var words = string.Concat(ShippedTexts.Files
            .Where(file => file.Path.Contains($".{language}.", StringComparison.Ordinal) && !file.Path.Contains("glossary.", StringComparison.Ordinal))
            .Select(file => file.Text)
            // A product brings the words of its own indication.
            .Concat(ProductCatalog.All.Select(product => product.Label.Indication.GetValueOrDefault(language, "")))).Replace('\u00A0', ' ');
        var terms = Glossary(language)["terms"]!.AsArray().SelectMany(term => ((string)term![language]!).Split(between, StringSplitOptions.TrimEntries));

        Assert.All(terms, term => Assert.Contains(term, words, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A word that a term replaced must not come back. One that ends in <c>*</c> stands for itself with any ending.</summary>
    [Theory]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("ckb")]
    public void No_word_of_the_list_instead_stands_in_the_words_that_ship(string language)
    {
        List<string> instead =
        [
            .. Glossary(language)["terms"]!.AsArray()
                .Where(term => term!["instead"] is not null)
                .SelectMany(term => term!["instead"]!.AsArray().Select(word => (string)word!)),
        ];
        var shipped = ShippedTexts.Files
            .Where(file => file.Path.Contains($".{language}.", StringComparison.Ordinal) && !file.Path.Contains("glossary.", StringComparison.Ordinal));

        Assert.NotEmpty(instead);
        Assert.Empty(
            from file in shipped
            let words = WordsOf(file)
            from word in instead
            where Regex.IsMatch(words, $@"(?<!\p{{L}}){Regex.Escape(word.TrimEnd('*'))}{(word.EndsWith('*') ? "" : @"(?!\p{L})")}", RegexOptions.IgnoreCase)
            select $"{file.Path}: {word}");
    }

    private static string WordsOf(TextFile file) => file.Path.EndsWith(".json", StringComparison.Ordinal)
        ? string.Join('\n', Texts(JsonNode.Parse(file.Text)!))
        : Tag().Replace(file.Text, " ");

    private static IEnumerable<string> Texts(JsonNode node) =>
        node is JsonObject entries ? entries.SelectMany(entry => Texts(entry.Value!)) : [node.ToString()];

    [GeneratedRegex(@"\{\{[^}]*\}\}")]
    private static partial Regex Tag();

    private static JsonObject Glossary(string language) =>
        JsonNode.Parse(ShippedTexts.Files.Single(file => file.Path == $"_shared/glossary.{language}.json").Text)!.AsObject();
}
