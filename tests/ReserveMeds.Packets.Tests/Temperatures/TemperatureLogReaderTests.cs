using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Temperatures;

namespace ReserveMeds.Packets.Tests.Temperatures;

/// <summary>Tables as loggers' programs export them, and those that could be read in two ways.</summary>
public sealed class TemperatureLogReaderTests
{
    [Theory]
    [InlineData("Time,Temperature (°C)\n2026-03-09 14:30,5.2\n2026-03-09 14:40,-0.5")]
    [InlineData("\uFEFFTime;Temperature (°C)\r\n2026-03-09 14:30;5,2\r\n2026-03-09 14:40;-0,5\r\n")]
    [InlineData("No.\tDate\tTime\tTemp (C)\n1\t2026-03-09\t14:30\t5.2\n2\t2026-03-09\t14:40\t\u22120.5")]
    [InlineData("\"Time\",\"Temperature, °C\"\n\"2026-03-09 14:30\",\"5,2\"\n\"2026-03-09 14:40\",\"-0,5\"")]
    [InlineData("Logger;A \"7\"\nUnit;°C\n\nHorodatage;Température;Remarque\n2026/03/09 14:30:00;5,2;\n2026/03/09 14:40:00;-0,5;ouvert")]
    [InlineData("Date (dd/mm/yyyy);Heure;Temp °C\n09/03/2026;14:30;5,2\n09/03/2026;14:40;-0,5")]
    [InlineData("Date (mm/dd/yyyy);Time;Temp °C\n03/09/2026;2:30 PM;5,2\n03/09/2026;2:40 p.m.;-0,5")]
    [InlineData("timestamp,temp\n2026-03-09T14:30:00,5.2 °C\n2026-03-09T14:40:00,-0.5 °C")]
    [InlineData("timestamp,celsius\n9-Mar-2026 14:30,5.2\n\"March 9, 2026 14:40\",-0.5")]
    [InlineData("date_time,temp_c,temp_f,dew point °C\n2026-03-09 14:30,5.2,41.4,1\n2026-03-09 14:40,-0.5,31.1,1")]
    [InlineData("Time,High alarm (°C),Temperature (°C),Elapsed time\n2026-03-09 14:30,8,5.2,0:00\n2026-03-09 14:40,8,-0.5,0:10")]
    [InlineData("Day,Date,Time,Temp (°C)\nMon,2026-03-09 00:00:00,14:30:00,5.2\nMon,2026-03-09 00:00:00,14:40:00,-0.5")]
    [InlineData("الوقت;درجة الحرارة (°C)\n2026-03-09 14:30;5.2\n2026-03-09 14:40;-0.5")]
    public void The_same_readings_are_read_from_every_usual_table(string text)
    {
        var log = Log(text);

        Assert.Equal(["2026-03-09 14:30 5.2", "2026-03-09 14:40 -0.5"], Said(log));
        Assert.Empty(log.UnreadableLines);
        Assert.False(log.Converted);
        Assert.False(log.InUtc);
    }

