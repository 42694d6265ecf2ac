using System.Text.RegularExpressions;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Rules;

public sealed class RuleDeclarationTests
{
    /// <summary>They speak where a packet is assembled, and are proven there.</summary>
    private static readonly string[] SpokenByTheAssembler =
        ["CORE-LTR-05", "CORE-LNG-01", "CORE-LNG-02", "CORE-PAT-02", "CORE-TXT-02", "CORE-TXT-03", "CORE-CON-01", "CORE-ENC-01"];

    private static readonly IReadOnlyList<Rule> AllRules =
        [.. RegulatorCatalog.All.SelectMany(regulator => regulator.Rulebooks).SelectMany(book => book.Rules)];

    [Fact]
    public void Every_declared_rule_has_a_passing_and_a_failing_example()
    {
        var lacking = AllRules.Select(rule => rule.Code).Distinct(StringComparer.Ordinal)
            .Except(SpokenByTheAssembler, StringComparer.Ordinal)
            .Where(code => !RuleExampleFile.Codes.Contains(code, StringComparer.Ordinal)
                || RuleExampleFile.Read(code) is { Passes.Count: 0 } or { Fails.Count: 0 });

        Assert.Empty(lacking);
    }

    [Fact]
    public void Every_example_is_of_a_declared_rule()
    {
        Assert.Empty(RuleExampleFile.Codes.Except(AllRules.Select(rule => rule.Code), StringComparer.Ordinal));
    }

    [Fact]
    public void A_code_stands_for_one_rule()
    {
        // Many regulators share a rule; then all of it but the citation is the same.
        var twice = AllRules
            .Select(rule => (rule.Code, rule.Severity, rule.Path, rule.Owner, rule.Check))
            .Distinct()
            .GroupBy(rule => rule.Code, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => same.Key);

        Assert.Empty(twice);
        Assert.All(
            RegulatorCatalog.All.SelectMany(regulator => regulator.Rulebooks),
            book => Assert.Equal(book.Rules.Count, book.Rules.Select(rule => rule.Code).Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public void Codes_have_a_prefix_a_topic_and_a_number()
    {
        Assert.All(AllRules, rule => Assert.Matches(new Regex("^[A-Z]{2,4}-[A-Z]{3,4}-[0-9]{2}$"), rule.Code));
    }

    [Fact]
    public void Only_guide_facts_decisions_and_own_integrity_checks_reject()
    {
        var rejecting = AllRules.Where(rule => rule.Severity == FindingSeverity.Reject).ToList();

        Assert.NotEmpty(rejecting);
        Assert.All(rejecting, rule => Assert.Contains(rule.Source.Confidence, new[] { "guide", "decision", "project" }));
    }

    [Fact]
    public void A_rule_that_rests_on_external_facts_alone_says_so()
    {
        var external = AllRules.Where(rule => rule.Source.Facts.Count > 0 && rule.Source.Facts.All(fact => fact.StartsWith("EXT-", StringComparison.Ordinal)));

        Assert.All(external, rule => Assert.Contains(rule.Source.Confidence, new[] { "high", "medium", "low" }));
        Assert.Contains("MA-ADR-01", external.Select(rule => rule.Code));
    }

    [Fact]
    public void Every_rule_points_to_a_place_in_the_case()
    {
        Assert.All(AllRules, rule => Assert.True(FormOrder.Knows(rule.Path), $"{rule.Code} points to {rule.Path}"));
    }

    [Fact]
    public void Every_citation_has_a_date_a_review_date_and_a_source()
    {
        Assert.All(AllRules, rule =>
        {
            Assert.NotEqual(default, rule.Source.AsOf);
            Assert.NotEqual(default, rule.Source.ReviewBy);
            Assert.False(string.IsNullOrWhiteSpace(rule.Source.Guide), rule.Code);
        });
    }

    [Fact]
    public void A_rule_that_the_guide_states_quotes_it()
    {
        Assert.All(
            AllRules.Where(rule => rule.Source.Confidence == "guide"),
            rule => Assert.False(string.IsNullOrWhiteSpace(rule.Source.Quote), rule.Code));
    }

    [Theory]
    [InlineData("dmp", "Morocco access guide")]
    [InlineData("kimadia-moh", "Iraq access guide")]
    [InlineData("krg-moh", "Iraq access guide")]
    public void A_rule_is_cited_from_the_guide_of_its_regulator(string regulator, string guide)
    {
        var rules = RegulatorCatalog.Find(regulator)!.Rulebooks[0].Rules;

        Assert.All(rules.Where(rule => rule.Source.Confidence is "guide" or "decision"), rule => Assert.Equal(guide, rule.Source.Guide));
    }

    [Fact]
    public void A_settled_conflict_quotes_both_sentences()
    {
        var source = RegulatorCatalog.Find("dmp")!.Rulebooks[0].RuleOf("MA-REF-01").Source;

        Assert.Equal("(typically the US FDA, EMA, or French ANSM) / (typically the US FDA, EMA, MHRA, PMDA Japan, or Health Canada)", source.Quote);
        Assert.Equal(["DMP06", "PTH04", "C1"], source.Facts);
    }

    [Fact]
    public void The_thin_route_inherits_by_decision()
    {
        var source = RegulatorCatalog.Find("krg-moh")!.Rulebooks[0].RuleOf("CORE-PHY-02").Source;

        Assert.Equal(("decision", "C20"), (source.Confidence, Assert.Single(source.Facts)));
    }
}
