using ReserveMeds.Packets.Temperatures;

namespace ReserveMeds.Packets.Tests.Temperatures;

/// <summary>What is computed of readings; the mean kinetic temperatures are the vectors I4 to I8 of the facts.</summary>
public sealed class LogSummaryTests
{
    private static readonly DateTime Start = new(2026, 3, 9, 6, 0, 0, DateTimeKind.Unspecified);

    public static TheoryData<decimal[], decimal> Vectors => new()
    {
        { [.. Enumerable.Repeat(25m, 10)], 25.00m },
        { [20, 25, 30], 25.86m },
        { [.. Enumerable.Repeat(22m, 23), 40], 23.96m },
        { [.. Enumerable.Repeat(22m, 700), .. Enumerable.Repeat(38m, 20)], 23.08m },
        { [5, 5, 5, 12], 7.37m },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_mean_kinetic_temperature_is_that_of_the_facts(decimal[] celsius, decimal expected) =>
        Assert.Equal(expected, decimal.Round(LogSummary.Of(Every(10, celsius)).MeanKinetic, 2, MidpointRounding.AwayFromZero));

    [Theory]
    [InlineData(-273.15)]
    [InlineData(-80)]
    [InlineData(1000)]
    public void No_temperature_is_too_cold_or_hot_for_a_mean(double celsius) =>
        Assert.Equal((decimal)celsius, LogSummary.Of(Every(10, (decimal)celsius, (decimal)celsius)).MeanKinetic, 2);

    [Fact]
    public void Period_extremes_mean_and_usual_interval_are_told()
    {
        var summary = LogSummary.Of(Every(10, 2, 4, 9));

        Assert.Equal((Start, Start.AddMinutes(20), 3, TimeSpan.FromMinutes(10)), (summary.First, summary.Last, summary.Readings, summary.Interval));
        Assert.Equal((2m, 9m, 5m), (summary.Lowest, summary.Highest, summary.Mean));
        Assert.Empty(summary.Gaps);
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void A_gap_is_longer_than_three_intervals(int minutes, int gaps)
    {
        var readings = Every(10, 5, 5, 5, 5).Append(new(Start.AddMinutes(30 + minutes), 5)).ToList();

        Assert.Equal(gaps, LogSummary.Of(readings).Gaps.Count);
    }

    [Fact]
    public void Readings_at_one_time_have_no_interval_and_no_gap()
    {
        var summary = LogSummary.Of([new(Start, 5), new(Start, 6)]);

        Assert.Null(summary.Interval);
        Assert.Empty(summary.Gaps);
    }

    [Fact]
    public void An_excursion_lasts_until_the_next_reading_within_and_a_reading_on_the_limit_is_within()
    {
        var found = Excursion.In(Every(10, 8, 8.1m, 9.4m, 8.2m, 8, 1.9m, 2), 2, 8);

        Assert.Equal(
            [
                new(Start.AddMinutes(10), Start.AddMinutes(40), 9.4m, Above: true, Readings: 3),
                new Excursion(Start.AddMinutes(50), Start.AddMinutes(60), 1.9m, Above: false, Readings: 1),
            ],
            found);
        Assert.Equal(TimeSpan.FromMinutes(30), found[0].Length);
    }

    [Fact]
    public void Another_side_is_another_excursion_and_the_log_may_end_outside() => Assert.Equal(
        [
            new(Start, Start.AddMinutes(10), 9m, Above: true, Readings: 1),
            new Excursion(Start.AddMinutes(10), Start.AddMinutes(20), -1m, Above: false, Readings: 2),
        ],
        Excursion.In(Every(10, 9, 1, -1), 2, 8));

    [Fact]
    public void A_long_log_is_drawn_by_fewer_readings_that_keep_ends_and_extremes()
    {
        var readings = Every(1, [.. Enumerable.Range(0, 20_000).Select(number => number == 7_777 ? 40m : number == 12_345 ? -9m : 5m + (number % 3))]);

        var drawn = DrawnReadings.Of(readings);

        Assert.InRange(drawn.Count, 400, 2_000);
        Assert.Equal((readings[0], readings[^1]), (drawn[0], drawn[^1]));
        Assert.Contains(readings[7_777], drawn);
        Assert.Contains(readings[12_345], drawn);
        Assert.Equal(drawn.OrderBy(reading => reading.Time), drawn);
    }

    private static List<TemperatureReading> Every(int minutes, params decimal[] celsius) =>
        [.. celsius.Select((value, index) => new TemperatureReading(Start.AddMinutes(minutes * index), value))];
}
