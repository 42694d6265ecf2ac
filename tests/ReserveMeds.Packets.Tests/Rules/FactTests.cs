using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Rules;

public sealed class FactTests
{
    [Fact]
    public void Every_fact_has_a_quote_and_dates()
    {
        var facts = RegulatorCatalog.All.SelectMany(regulator => regulator.Facts).ToList();

        Assert.NotEmpty(facts);
        Assert.All(facts, fact =>
        {
            Assert.False(string.IsNullOrWhiteSpace(fact.Quote), fact.Id);
            Assert.NotEqual(default, fact.AsOf);
            Assert.True(fact.ReviewBy > fact.AsOf, fact.Id);
        });
    }

    [Fact]
    public void Every_decision_of_the_facts_is_there_with_topic_and_words()
    {
        Assert.Equal(Enumerable.Range(1, 21).Select(number => $"C{number}"), FactBook.Decisions.Select(decision => decision.Id));
        Assert.All(FactBook.Decisions, decision => Assert.False(string.IsNullOrWhiteSpace(decision.Topic) || string.IsNullOrWhiteSpace(decision.Words)));
    }

    [Fact]
    public void A_conflict_of_a_fact_is_settled_by_a_decision()
    {
        var conflicts = RegulatorCatalog.All.SelectMany(regulator => regulator.Facts).SelectMany(fact => fact.Conflicts).Distinct(StringComparer.Ordinal);

        Assert.Empty(conflicts.Except(FactBook.Decisions.Select(decision => decision.Id), StringComparer.Ordinal));
    }

    [Fact]
    public void Every_external_fact_has_a_statement_a_confidence_and_a_source()
    {
        Assert.All(FactBook.ExternalFacts, fact =>
        {
            Assert.False(string.IsNullOrWhiteSpace(fact.Statement), fact.Id);
            Assert.Contains(fact.Confidence, new[] { "high", "medium", "low" });
            Assert.NotEmpty(fact.Source);
        });
    }

    [Theory]
    [InlineData("dmp", 127, "DMP20")]
    [InlineData("kimadia-moh", 127, "KIM20")]
    [InlineData("krg-moh", 120, "KRG04")]
    public void A_regulator_knows_its_own_facts_and_the_shared_ones(string regulator, int count, string own)
    {
        var facts = RegulatorCatalog.Find(regulator)!.Facts;

        Assert.Equal(count, facts.Count);
        Assert.Contains(own, facts.Select(fact => fact.Id));
    }

    [Fact]
    public void The_thin_route_does_not_take_over_what_is_federal_only()
    {
        var ids = RegulatorCatalog.Find("krg-moh")!.Facts.Select(fact => fact.Id).ToList();

        Assert.DoesNotContain("KIM07", ids);
        Assert.DoesNotContain("TIM05", ids);
        Assert.Contains("KIM09", ids);
    }

    [Fact]
    public void Lines_that_must_never_be_printed_are_marked()
    {
        var never = RegulatorCatalog.Find("dmp")!.Facts.Where(fact => fact.Print == "never").Select(fact => fact.Id);

        Assert.Equal(["TIM05", "TIM07", "TIM11"], never);
    }

    [Theory]
    [InlineData("""{"facts": []""")]
    [InlineData("""{"facts": [], "facts": []}""")]
    [InlineData("""{"facts": [], "surplus": 1}""")]
    [InlineData("""{"facts": [{"id": "X01"}]}""")]
    [InlineData("null")]
    public void A_broken_data_file_is_named(string json)
    {
        var fault = Assert.Throws<InvalidDataException>(() => StrictJson.Parse<CommonFactFile>("Rules/facts.json", json));

        Assert.StartsWith("Rules/facts.json: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_data_file_is_named()
    {
        var fault = Assert.Throws<InvalidDataException>(() => FactBook.Load("Nowhere"));

        Assert.StartsWith("Regulators/Nowhere/facts.json: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_does_not_exist_cannot_be_cited()
    {
        var fault = Assert.Throws<InvalidDataException>(() => FactBook.Load("Dmp").Cite(["DMP99"]));

        Assert.Contains("DMP99", fault.Message, StringComparison.Ordinal);
    }
}
