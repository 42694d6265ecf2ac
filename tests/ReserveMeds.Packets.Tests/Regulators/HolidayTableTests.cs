using System.Globalization;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Regulators;

public sealed class HolidayTableTests
{
    [Theory]
    [InlineData("dmp", "EXT-MA-08")]
    [InlineData("kimadia-moh", "EXT-IQ-05")]
    [InlineData("krg-moh", "EXT-IQ-05,EXT-KR-07")]
    public void Holidays_rest_on_an_external_fact_of_medium_confidence(string regulator, string facts)
    {
        var tables = RegulatorCatalog.Find(regulator)!.Pathway.Holidays;

        Assert.Equal(facts.Split(','), tables.Select(table => table.Source.Id));
        Assert.All(tables, table => Assert.Equal("medium", table.Source.Confidence));
        Assert.All(tables, table => Assert.NotEmpty(table.Sites));
    }

    [Theory]
    [InlineData("dmp", "2026-01-01 2026-01-11 2026-01-14 2026-05-01 2026-07-30 2026-08-14 2026-08-20 2026-08-21 2026-10-31 2026-11-06 2026-11-18")]
    [InlineData("kimadia-moh", "2026-01-01 2026-01-06 2026-03-21 2026-05-01")]
    [InlineData("krg-moh", "2026-01-01 2026-01-06 2026-03-05 2026-03-11 2026-03-14 2026-03-21 2026-05-01")]
    public void The_fixed_days_of_a_year_are_those_of_the_sources(string regulator, string days)
    {
        var table = RegulatorCatalog.Find(regulator)!.Pathway.Holidays.SelectMany(table => table.Fixed);

        var found = HolidayTable.Between(table, new DateOnly(2025, 12, 31), new DateOnly(2026, 12, 31)).Order();

        Assert.Equal(days.Split(' '), found.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_holiday_does_not_stand_before_its_first_year()
    {
        YearlyDay[] days = [new(10, 31, Since: 2026)];

        Assert.Equal([new DateOnly(2026, 10, 31)], HolidayTable.Between(days, new DateOnly(2025, 1, 1), new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void The_first_day_of_a_span_is_not_in_it_and_the_last_is_over_the_turn_of_a_year()
    {
        YearlyDay[] days = [new(12, 31), new(1, 1), new(1, 2)];

        Assert.Equal(
            [new DateOnly(2027, 1, 1)], HolidayTable.Between(days, new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void A_filing_on_a_holiday_or_a_weekend_counts_from_the_next_working_day()
    {
        var pathway = RegulatorCatalog.Find("dmp")!.Pathway;
        HashSet<DateOnly> newYear = [new(2027, 1, 1)];

        var onHoliday = ReviewTime.From(new DateOnly(2027, 1, 1), pathway.Times!, complex: false, newYear);
        var onSaturday = ReviewTime.From(new DateOnly(2027, 1, 2), pathway.Times!, complex: false, newYear);

        Assert.Equal(new DateOnly(2027, 1, 21), onHoliday.ReviewEndsEarliest);
        Assert.Equal(onHoliday.ReviewEndsEarliest, onSaturday.ReviewEndsEarliest);
    }
}
