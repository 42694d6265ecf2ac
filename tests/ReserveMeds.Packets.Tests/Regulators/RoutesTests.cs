using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Tests.Regulators;

/// <summary>The worked cases R7 to R16 of the facts as questions for a route, and decisions C2 and C4.</summary>
public sealed class RoutesTests
{
    private static readonly string[] Kinds =
        ["tertiary-public", "tertiary-private", "major-private", "licensed-private", "regional-public", "district-public", "clinic", "other"];

    [Theory]
    [InlineData("Sulaymaniyah", "krg-moh")] // R11, Hiwa
    [InlineData("Hewler", "krg-moh")] // R12
    [InlineData("Baghdad", "kimadia-moh")] // R13
    [InlineData("Halabja", "krg-moh")] // R14
    [InlineData("Basra", "kimadia-moh")] // R15
    [InlineData(null, "kimadia-moh")] // R16
    [InlineData(" ", "kimadia-moh")]
    [InlineData("ERBIL", "krg-moh")]
    [InlineData("dohuk governorate", "krg-moh")]
    [InlineData("محافظة أربيل", "krg-moh")]
    [InlineData("پارێزگای هەولێر", "krg-moh")]
    [InlineData("سلێمانی", "krg-moh")]
    [InlineData("Ninawa", "kimadia-moh")]
    public void The_governorate_decides_in_Iraq(string? governorate, string regulator) =>
        Assert.Equal(regulator, Routes.For(new() { Country = "IQ", Governorate = governorate }).Regulator);

