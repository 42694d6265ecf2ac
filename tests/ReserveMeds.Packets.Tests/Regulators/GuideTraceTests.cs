using System.Security.Cryptography;
using System.Text;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Regulators;

/// <summary>From each sentence of a guide to the rules that hold it: <c>src/ReserveMeds.Packets/Regulators/guide-trace.json</c>.</summary>
public sealed class GuideTraceTests
{
    private static readonly IReadOnlyList<TracedGuide> Guides = GuideTrace.Read().Guides;

    public static TheoryData<string> Names { get; } = [.. Guides.Select(guide => guide.Guide)];

    [Fact]
    public void Every_guide_that_a_regulator_rests_on_is_traced_once()
    {
        var restedOn = RegulatorCatalog.All.SelectMany(regulator => regulator.Facts).Select(fact => fact.Guide).Distinct(StringComparer.Ordinal);

        Assert.Equal(restedOn.Order(StringComparer.Ordinal), Guides.Select(guide => guide.Guide).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_phrase_names_the_rules_that_hold_it_or_says_why_none_does(string name)
    {
        Assert.All(Of(name).Phrases, phrase => Assert.True(
            phrase.Rules is { Count: > 0 } ? phrase.NoRule is null : !string.IsNullOrWhiteSpace(phrase.NoRule),
            phrase.Quote));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_rule_and_every_fact_that_a_phrase_names_is_one_of_a_regulator_of_its_guide(string name)
    {
        var regulators = RegulatorsOf(name);
        var codes = regulators.SelectMany(regulator => regulator.Rulebooks).SelectMany(book => book.Rules).Select(rule => rule.Code).ToHashSet(StringComparer.Ordinal);
        var facts = regulators.SelectMany(regulator => regulator.Facts).Select(fact => fact.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Of(name).Phrases.SelectMany(phrase => phrase.Rules ?? []).Except(codes));
        Assert.Empty(Of(name).Phrases.SelectMany(phrase => phrase.Facts).Except(facts));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_phrase_is_part_of_what_its_fact_quotes_or_stands_on_its_own(string name)
    {
        var quotes = RegulatorsOf(name).SelectMany(regulator => regulator.Facts).ToLookup(fact => fact.Id, fact => fact.Quote, StringComparer.Ordinal);
        var foreign = Of(name).Phrases
            .Where(phrase => phrase.Facts.Count > 0)
            .Where(phrase => !phrase.Facts.SelectMany(fact => quotes[fact]).Any(quote => quote.Contains(phrase.Quote, StringComparison.Ordinal)));

        Assert.Empty(foreign.Select(phrase => phrase.Quote));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fact_of_a_guide_is_traced(string name)
    {
        var stated = RegulatorsOf(name).SelectMany(regulator => regulator.Facts).Select(fact => fact.Id).Distinct(StringComparer.Ordinal);

        Assert.Empty(stated.Except(Of(name).Phrases.SelectMany(phrase => phrase.Facts), StringComparer.Ordinal));
    }

    /// <summary>Stronger than for rules that reject alone: a warning or an advice that rests on a fact stands there as well.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_stands_at_every_fact_that_it_rests_on(string name)
    {
        var traced = Of(name).Phrases
            .SelectMany(phrase => phrase.Facts.SelectMany(fact => (phrase.Rules ?? []).Select(rule => $"{fact} {rule}")))
            .ToHashSet(StringComparer.Ordinal);
        var rests =
            from regulator in RegulatorsOf(name)
            from rule in regulator.Rulebooks.SelectMany(book => book.Rules)
            from fact in rule.Source.Facts.Intersect(regulator.Facts.Select(fact => fact.Id), StringComparer.Ordinal)
            select $"{fact} {rule.Code}";

        Assert.Empty(rests.Except(traced, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_rule_that_rejects_for_a_guide_is_reached_from_it(string name)
    {
        var reached = Of(name).Phrases.SelectMany(phrase => phrase.Rules ?? []).ToHashSet(StringComparer.Ordinal);
        var rejecting = RegulatorsOf(name)
            .SelectMany(regulator => regulator.Rulebooks)
            .SelectMany(book => book.Rules)
            .Where(rule => rule.Severity == FindingSeverity.Reject && rule.Source.Confidence is "guide" or "decision")
            .ToList();

        Assert.NotEmpty(rejecting);
        Assert.DoesNotContain(rejecting, rule => !reached.Contains(rule.Code));
    }

    [Fact]
    public void The_trace_is_a_page_for_readers_and_no_part_of_the_service() =>
        Assert.DoesNotContain(
            typeof(RegulatorCatalog).Assembly.GetManifestResourceNames(),
            name => name.Contains("guide-trace", StringComparison.Ordinal));

    /// <summary>
    /// The guides are no part of the repository. Where they lie in <c>shared/seeds</c> beside it, the trace is held to them
    /// word for word and sentence by sentence; a clone without them can only hold it to its own shape.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_trace_agrees_with_its_guide_word_for_word(string name)
    {
        var traced = Of(name);
        Assert.Matches("^[0-9a-f]{64}$", traced.Sha256);
        Assert.Matches("^[a-z-]+[.]txt$", traced.File);
        Assert.All(traced.Sections, section => Assert.Equal(section.Phrases.Count, section.Phrases.Select(phrase => phrase.Quote).Distinct(StringComparer.Ordinal).Count()));

        var guide = Path.Combine(Repository.Root, "..", "shared", "seeds", traced.File);
        if (File.Exists(guide))
        {
            var bytes = File.ReadAllBytes(guide);
            Assert.Equal(traced.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Empty(traced.Disagreements(Encoding.UTF8.GetString(bytes).Split('\n')));
        }
    }

    [Fact]
    public void A_phrase_that_the_guide_does_not_hold_is_found()
    {
        string[] guide = ["Title", "Fees", "The fee is nominal. It is paid once.", "Times", "It takes 3 weeks."];
        TracedSection times = new("Times", [new("It takes 3 weeks.", [], null, "information")]);

        Assert.Empty(Traced(new("Fees", [new("fee is nominal", [], null, "x"), new("paid once", [], null, "x")]), times).Disagreements(guide));
        Assert.Equal(
            ["Fees: stands 0 times: fee is Nominal", "Fees: not traced: The fee is nominal."],
            Traced(new("Fees", [new("fee is Nominal", [], null, "x"), new("paid once", [], null, "x")]), times).Disagreements(guide));
        Assert.Equal(
            ["Fees: stands 2 times: is", "Fees: not traced: It is paid once."],
            Traced(new("Fees", [new("is", [], null, "x")]), times).Disagreements(guide));
        Assert.Equal(["no heading: Prices"], Traced(new("Prices", []), times).Disagreements(guide));
    }

    private static TracedGuide Traced(params TracedSection[] sections) => new("A guide", "a-guide.txt", "", sections);

    private static TracedGuide Of(string name) => Guides.Single(guide => guide.Guide == name);

    private static IReadOnlyList<Regulator> RegulatorsOf(string guide) =>
        [.. RegulatorCatalog.All.Where(regulator => regulator.Facts.All(fact => fact.Guide == guide))];
}
