using System.Globalization;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using static ReserveMeds.Packets.Tests.Samples.SheetOutline;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>The worked dates D0 to D10 of the facts as the timeline sheet prints them, and what it never says.</summary>
public sealed class TimelineSheetTests
{
    private const string Sheet = "timeline-sheet";

    [Theory]
    [InlineData("dmp", "2026-11-22", false, "10 December 2026", "1 January 2027", "12 December 2026", "6 January 2027", "20–45", "2.9–6.4")]
    [InlineData("dmp", "2026-11-23", false, "11 December 2026", "4 January 2027", "13 December 2026", "9 January 2027", "20–47", "2.9–6.7")]
    [InlineData("dmp", "2026-11-27", false, "17 December 2026", "8 January 2027", "19 December 2026", "13 January 2027", "22–47", "3.1–6.7")]
    [InlineData("dmp", "2026-11-23", true, "4 January 2027", "1 February 2027", "6 January 2027", "6 February 2027", "44–75", "6.3–10.7")]
    [InlineData("kimadia-moh", "2026-11-22", false, "21 December 2026", "24 January 2027", "23 December 2026", "29 January 2027", "31–68", "4.4–9.7")]
    [InlineData("kimadia-moh", "2026-11-26", false, "27 December 2026", "28 January 2027", "29 December 2026", "2 February 2027", "33–68", "4.7–9.7")]
    [InlineData("kimadia-moh", "2026-11-22", true, "17 January 2027", "28 February 2027", "19 January 2027", "5 March 2027", "58–103", "8.3–14.7")]
    [InlineData("krg-moh", "2026-11-22", false, "21 December 2026", "24 January 2027", "23 December 2026", "29 January 2027", "31–68", "4.4–9.7")]
    public async Task The_span_without_holidays_is_printed_as_dates_days_and_weeks(
        string regulator,
        string filing,
        bool complex,
        string reviewFrom,
        string reviewTo,
        string arrivesFrom,
        string arrivesTo,
        string days,
        string weeks)
    {
        var sheet = await OfAsync(Case(regulator, filing, complex), Sheet);

        Assert.Equal(["not left out", Dated(reviewFrom), Dated(reviewTo)], Row(sheet, "Review ends | not left out")[1..4]);
        Assert.Equal(["not left out", Dated(arrivesFrom), Dated(arrivesTo), days, weeks], Row(sheet, "Delivery, guide's range | not left out")[1..]);
    }

