using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Regulators;

public sealed class RouteTextsTests
{
    private static readonly TextFile English = ShippedTexts.Files.Single(file => file.Path == "_shared/route.en.json");

    [Fact]
    public void Every_shipped_language_says_every_reason_in_its_own_words()
    {
        var texts = RouteTexts.Load(ShippedTexts.Files);

        Assert.Equal(["ar", "ckb", "en", "fr"], texts.Languages);
        Assert.Equal(["ar", "ckb", "fr"], texts.Languages.Where(texts.IsDrafted));
        var reasons = Routes.For(new() { Country = "IQ" }).Reasons;
        Assert.All(reasons, reason => Assert.Equal(4, texts.Languages.Select(language => texts.Of(reason, language)).Distinct().Count()));
    }

    [Theory]
    [InlineData("ROUTE-MA-01", "ROUTE-MA-99", "ROUTE-MA-01 has no words", "The code ROUTE-MA-99 is unknown")]
    [InlineData("\"original\"", "\"perfect\"", "The status is none of the known ones")]
    [InlineData("\"words\"", "\"word\"", "could not be mapped")]
    [InlineData("A facility of this kind may apply without a specialty importer.", " ", "ROUTE-IMP-03 has no words")]
    public void A_faulty_file_stops_the_start_and_is_named(string part, string other, params string[] says)
    {
        var broken = English with { Text = English.Text.Replace(part, other, StringComparison.Ordinal) };

        var fault = Assert.Throws<TextFaultException>(() => RouteTexts.Load([broken]));

        Assert.All(says, words => Assert.Contains(words, fault.Message, StringComparison.Ordinal));
        Assert.Contains("_shared/route.en.json", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void English_words_must_be_there() =>
        Assert.Contains("missing", Assert.Throws<TextFaultException>(() => RouteTexts.Load([])).Message, StringComparison.Ordinal);
}
