using System.Globalization;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Views;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("ar", "IQ", "2026-11-22", "22 تشرين الثاني 2026")]
    [InlineData("ar", "MA", "2026-11-22", "22 نونبر 2026")]
    [InlineData("ar", "MA", "2026-08-01", "1 غشت 2026")]
    [InlineData("ar", "IQ", "2026-01-31", "31 كانون الثاني 2026")]
    [InlineData("ckb", "IQ", "2026-11-22", "22ی تشرینی دووەمی 2026")]
    [InlineData("ckb", "IQ", "2026-12-01", "1ی کانوونی یەکەمی 2026")]
    [InlineData("fr", "MA", "2026-11-01", "1er novembre 2026")]
    [InlineData("en", "IQ", "2026-11-22", "22 November 2026")]
    public void A_date_is_written_as_the_country_writes_it_in_Western_digits(string code, string country, string day, string written) =>
        Assert.Equal(written, Language.Find(code, country)!.Date(DateOnly.Parse(day, CultureInfo.InvariantCulture)).Replace('\u00A0', ' '));

    [Theory]
    [InlineData("ar", "IQ", "22 تشرين الثاني 2026 (2026-11-22)")]
    [InlineData("ckb", "IQ", "22ی تشرینی دووەمی 2026 (2026-11-22)")]
    [InlineData("fr", "MA", "22 novembre 2026 (2026-11-22)")]
    [InlineData("en", "IQ", "22 November 2026 (2026-11-22)")]
    public void A_date_of_the_file_has_its_ISO_form_beside_it(string code, string country, string written) =>
        Assert.Equal(written, Language.Find(code, country)!.DateWithIso(new(2026, 11, 22)).Replace('\u00A0', ' '));

    [Theory]
    [InlineData("ar")]
    [InlineData("ckb")]
    public void A_dose_keeps_the_decimal_point_and_the_digits_of_the_physician(string code)
    {
        var language = Language.Find(code, "IQ")!;

        Assert.Equal("0.3", language.Number(0.3m));
        Assert.Equal("-5.25", language.Number(-5.25m));
        Assert.Equal("12\u00A0345.5", language.Number(12345.50m));
    }

    [Theory]
    [InlineData("0", "zero")]
    [InlineData("1", "one")]
    [InlineData("1.0", "one")]
    [InlineData("2", "two")]
    [InlineData("3", "few")]
    [InlineData("10", "few")]
    [InlineData("11", "many")]
    [InlineData("99", "many")]
    [InlineData("100", "other")]
    [InlineData("102", "other")]
    [InlineData("103", "few")]
    [InlineData("111", "many")]
    [InlineData("0.5", "other")]
    [InlineData("11.5", "other")]
    [InlineData("3.5", "other")]
    public void Arabic_tells_six_plurals_apart(string value, string category)
    {
        Assert.Equal(category, Language.ArabicOfIraq.PluralCategory(decimal.Parse(value, CultureInfo.InvariantCulture)));
        Assert.Contains(category, Language.ArabicOfIraq.PluralCategories);
    }

    [Fact]
    public void Kurdish_tells_two_plurals_apart() =>
        Assert.Equal(["other", "one", "other"], new[] { 0m, 1m, 2m }.Select(Language.Kurdish.PluralCategory));

    [Fact]
    public void Every_language_of_a_regulator_is_known_in_its_country_and_runs_its_own_way()
    {
        var known = RegulatorCatalog.All
            .SelectMany(regulator => regulator.Languages.Select(code => Language.Find(code, regulator.Country)))
            .Concat(Language.Codes.Select(code => Language.Find(code, "")));

        Assert.All(known, language => Assert.Equal(
            language!.Code is "ar" or "ckb" ? Direction.RightToLeft : Direction.LeftToRight,
            language.Direction));
        Assert.Equal(("ar-MA", "ar-IQ", "ckb-IQ"), (Language.Find("ar", "MA")!.Tag, Language.Find("ar", "IQ")!.Tag, Language.Find("ckb", "IQ")!.Tag));
        Assert.Null(Language.Find("de", "IQ"));
    }
}
