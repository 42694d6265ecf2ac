using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Rules;

public sealed class RuleChangesTests
{
    [Fact]
    public void A_later_edition_tells_the_codes_it_adds_and_the_other_way_round_those_it_removes()
    {
        foreach (var regulator in RegulatorCatalog.All)
        {
            var (earlier, later) = (regulator.FindRulebook("2026-05")!, regulator.FindRulebook("2026-11")!);

            var on = RuleChanges.Between(earlier, later);
            var back = RuleChanges.Between(later, earlier);

            Assert.Equal(later.Rules.Count - earlier.Rules.Count, on.Added.Count);
            Assert.Contains("CORE-LTR-09", on.Added);
            Assert.Empty(on.Removed);
            Assert.Equal(on.Added, back.Removed);
            Assert.Empty(RuleChanges.Between(later, later).Added);
        }
    }

    [Fact]
    public void A_rule_that_changes_its_severity_is_told_with_both()
    {
        var book = RegulatorCatalog.All[0].Rulebooks[0];
        var code = book.Rules.First(rule => rule.Severity == FindingSeverity.Warning).Code;

        var changes = RuleChanges.Between(Severities(book, code, FindingSeverity.Reject), Severities(book, code, FindingSeverity.Advice));

        Assert.Equal(new RuleSeverityChange(code, "reject", "advice"), Assert.Single(changes.Severity));
    }

    private static Rulebook Severities(Rulebook book, string code, FindingSeverity severity) => new(
        [new RuleDeclaration(code, severity, Owner.Coordinator, "", "check", ["project"])],
        [],
        FactBook.Load("Dmp"),
        RegulatorCatalog.All[0].Pathway)
    {
        Edition = book.Edition,
        Regulator = book.Regulator,
        InForceFrom = book.InForceFrom,
        AsOf = book.AsOf,
        ReviewBy = book.ReviewBy,
    };
}
