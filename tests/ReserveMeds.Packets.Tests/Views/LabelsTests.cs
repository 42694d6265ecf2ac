using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Tests.Samples;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Views;

public sealed partial class LabelsTests
{
    private static IReadOnlyList<TextFile> Files => ShippedTexts.Files;

    [Theory]
    [InlineData("ar", "0", "0 قرص")]
    [InlineData("ar", "1", "قرص واحد (1)")]
    [InlineData("ar", "2", "قرصان (2)")]
    [InlineData("ar", "3", "3 أقراص")]
    [InlineData("ar", "60", "60 قرصا")]
    [InlineData("ar", "0.5", "0.5 قرص")]
    [InlineData("ckb", "1", "1 حەب")]
    [InlineData("ckb", "60", "60 حەب")]
    [InlineData("fr", "2", "2 comprimés")]
    public void A_count_always_prints_its_number_beside_the_fitting_form(string code, string value, string written)
    {
        var labels = ShippedTexts.Loaded.Labels.In(Language.Find(code, "IQ")!);

        var count = labels.Count(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), "unit.tablet");

        Assert.Equal(written.Replace(' ', '\u00A0'), count);
    }

    [Theory]
    [InlineData("en", "a, b and c")]
    [InlineData("fr", "a, b et c")]
    [InlineData("ar", "a، b وc")]
    [InlineData("ckb", "a، b و c")]
    public void A_list_is_joined_as_the_language_joins(string code, string joined) =>
        Assert.Equal(joined, ShippedTexts.Loaded.Labels.In(Language.Find(code, "IQ")!).Join(["a", "b", "c"]));

    [Theory]
    [InlineData("ar", "\"unit.day.many\": \"يوما\",", "", "The label 'unit.day.many' is missing")]
    [InlineData("ckb", "\"unit.day.one\"", "\"unit.day.few\"", "The label 'unit.day.few' is not in English")]
    [InlineData("fr", "\"unit.day.one\"", "\"unit.day.two\"", "The label 'unit.day.one' is missing")]
    public void A_language_has_exactly_the_plurals_that_it_uses(string code, string part, string other, string says)
    {
        var broken = Files.Select(file => file.Path == $"_shared/labels.{code}.json"
            ? file with { Text = file.Text.Replace(part, other, StringComparison.Ordinal) }
            : file);

        Assert.Contains(says, Assert.Throws<TextFaultException>(() => Labels.Load([.. broken])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_translated_label_keeps_the_holes_of_the_English_one()
    {
        var english = WordFiles.Texts("_shared/labels.en.json").Where(label => !label.Key.StartsWith("unit.", StringComparison.Ordinal)).ToList();

        foreach (var code in Language.Codes)
        {
            var words = WordFiles.Texts($"_shared/labels.{code}.json");
            Assert.All(english, label => Assert.Equal(HolesOf(label.Value), HolesOf(words[label.Key])));
        }
    }

    /// <summary>"2 × 90" runs left to right as one fragment, so a reader from the right would take 2 for the days.</summary>
    [Theory]
    [InlineData("ar")]
    [InlineData("ckb")]
    public void In_right_to_left_words_a_word_parts_two_numbers_that_are_multiplied(string code) =>
        Assert.All(
            WordFiles.Texts($"_shared/labels.{code}.json").Where(label => label.Key.StartsWith("arithmetic.units", StringComparison.Ordinal)),
            label => Assert.Matches(@"\{perDay\} [\u0620-\u06D5 ]+ × \{days\}", label.Value));

    private static IEnumerable<string> HolesOf(string text) => Hole().Matches(text).Select(hole => hole.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Hole();
}