    /// <summary>D3 and D8: 11 January lies after the review of D3, 1 January 2027 on a weekend day of D8.</summary>
    [Theory]
    [InlineData("dmp", "2026-11-23", "5 January 2027", "10 January 2027", "20–48", "2.9–6.9", "Friday 1 January 2027")]
    [InlineData("kimadia-moh", "2026-11-22", "25 January 2027", "30 January 2027", "31–69", "4.4–9.9", "Wednesday 6 January 2027")]
    public async Task The_fixed_holidays_move_the_second_span_and_are_named(
        string regulator, string filing, string reviewTo, string arrivesTo, string days, string weeks, string counted)
    {
        var sheet = await OfAsync(Case(regulator, filing), Sheet);

        Assert.Equal(Dated(reviewTo), Row(sheet, "Review ends | left out")[3]);
        Assert.Equal([Dated(arrivesTo), days, weeks], Row(sheet, "Delivery, guide's range | left out")[3..]);
        Assert.Contains($"Fixed public holidays left out of the business days of the review: {counted}.", sheet, StringComparison.Ordinal);
        Assert.Contains("Moving public holidays are not computed:", sheet, StringComparison.Ordinal);
        Assert.Contains("confidence: medium.", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_only_some_lists_name_is_said_and_not_left_out()
    {
        var sheet = await OfAsync(Case("kimadia-moh", "2026-11-22"), Sheet);

        Assert.Contains("Reported by some lists and not left out: Thursday 10 December 2026.", sheet, StringComparison.Ordinal);
        Assert.Equal("21 December 2026 (2026-12-21)", Row(sheet, "Review ends | left out")[2]);
    }

    [Fact]
    public async Task Weeks_of_a_complex_review_are_moved_by_no_holiday()
    {
        var sheet = await OfAsync(Case("dmp", "2026-11-23", complex: true), Sheet);

        Assert.DoesNotContain("| left out |", sheet, StringComparison.Ordinal);
        Assert.Contains("Review class: complex, since these are marked: rare indication. The range is 6–10 weeks", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hand_overs_at_their_longest_follow_the_review_beside_the_range_of_the_guide()
    {
        var sample = Case("dmp", "2026-11-23");
        var whole = await OfAsync(sample, Sheet);
        var draft = await OfAsync(
            sample with { Custody = sample.Custody with { Legs = [.. sample.Custody.Legs.Select(leg => leg with { MaximumHours = null })] } },
            Sheet,
            mode: PacketMode.Draft);

        Assert.Equal(["18 December 2026 (2026-12-18)", "11 January 2027 (2027-01-11)"], Row(whole, "Delivery, custody plan | not left out")[2..4]);
        Assert.Contains("its hand-overs take 7 days at their longest", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Delivery, custody plan", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_of_days_has_a_bar_for_every_step_with_who_and_its_days()
    {
        var sheet = await OfAsync(Case("dmp", "2026-11-23"), Sheet);

        Assert.Contains("track Clinical: Clinical documents complete (Dr Salim Exemple) | 0 | ", sheet, StringComparison.Ordinal);
        Assert.Contains("track Regulatory: Complete application filed (Importateur Exemple SARL) | 0 | ", sheet, StringComparison.Ordinal);
        Assert.Contains("track Regulatory: Review ends (DMP) | 18–42 | ", sheet, StringComparison.Ordinal);
        Assert.Contains("track Logistics: Delivery, guide's range (owners of the legs) | 20–47 | ", sheet, StringComparison.Ordinal);
        Assert.Contains("track Patient experience: Receipt confirmed (Coordinateur Exemple) | 20–47 | ", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thin_route_says_that_no_time_is_stated_and_labels_the_federal_figures()
    {
        var sheet = await OfAsync(Case("krg-moh", "2026-11-22"), Sheet);

        Assert.Contains("Federal figures, as orientation only", sheet, StringComparison.Ordinal);
        Assert.Contains("the sources state no review time", sheet, StringComparison.Ordinal);
        Assert.Contains("track Regulatory: Review ends (federal authorities of Iraq) | ", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("orientation", await OfAsync(Case("kimadia-moh", "2026-11-22"), Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_case_is_said_and_what_does_not_stand_too()
    {
        var whole = await OfAsync(Case("dmp", "2026-11-23"), Sheet);
        var half = await OfAsync(Sample("dmp/half-filled-draft.json"), Sheet, mode: PacketMode.Draft);

        Assert.Equal("Written; to be signed by the physician", Row(whole, "Clinical | Justification letter")[2]);
        Assert.StartsWith("Verified; latest record of ", Row(whole, "Regulatory | Licence of the physician")[2], StringComparison.Ordinal);
        Assert.Equal("Not complete yet", Row(half, "Clinical | Justification letter")[2]);
        Assert.Equal("Not shown as verified", Row(half, "Regulatory | Licence of the physician")[2]);
    }

    [Fact]
    public async Task One_record_that_is_not_verified_leaves_the_licence_unverified()
    {
        var sample = Case("krg-moh", "2026-11-22");
        var records = sample.Physician.LicenseVerifications;
        var pending = sample with { Physician = sample.Physician with { LicenseVerifications = [.. records, records[0] with { Status = "pending" }] } };

        Assert.Equal("Not shown as verified", Row(await OfAsync(pending, Sheet, mode: PacketMode.Draft), "Regulatory | Licence of the physician")[2]);
    }

    [Fact]
    public async Task A_draft_without_a_filing_date_shows_gaps_and_no_day()
    {
        var sheet = await OfAsync(Case("dmp", "2026-11-23") with { FilingDate = null }, Sheet, mode: PacketMode.Draft);

        Assert.All(Row(sheet, "Review ends")[2..], cell => Assert.Equal("gap[\\[missing: filing date\\]]", cell));
        Assert.DoesNotContain("Days by track", sheet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dmp", "2026-11-22")]
    [InlineData("kimadia-moh", "2026-11-22")]
    [InlineData("krg-moh", "2026-11-22")]
    public async Task Published_end_to_end_times_are_never_printed_and_nothing_is_promised(string regulator, string filing)
    {
        var caseFile = Case(regulator, filing);
        var sheets = await OfAsync(caseFile, Sheet) + await OfAsync(caseFile, "cost-sheet");

        Assert.DoesNotMatch("(?i)3 to 6|3–6|3-week|9-week|same week", sheets);
        Assert.Contains("Every time on this sheet is indicative and no guarantee. The authority keeps its discretion on timing", sheets, StringComparison.Ordinal);
        Assert.Equal(["TIM05", "TIM07", "TIM11"], NeverPrinted());
    }

    private static IEnumerable<string> NeverPrinted() =>
        RegulatorCatalog.All.SelectMany(regulator => regulator.Facts).Where(fact => fact.Print == "never").Select(fact => fact.Id).Distinct();

    private static CaseFile Case(string regulator, string filing, bool complex = false)
    {
        var sample = Sample(regulator switch
        {
            "dmp" => "dmp/importer-files.json",
            "kimadia-moh" => "kimadia-moh/erbil-facility-federal-route.json",
            _ => "krg-moh/adult-resupply.json",
        });
        return sample with
        {
            FilingDate = DateOnly.ParseExact(filing, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Diagnosis = sample.Diagnosis with { RareIndication = complex },
        };
    }

    /// <summary>As the sheet prints a day of its table: the ISO date beside it.</summary>
    private static string Dated(string day) =>
        $"{day} ({DateOnly.ParseExact(day, "d MMMM yyyy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})";
}
