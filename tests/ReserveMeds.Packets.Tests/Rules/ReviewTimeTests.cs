using System.Globalization;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>The worked dates D0 to D9 of the facts.</summary>
public sealed class ReviewTimeTests
{
    [Theory]
    [InlineData("dmp", "2026-11-22", false, "", "2026-12-10", "2027-01-01", "2026-12-12", "2027-01-06", 20, 45)]
    [InlineData("dmp", "2026-11-23", false, "", "2026-12-11", "2027-01-04", "2026-12-13", "2027-01-09", 20, 47)]
    [InlineData("dmp", "2026-11-27", false, "", "2026-12-17", "2027-01-08", "2026-12-19", "2027-01-13", 22, 47)]
    [InlineData("dmp", "2026-11-23", false, "2027-01-01,2027-01-11", "2026-12-11", "2027-01-05", "2026-12-13", "2027-01-10", 20, 48)]
    [InlineData("dmp", "2026-06-01", false, "2026-06-17", "2026-06-22", "2026-07-14", "2026-06-24", "2026-07-19", 23, 48)]
    [InlineData("dmp", "2026-11-23", true, "", "2027-01-04", "2027-02-01", "2027-01-06", "2027-02-06", 44, 75)]
    [InlineData("kimadia-moh", "2026-11-22", false, "", "2026-12-21", "2027-01-24", "2026-12-23", "2027-01-29", 31, 68)]
    [InlineData("kimadia-moh", "2026-11-26", false, "", "2026-12-27", "2027-01-28", "2026-12-29", "2027-02-02", 33, 68)]
    [InlineData("kimadia-moh", "2026-11-22", false, "2027-01-01,2027-01-06", "2026-12-21", "2027-01-25", "2026-12-23", "2027-01-30", 31, 69)]
    [InlineData("kimadia-moh", "2026-11-22", true, "", "2027-01-17", "2027-02-28", "2027-01-19", "2027-03-05", 58, 103)]
    public void A_span_is_computed_from_its_parts(
        string regulator,
        string filing,
        bool complex,
        string holidays,
        string reviewFrom,
        string reviewTo,
        string arrivesFrom,
        string arrivesTo,
        int minimumDays,
        int maximumDays)
    {
        var times = RegulatorCatalog.Find(regulator)!.Pathway.Times!;
        var daysOff = holidays.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Day).ToHashSet();

        var span = ReviewTime.From(Day(filing), times, complex, daysOff);

        Assert.Equal(new ReviewTime(Day(filing), Day(reviewFrom), Day(reviewTo), Day(arrivesFrom), Day(arrivesTo)), span);
        Assert.Equal((minimumDays, maximumDays), (span.MinimumDays, span.MaximumDays));
    }

    [Fact]
    public void The_thin_route_states_no_times_and_shows_the_federal_ones_as_orientation()
    {
        var pathway = RegulatorCatalog.Find("krg-moh")!.Pathway;

        Assert.Null(pathway.Times);
        Assert.Equal((21, 45), (pathway.OrientationTimes!.Routine.Min, pathway.OrientationTimes.Routine.Max));
    }

    [Fact]
    public void The_advice_carries_the_computed_days()
    {
        var finding = Assert.Single(CaseJson.Check(CaseJson.Read("dmp")).Findings, finding => finding.Rule.Code == "CORE-TIM-01");

        Assert.Equal(("20", "45"), (finding.Arguments["minimumDays"], finding.Arguments["maximumDays"]));
    }

    [Fact]
    public void A_year_at_the_end_of_the_calendar_brings_no_span()
    {
        var report = CaseJson.Check(CaseJson.Unchecked("dmp", ("/filingDate", "9999-12-31")));

        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Code == "CORE-TIM-01");
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
