using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Samples;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Rules;

public sealed class EditionComparisonTests
{
    private static readonly Rule Known = RegulatorCatalog.Find("dmp")!.Rulebooks[^1].RuleOf("CORE-PHY-01");
    private static readonly ValidationReport Clean = CaseJson.Check(CaseJson.Read("dmp")) with { Findings = [] };

    [Fact]
    public void Findings_of_one_edition_only_are_named_on_their_side()
    {
        var comparison = EditionComparison.Of(With(At("/physician/name")), With(At("/physician/specialty")));

        Assert.Equal("/physician/name", Assert.Single(comparison.OnlyBefore).Path);
        Assert.Equal("/physician/specialty", Assert.Single(comparison.OnlyAfter).Path);
        Assert.Empty(comparison.Changed);
    }

    [Fact]
    public void A_finding_of_both_is_no_difference_unless_its_severity_changed()
    {
        var softer = new Finding(Known with { Severity = FindingSeverity.Warning }, "/physician/name", new Dictionary<string, string>());

        Assert.Empty(EditionComparison.Of(With(At("/physician/name")), With(At("/physician/name"))).Changed);
        var comparison = EditionComparison.Of(With(softer), With(At("/physician/name")));

        var change = Assert.Single(comparison.Changed);
        Assert.Equal((FindingSeverity.Warning, FindingSeverity.Reject), (change.Was, change.Finding.Rule.Severity));
        Assert.Empty(comparison.OnlyBefore);
        Assert.Empty(comparison.OnlyAfter);
    }

    [Fact]
    public void Two_findings_at_one_place_that_speak_of_different_things_are_two()
    {
        var comparison = EditionComparison.Of(With(About("cnom")), With(About("dmp")));

        Assert.Single(comparison.OnlyBefore);
        Assert.Single(comparison.OnlyAfter);
    }

    [Fact]
    public void A_report_names_the_edition_that_is_in_force_in_place_of_its_own()
    {
        var old = RegulatorCatalog.Find("dmp")!.FindRulebook("2026-05")!;

        Assert.Null(old.StateOn(new DateOnly(2026, 11, 21)).NewerEdition);
        Assert.Equal("2026-11", old.StateOn(new DateOnly(2026, 11, 22)).NewerEdition);
    }

    [Fact]
    public void What_each_owner_owes_stands_together_rejects_first()
    {
        var warning = new Finding(Known with { Severity = FindingSeverity.Warning }, "/physician/name", new Dictionary<string, string>());
        var advice = new Finding(Known with { Severity = FindingSeverity.Advice }, "/physician/name", new Dictionary<string, string>());
        var pharmacy = new Finding(Known with { Owner = Owner.Pharmacy }, "/facility/name", new Dictionary<string, string>());

        var owed = ReportView.Of(With(advice, warning, At("/physician/specialty"), pharmacy), ShippedTexts.Loaded, "en").Owed;

        Assert.Equal(["physician", "pharmacy"], owed.Select(one => one.Owner));
        Assert.Equal((1, 1), (owed[0].Rejects, owed[0].Warnings));
        Assert.Equal(["/physician/specialty", "/physician/name"], owed[0].Items.Select(item => item.Path));
    }

    private static ValidationReport With(params Finding[] findings) => Clean with { Findings = findings };

    private static Finding At(string path) => new(Known, path, new Dictionary<string, string>());

    private static Finding About(string body) => new(Known, "/physician/licenseVerifications", new Dictionary<string, string> { ["body"] = body });
}
