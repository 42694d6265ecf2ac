using System.Text.Json.Nodes;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Templates;

/// <summary>The terms of each language in one place, for a reviewer who reads thirty lines and not forty templates.</summary>
public sealed class GlossaryTests
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
            Assert.Equal(["en", language, "used"], term!.AsObject().Select(entry => entry.Key));
            Assert.All(term.AsObject(), entry => Assert.False(string.IsNullOrWhiteSpace((string)entry.Value!)));
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

    private static JsonObject Glossary(string language) =>
        JsonNode.Parse(ShippedTexts.Files.Single(file => file.Path == $"_shared/glossary.{language}.json").Text)!.AsObject();
}
