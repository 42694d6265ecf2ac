using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Requirements;

public sealed class RequirementTextsTests
{
    private static readonly RequirementTexts Texts = ShippedTexts.Loaded.Requirements;

    [Fact]
    public void Every_requirement_has_words_of_its_own_in_four_languages()
    {
        Assert.Equal(["ar", "ckb", "en", "fr"], RequirementTexts.Languages);
        foreach (var regulator in RegulatorCatalog.All)
        {
            Assert.All(regulator.Requirements, requirement =>
                Assert.Equal(4, RequirementTexts.Languages.Select(language => Texts.Of(regulator, requirement, language)).Distinct().Count()));
            Assert.Equal(["drafted", "drafted", "original", "drafted"], RequirementTexts.Languages.Select(language => Texts.StatusOf(regulator, language)));
        }
    }

    [Fact]
    public void What_the_sources_do_not_state_is_said_in_every_language_in_the_order_of_the_facts()
    {
        foreach (var regulator in RegulatorCatalog.All)
        {
            Assert.Equal(regulator.NotStated, Texts.NotStated(regulator, "en"));
            Assert.All(new[] { "fr", "ar", "ckb" }, language =>
            {
                var said = Texts.NotStated(regulator, language);
                Assert.Equal(regulator.NotStated.Count, said.Count);
                Assert.Empty(said.Intersect(regulator.NotStated));
            });
        }
    }

    [Theory]
    [InlineData("_shared/requirements.ckb.json", "\"physician.name\"", "\"physician.nom\"", "'physician.name' has no words", "'physician.nom' is unknown")]
    [InlineData("_shared/requirements.en.json", "\"original\"", "\"perfect\"", "The status is none of the known ones")]
    [InlineData("dmp/requirements.ar.json", "\"physician.license-bodies\"", "\"physician.name\"", "'physician.license-bodies' has no words", "'physician.name' is unknown")]
    [InlineData("krg-moh/requirements.fr.json", "\"fees\"", "\"fee\"", "'fees' has no words", "'fee' is unknown")]
    [InlineData("krg-moh/requirements.en.json", "\"words\"", "\"word\"", "could not be mapped")]
    public void A_faulty_file_stops_the_start_and_is_named(string path, string part, string other, params string[] says)
    {
        var broken = ShippedTexts.Files.Select(file =>
            file.Path == path ? file with { Text = file.Text.Replace(part, other, StringComparison.Ordinal) } : file);

        var fault = Assert.Throws<TextFaultException>(() => PacketTexts.Load([.. broken]));

        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        Assert.All(says, words => Assert.Contains(words, fault.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("_shared/requirements.ar.json")]
    [InlineData("kimadia-moh/requirements.ckb.json")]
    public void A_missing_file_stops_the_start(string path)
    {
        var fault = Assert.Throws<TextFaultException>(() => RequirementTexts.Load([.. ShippedTexts.Files.Where(file => file.Path != path)]));

        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_no_regulator_or_language_stops_the_start()
    {
        var fault = Assert.Throws<TextFaultException>(() =>
            RequirementTexts.Load([.. ShippedTexts.Files, new("dmp/requirements.de.json", "{}"), new("fda/requirements.en.json", "{}")]));

        Assert.Contains("dmp/requirements.de.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains("fda/requirements.en.json", fault.Message, StringComparison.Ordinal);
    }
}
