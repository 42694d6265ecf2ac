using System.Globalization;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Arithmetic;

/// <summary>D0 to D10: business days, weeks and logistics on the timeline sheet in every language, and in the validation report.</summary>
public sealed class TimeVectorTests
{
    private const string Sheet = "timeline-sheet";

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var vector in Vectors.All.Times)
            {
                foreach (var language in Vectors.LanguagesOf(vector.Regulator, Sheet))
                    data.Add(vector.Id, language);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_days_come_out_on_the_timeline_sheet(string id, string language)
    {
        var vector = Vectors.All.Times.Single(one => one.Id == id);

        var outline = await SheetOutline.OfAsync(CaseOf(vector), Sheet, language);

        // Review, delivery and hand-overs, without holidays and below, where they can move a day, with the fixed ones.
        var rows = Vectors.Rows(outline, 6);
        Assert.Equal(vector.Complex ? 3 : 6, rows.Count);
        var (review, delivery) = vector.Holidays ? (rows[3], rows[4]) : (rows[0], rows[1]);
        Assert.Equal(vector.ReviewEnds.Select(Iso), new[] { IsoIn(review[2]), IsoIn(review[3]) });
        Assert.Equal(vector.Arrives.Select(Iso), new[] { IsoIn(delivery[2]), IsoIn(delivery[3]) });
        Assert.Equal(vector.Days.Select(days => Vectors.Spelled(days, language)), Vectors.Numbers(delivery[4]));
        Assert.Equal(vector.Weeks.Select(weeks => Vectors.Spelled(weeks, language)), Vectors.Numbers(delivery[5]));
    }

    [Fact]
    public void The_report_says_the_days_without_holidays() => Assert.All(
        Vectors.All.Times.Where(vector => vector is { Holidays: false, Regulator: not "krg-moh" }),
        vector =>
        {
            var report = SweptCase.Validate(CaseOf(vector));
            var finding = Assert.Single(report.Findings, finding => finding.Rule.Code == "CORE-TIM-01");
            Assert.Equal(vector.Days.Select(days => days.ToString(CultureInfo.InvariantCulture)), new[] { finding.Arguments["minimumDays"], finding.Arguments["maximumDays"] });
            Assert.Equal(vector.Complex, report.Complexity.IsComplex);
        });

    /// <summary>D10.</summary>
    [Fact]
    public void The_report_of_the_Kurdistan_Region_says_that_no_time_is_stated()
    {
        var findings = SweptCase.Validate(CaseOf(Vectors.All.Times.Single(vector => vector.Id == "D10"))).Findings;

        Assert.Contains(findings, finding => finding.Rule.Code == "KRG-TIM-01");
        Assert.DoesNotContain(findings, finding => finding.Rule.Code == "CORE-TIM-01");
    }

    /// <summary>D4 rests on a moving holiday, which no sheet counts, so it is computed only.</summary>
    [Fact]
    public void A_holiday_in_June_moves_the_review_by_a_day() => Assert.Equal(
        new ReviewTime(new(2026, 6, 1), new(2026, 6, 22), new(2026, 7, 14), new(2026, 6, 24), new(2026, 7, 19)),
        ReviewTime.From(new(2026, 6, 1), RegulatorCatalog.Find("dmp")!.Pathway.Times!, complex: false, new HashSet<DateOnly> { new(2026, 6, 17) }));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string IsoIn(string cell) => System.Text.RegularExpressions.Regex.Match(cell, "[0-9]{4}-[0-9]{2}-[0-9]{2}").Value;

    private static CaseFile CaseOf(TimeVector vector)
    {
        var sample = Vectors.CaseOf(vector.Regulator);
        return sample with { FilingDate = vector.Filed, Diagnosis = sample.Diagnosis with { RareIndication = vector.Complex } };
    }
}
