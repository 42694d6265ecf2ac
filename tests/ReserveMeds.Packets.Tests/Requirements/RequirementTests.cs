using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Samples;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Requirements;

/// <summary>The curated list says what the rules hold: no reject without a requirement, no requirement without a rule.</summary>
public sealed class RequirementTests
{
    public static TheoryData<string> Regulators => [.. RegulatorCatalog.All.Select(regulator => regulator.Id)];

    [Theory]
    [MemberData(nameof(Regulators))]
    public void Every_rule_that_refuses_a_case_is_named_by_a_requirement(string id)
    {
        var regulator = RegulatorCatalog.Find(id)!;

        Assert.All(regulator.Rulebooks, book =>
        {
            var named = HeldRequirement.AllOf(regulator, book).SelectMany(held => held.Rules).ToHashSet();
            Assert.DoesNotContain(book.Rules, rule => rule.Severity == FindingSeverity.Reject && !named.Contains(rule));
        });
    }

    [Fact]
    public void No_requirement_names_an_unknown_rule()
    {
        Assert.All(RegulatorCatalog.All, regulator => Assert.Subset(
            CodesOf([regulator]),
            regulator.Requirements.Except(SharedRequirements.All).SelectMany(requirement => requirement.Rules).ToHashSet()));
        Assert.Subset(CodesOf(RegulatorCatalog.All), SharedRequirements.All.SelectMany(requirement => requirement.Rules).ToHashSet());

        static HashSet<string> CodesOf(IReadOnlyList<Regulator> regulators) =>
            [.. regulators.SelectMany(regulator => regulator.Rulebooks).SelectMany(book => book.Rules).Select(rule => rule.Code)];
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public void A_requirement_has_one_id_a_known_place_in_the_case_and_an_owner_that_one_of_its_rules_names(string id)
    {
        var regulator = RegulatorCatalog.Find(id)!;

        Assert.Distinct(regulator.Requirements.Select(requirement => requirement.Id));
        Assert.All(regulator.Requirements, requirement =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", requirement.Id);
            Assert.NotEmpty(requirement.Paths);
            Assert.All(requirement.Paths, path => Assert.True(FormOrder.Knows(path), path));
        });
        Assert.All(HeldRequirement.AllOf(regulator, regulator.Rulebooks[0]), held => Assert.True(
            held.Requirement.Id is "case.complete" or "case.characters" || held.Rules.Any(rule => rule.Owner == held.Requirement.Owner),
            held.Requirement.Id));
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public void Requirements_stand_by_owner_and_in_the_order_of_the_form(string id)
    {
        var regulator = RegulatorCatalog.Find(id)!;

        var held = HeldRequirement.AllOf(regulator, regulator.Rulebooks[0]);

        Assert.Equal(held.Select(one => one.Requirement.Owner).Order(), held.Select(one => one.Requirement.Owner));
        Assert.All(held.Zip(held.Skip(1)).Where(pair => pair.First.Requirement.Owner == pair.Second.Requirement.Owner), pair => Assert.True(
            pair.Second.Requirement.Paths[0].Length == 0
                || FormOrder.Instance.Compare(pair.First.Requirement.Paths[0], pair.Second.Requirement.Paths[0]) <= 0,
            pair.Second.Requirement.Id));
    }

    [Fact]
    public void A_part_has_the_number_of_the_document_of_its_name()
    {
        foreach (var regulator in RegulatorCatalog.All)
        {
            var parts = regulator.Requirements.Select(requirement => requirement.Part).Distinct().ToDictionary(part => part.Id, part => part.Number);
            Assert.All(regulator.Documents.Where(document => parts.ContainsKey(document.Id)), document => Assert.Equal(parts[document.Id], document.Number));
        }
    }

    [Fact]
    public void The_severity_is_that_of_the_strictest_rule()
    {
        var held = HeldRequirement.AllOf(RegulatorCatalog.Find("dmp")!, RegulatorCatalog.Find("dmp")!.Rulebooks[0])
            .ToDictionary(one => one.Requirement.Id, one => one.Severity);

        Assert.Equal(FindingSeverity.Reject, held["dosing.outside-label"]);
        Assert.Equal(FindingSeverity.Warning, held["request.angle"]);
        Assert.Equal(FindingSeverity.Advice, held["custody.logger"]);
    }

    [Fact]
    public void A_rule_that_an_edition_lacks_is_no_ground_for_a_requirement_there()
    {
        var krg = RegulatorCatalog.Find("krg-moh")!;

        Assert.Contains(krg.Requirements, requirement => requirement.Id == "payer.authorisation");
        Assert.DoesNotContain(HeldRequirement.AllOf(krg, krg.Rulebooks[^1]), held => held.Requirement.Id == "payer.authorisation");
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public void Source_and_dates_are_those_of_the_rule(string id)
    {
        var regulator = RegulatorCatalog.Find(id)!;
        var book = regulator.Rulebooks[0];

        var views = RequirementView.AllOf(regulator, book, ShippedTexts.Loaded.Requirements, "en");

        Assert.All(views.SelectMany(view => view.Rules), rule =>
        {
            var source = book.RuleOf(rule.Code).Source;
            Assert.Equal((source.Guide, source.Quote, source.AsOf), (rule.Source.Guide, rule.Source.Quote, rule.Source.AsOf));
            Assert.Equal(source.ReviewBy, rule.ReviewBy);
        });
    }
}