    [Fact]
    public void A_facility_of_the_Region_is_told_of_the_federal_text_that_names_its_sites()
    {
        var advice = Routes.For(new() { Country = "IQ", Governorate = "Sulaymaniyah", City = "Sulaymaniyah" });

        Assert.Equal("ROUTE-KR-01", advice.Reasons[0].Code);
        Assert.Contains("operates a parallel authorisation route through the KRG Ministry of Health", advice.Reasons[0].Source.Quote, StringComparison.Ordinal);
        var federal = Assert.Single(advice.Alternatives);
        Assert.Equal(("kimadia-moh", "ROUTE-KR-02"), (federal.Regulator, federal.Reason.Code));
        Assert.Equal(["C4", "KIM05", "KIM12"], federal.Reason.Source.Facts);
        Assert.Contains("Erbil Medical City networks", federal.Reason.Source.Quote, StringComparison.Ordinal);
        Assert.Contains("Hiwa Cancer Hospital in Sulaymaniyah", federal.Reason.Source.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void A_facility_elsewhere_in_Iraq_has_the_federal_route_alone()
    {
        var advice = Routes.For(new() { Country = "IQ", Governorate = "Baghdad", City = "Baghdad", Kind = "tertiary-public" });

        Assert.Equal(["ROUTE-IQ-01", "ROUTE-IMP-03"], advice.Reasons.Select(reason => reason.Code));
        Assert.Empty(advice.Alternatives);
    }

    [Fact]
    public void Without_a_governorate_the_advice_says_that_it_decides()
    {
        var advice = Routes.For(new() { Country = "IQ" });

        Assert.Equal(["ROUTE-IQ-02", "ROUTE-IMP-04"], advice.Reasons.Select(reason => reason.Code));
        Assert.Equal(["krg-moh"], advice.Alternatives.Select(alternative => alternative.Regulator));
        Assert.Equal("decision", advice.Reasons[0].Source.Confidence);
    }

    [Theory]
    [InlineData(null, "Erbil")]
    [InlineData("Baghdad", "Erbil")]
    public void A_city_that_seems_to_lie_in_the_Region_is_pointed_out_and_decides_nothing(string? governorate, string city)
    {
        var advice = Routes.For(new() { Country = "IQ", Governorate = governorate, City = city });

        Assert.Equal("kimadia-moh", advice.Regulator);
        Assert.Contains("ROUTE-IQ-03", advice.Reasons.Select(reason => reason.Code));
        Assert.Equal(["krg-moh"], advice.Alternatives.Select(alternative => alternative.Regulator));
    }

    [Fact]
    public void A_facility_in_Morocco_goes_to_the_DMP_whatever_its_governorate()
    {
        var advice = Routes.For(new() { Country = "MA", City = "Rabat", Governorate = "Erbil", Kind = "tertiary-public" });

        Assert.Equal("dmp", advice.Regulator);
        Assert.Equal(["ROUTE-MA-01", "ROUTE-IMP-03"], advice.Reasons.Select(reason => reason.Code));
        Assert.Empty(advice.Alternatives);
        Assert.All(advice.Reasons, reason => Assert.Equal("Morocco access guide", reason.Source.Guide));
    }

    [Theory]
    [InlineData("FR")]
    [InlineData("US")]
    [InlineData(null)]
    public void For_another_country_no_pathway_is_known(string? country)
    {
        var advice = Routes.For(new() { Country = country, Kind = "clinic", Governorate = "Erbil" });

        Assert.Null(advice.Regulator);
        Assert.Empty(advice.Alternatives);
        Assert.Equal(ImporterFiling.Unknown, advice.ImporterFiles);
        var reason = Assert.Single(advice.Reasons);
        Assert.Equal(("ROUTE-NONE-01", "project"), (reason.Code, reason.Source.Confidence));
    }

    [Theory]
    [InlineData("MA", "tertiary-public", null, ImporterFiling.NotRequired, "ROUTE-IMP-03")] // R7
    [InlineData("MA", "major-private", true, ImporterFiling.NotRequired, "ROUTE-IMP-03")]
    [InlineData("MA", "licensed-private", true, ImporterFiling.Required, "ROUTE-IMP-01")]
    [InlineData("IQ", "licensed-private", true, ImporterFiling.NotRequired, "ROUTE-IMP-03")]
    [InlineData("IQ", "major-private", true, ImporterFiling.Required, "ROUTE-IMP-01")]
    [InlineData("MA", "regional-public", null, ImporterFiling.Required, "ROUTE-IMP-01")] // R8, R9
    [InlineData("IQ", "clinic", false, ImporterFiling.Required, "ROUTE-IMP-01 ROUTE-IMP-02")]
    [InlineData("IQ", "tertiary-public", false, ImporterFiling.Required, "ROUTE-IMP-02")]
    [InlineData("IQ", null, false, ImporterFiling.Required, "ROUTE-IMP-02")]
    [InlineData("IQ", null, true, ImporterFiling.Unknown, "ROUTE-IMP-04")]
    [InlineData("MA", null, null, ImporterFiling.Unknown, "ROUTE-IMP-04")]
    public void Kind_and_import_pharmacy_say_whether_an_importer_files(
        string country, string? kind, bool? pharmacy, ImporterFiling filing, string reasons)
    {
        var advice = Routes.For(new() { Country = country, Kind = kind, InHouseImportPharmacy = pharmacy, Governorate = "Baghdad" });

        Assert.Equal(filing, advice.ImporterFiles);
        Assert.Equal(reasons, string.Join(' ', advice.Reasons.Skip(1).Select(reason => reason.Code)));
    }

    [Fact]
    public void The_advice_and_the_rules_agree_on_every_place_and_kind()
    {
        string?[] governorates = [null, "Baghdad", "Basra", "Erbil", "Hewler", "Halabja"];
        foreach (var (country, governorate, kind) in
            from country in new[] { "MA", "IQ" } from governorate in governorates from kind in Kinds select (country, governorate, kind))
        {
            var facility = new Facility { Country = country, Governorate = governorate, Kind = kind };
            var advice = Routes.For(facility);
            var day = new DateOnly(2026, 6, 1);
            var findings = RegulatorCatalog.Find(advice.Regulator)!.RulebookOn(day)
                .Check(new() { CaseFormat = 1, Regulator = advice.Regulator!, Facility = facility }, day)
                .Findings.Select(finding => finding.Rule.Code).ToList();

            Assert.Equal(advice.ImporterFiles == ImporterFiling.Required, findings.Contains("CORE-FAC-03"));
            Assert.DoesNotContain("KRG-GEO-01", findings);
            Assert.DoesNotContain("KRG-GEO-02", findings);
            Assert.DoesNotContain("IQ-GEO-01", findings);
            Assert.Equal(country == "IQ" && governorate is null, findings.Contains("IQ-GEO-02"));
        }
    }

    [Fact]
    public void Every_reason_names_its_source_and_day()
    {
        Assert.Equal(RouteGround.All.Count, RouteGround.All.Select(ground => ground.Code).Distinct(StringComparer.Ordinal).Count());
        var reasons =
            from country in new[] { "MA", "IQ", "FR" }
            from governorate in new[] { null, "Baghdad", "Erbil" }
            from kind in Kinds.Append(null)
            from pharmacy in new bool?[] { null, true, false }
            let advice = Routes.For(new() { Country = country, Governorate = governorate, City = "Erbil", Kind = kind, InHouseImportPharmacy = pharmacy })
            from reason in advice.Reasons.Concat(advice.Alternatives.Select(alternative => alternative.Reason))
            select reason;

        Assert.Equal(
            RouteGround.All.Select(ground => ground.Code).Order(StringComparer.Ordinal),
            reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(reasons, reason =>
        {
            Assert.False(string.IsNullOrWhiteSpace(reason.Source.Guide), reason.Code);
            Assert.NotEqual(default, reason.Source.AsOf);
            Assert.Contains(reason.Source.Confidence, new[] { "guide", "decision", "project" });
            Assert.True(reason.Source.Confidence == "project" || reason.Source.Facts.Count > 0, reason.Code);
            Assert.True(reason.Source.Confidence != "guide" || reason.Source.Quote is { Length: > 0 }, reason.Code);
        });
    }
}
