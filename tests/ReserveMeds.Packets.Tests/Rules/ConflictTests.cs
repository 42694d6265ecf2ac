using System.Text.Json.Nodes;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Samples;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Rules;

public sealed class ConflictTests
{
    [Fact]
    public void A_conflict_that_a_finding_rests_on_is_shown_with_both_phrases_and_the_decision()
    {
        var report = Report(CaseJson.Check(CaseJson.Read("dmp", ("/product/approvals", JsonNode.Parse(
            """[{"authority": "ansm", "indication": "Chronic GVHD", "approvedOn": "2022-01-01"}]""")))));

        var conflict = Assert.Single(report.Conflicts, conflict => conflict.Id == "C1");
        Assert.Contains("MA-REF-01", conflict.Findings);
        Assert.Contains(conflict.Sources, source => source.Quote == "(typically the US FDA, EMA, or French ANSM)");
        Assert.Contains(conflict.Sources, source => source.Quote == "(typically the US FDA, EMA, MHRA, PMDA Japan, or Health Canada)");
        Assert.Equal(ShippedTexts.Loaded.Conflicts.Of("C1", "en").Decision, conflict.Decision);
    }

    [Fact]
    public void A_conflict_that_no_finding_rests_on_is_not_shown_unless_it_shapes_every_packet()
    {
        var report = Report(CaseJson.Check(CaseJson.Read("dmp")));

        Assert.DoesNotContain(report.Conflicts, conflict => conflict.Id == "C1");
        Assert.Contains(report.Conflicts, conflict => conflict.Id == "C6" && conflict.Findings.Count == 0);
    }

    [Fact]
    public void Every_decision_settles_something_for_a_regulator_and_every_conflict_has_a_phrase()
    {
        var conflicts = RegulatorCatalog.All.SelectMany(regulator => regulator.Conflicts).ToList();

        Assert.Equal(
            FactBook.Decisions.Select(decision => decision.Id).Order(StringComparer.Ordinal),
            conflicts.Select(conflict => conflict.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.All(conflicts, conflict => Assert.All(conflict.Sources, fact => Assert.NotEmpty(fact.Quote)));
    }

    [Theory]
    [InlineData("{\"status\": \"original\", \"words\": {}}", "C1 has no words.")]
    [InlineData("{\"status\": \"final\", \"words\": {}}", "The status is none of the known ones.")]
    [InlineData("{\"status\": \"original\", \"words\": {\"C99\": {\"conflict\": \"a\", \"decision\": \"b\"}}}", "C99 is no decision.")]
    [InlineData("{\"status\": \"original\", \"words\": {\"C1\": {\"conflict\": \" \", \"decision\": \"b\"}}}", "C1 has no words.")]
    public void A_file_of_words_that_does_not_fit_the_decisions_stops_the_start(string text, string fault)
    {
        var thrown = Assert.Throws<TextFaultException>(() => ConflictTexts.Load([new TextFile("_shared/conflicts.en.json", text)]));

        Assert.Contains(thrown.Diagnostics, diagnostic => diagnostic.Message == fault);
    }

    [Fact]
    public void Conflicts_are_told_in_every_language_of_the_findings()
    {
        var texts = ShippedTexts.Loaded;

        Assert.Equal(texts.Findings.Languages, texts.Conflicts.Languages);
        Assert.Equal(texts.Conflicts.Languages.Count, texts.Conflicts.Languages.Select(language => texts.Conflicts.Of("C1", language)).Distinct().Count());
    }

    [Fact]
    public void Without_the_English_words_there_is_no_start() =>
        Assert.Throws<TextFaultException>(() => ConflictTexts.Load([]));

    private static ReportView Report(ValidationReport report) => ReportView.Of(report, ShippedTexts.Loaded, "en");
}