    [Theory]
    [InlineData("Date;Temp °C\n03/04/2026 10:00;5\n04/04/2026 10:00;5", "attachment-log-ambiguous-dates")]
    [InlineData("Date;Temp °C\n13/04/2026 10:00;5\n04/13/2026 10:00;5", "attachment-log-ambiguous-dates")]
    [InlineData("Date (mm/dd/yyyy);Temp °C\n13/04/2026 10:00;5", "attachment-log-ambiguous-dates")]
    [InlineData("Date;Temp °C\n21/04/26 10:00;5", "attachment-log-ambiguous-dates")]
    [InlineData("Time;Temperature\n2026-03-09 14:30;5.2", "attachment-log-unit-unknown")]
    [InlineData("Time;Sensor 1 (°C);Sensor 2 (°C)\n2026-03-09 14:30;5;6", "attachment-log-several-temperatures")]
    [InlineData("Time,Temp (°C)\n2026-03-09 14:30,5,2\n2026-03-09 14:40,5,3", "attachment-log-uneven")]
    [InlineData("2026-03-09 14:30;5.2", "attachment-log-without-table")]
    [InlineData("Time;Temp °C\nyesterday;5.2", "attachment-log-without-table")]
    [InlineData("Time;Temp °C\n14:30;5.2", "attachment-log-without-table")]
    [InlineData("Time;Temp °C\n2026-03-09 14:30;hot", "attachment-log-without-table")]
    [InlineData("Time;Temp °C\n2026-02-30 14:30;5", "attachment-log-without-table")]
    [InlineData("", "attachment-log-without-table")]
    public void What_could_be_read_in_two_ways_or_not_at_all_is_refused_with_a_remedy(string text, string code)
    {
        var fault = TemperatureLogReader.Read(Encoding.UTF8.GetBytes(text)).Fault;

        Assert.Equal(code, fault?.Code);
        Assert.EndsWith("or send the log as a PDF.", fault!.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void One_day_beyond_the_twelfth_tells_how_all_days_are_read() => Assert.Equal(
        ["2026-04-03 10:00 5", "2026-04-13 10:00 6"],
        Said(Log("Date;Temp °C\n03/04/2026 10:00;5\n13/04/2026 10:00;6")));

    [Fact]
    public void Days_that_read_the_same_both_ways_are_no_riddle() =>
        Assert.Equal(["2026-04-04 10:00 5"], Said(Log("Date;Temp °C\n04/04/2026 10:00;5")));

    [Fact]
    public void Fahrenheit_is_converted_and_said()
    {
        var log = Log("Time,Temp (°F)\n2026-03-09 14:30,46.4\n2026-03-09 14:40,46.5\n2026-03-09 14:50,35.6");

        Assert.True(log.Converted);
        Assert.Equal(["2026-03-09 14:30 8", "2026-03-09 14:40 8.06", "2026-03-09 14:50 2"], Said(log));
    }

    [Theory]
    [InlineData("Time;Temp °C\n2026-03-09T14:30:00+03:00;5\n2026-03-09T11:40:00Z;6")]
    [InlineData("Time (UTC);Temp °C\n2026-03-09 11:30;5\n2026-03-09 11:40;6")]
    public void Times_are_in_UTC_where_the_file_says_how_they_are_meant(string text)
    {
        var log = Log(text);

        Assert.True(log.InUtc);
        Assert.Equal(["2026-03-09 11:30 5", "2026-03-09 11:40 6"], Said(log));
    }

    [Fact]
    public void A_head_with_another_zone_is_not_taken_for_UTC() =>
        Assert.False(Log("Time (UTC+3);Temp °C\n2026-03-09 14:30;5").InUtc);

    [Fact]
    public void Lines_that_cannot_be_read_are_listed_and_lose_nothing_else()
    {
        var log = Log("Time;Temp °C;Note\n2026-03-09 14:30;5\n2026-03-09 14:40;Err\n\n2026-03-09 14:50;---\nlater;6\n2026-03-09 15:00;6;a;b\n2026-03-09 15:10;2000\n2026-03-09 15:20;7");

        Assert.Equal([3, 5, 6, 7, 8], log.UnreadableLines);
        Assert.Equal(["2026-03-09 14:30 5", "2026-03-09 15:20 7"], Said(log));
    }

    [Fact]
    public void Disorder_is_put_in_order_and_counted_and_a_repeated_row_counts_once()
    {
        var log = Log("Time;Temp °C\n2026-03-09 14:40;6\n2026-03-09 14:30;5\n2026-03-09 14:40;6\n2026-03-09 14:40;7");

        Assert.Equal((1, 1), (log.OutOfOrder, log.Repeated));
        Assert.Equal(["2026-03-09 14:30 5", "2026-03-09 14:40 6", "2026-03-09 14:40 7"], Said(log));
    }

    [Fact]
    public void A_log_may_have_a_hundred_thousand_rows_and_no_more()
    {
        var rows = new StringBuilder("Time;Temp °C\n");
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        for (var row = 0; row < TemperatureLogReader.MaximumReadings; row++)
            rows.Append(CultureInfo.InvariantCulture, $"{start.AddMinutes(row):yyyy-MM-dd HH:mm};{row % 7}\n");

        Assert.Equal(TemperatureLogReader.MaximumReadings, Log(rows.ToString()).Readings.Count);
        rows.Append("2027-01-01 00:00;5\n");
        Assert.Equal("attachment-log-too-long", TemperatureLogReader.Read(Encoding.UTF8.GetBytes(rows.ToString())).Fault?.Code);
    }

    [Fact]
    public void No_fault_repeats_a_word_of_the_file()
    {
        foreach (var text in new[] { "Date;Temp °C MARKER\n03/04/2026 10:00;5\nMARKER;5", "MARKER;MARKER", "Time MARKER;Temperature MARKER\n2026-03-09 14:30;5.2" })
        {
            var fault = TemperatureLogReader.Read(Encoding.UTF8.GetBytes(text)).Fault!;
            Assert.DoesNotContain("MARKER", fault.Message + fault.Remedy, StringComparison.Ordinal);
        }
    }

    private static TemperatureLog Log(string text)
    {
        var reading = TemperatureLogReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(reading.Fault);
        return reading.Log!;
    }

    private static IEnumerable<string> Said(TemperatureLog log) =>
        log.Readings.Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Time:yyyy-MM-dd HH:mm} {reading.Celsius:0.##}"));
}
