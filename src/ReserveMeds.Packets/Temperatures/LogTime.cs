using System.Globalization;
using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Temperatures;

/// <summary>A day, a time of day or both as cells write them; which number of the day is the month is not decided yet.</summary>
/// <param name="Year">Null where there is no day.</param>
/// <param name="Clock">Null where there is no time of day.</param>
/// <param name="Offset">From UTC; null where the cell names none.</param>
/// <param name="Order">Null where the day could be read both ways.</param>
/// <param name="IsYearLast">Whether two bare numbers come before the year.</param>
internal sealed partial record LogTime(int? Year, int First, int Second, TimeSpan? Clock, TimeSpan? Offset, DayOrder? Order, bool IsYearLast = false)
{
    private const RegexOptions Usual = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    /// <returns>Null where the cell is neither a day nor a time.</returns>
    public static LogTime? Of(string cell)
    {
        var match = Written().Match(cell);
        if (!match.Success || !TryClock(match, out var clock))
            return null;
        var offset = OffsetOf(match.Groups["zone"].Value);
        if (match.Groups["year"].Success)
            return new(Number("year"), Number("month"), Number("day"), clock, offset, DayOrder.MonthFirst);
        if (match.Groups["late"].Success)
            return new(Number("late"), Number("first"), Number("second"), clock, offset, OrderOf(Number("first"), Number("second")), IsYearLast: true);
        if (match.Groups["short"].Success)
            return new(Number("short"), Number("first"), Number("second"), clock, offset, DayOrder.Unknowable, IsYearLast: true);
        if (match.Groups["name"].Success)
            return Named(match) is { } month ? new(Number("of"), month, Number("on"), clock, offset, DayOrder.MonthFirst) : null;
        return clock is null ? null : new(null, 0, 0, clock, offset, null);

        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Day and time of day from two cells.</summary>
    public LogTime At(LogTime clock) => this with { Clock = clock.Clock, Offset = clock.Offset ?? Offset };

    /// <param name="order">How days that could be read both ways are read in this file.</param>
    /// <returns>In UTC where the cell names an offset; null where there is no such day.</returns>
    public DateTime? Moment(DayOrder order)
    {
        var (month, day) = (IsYearLast ? order : DayOrder.MonthFirst) == DayOrder.DayFirst ? (Second, First) : (First, Second);
        if (Year is not (>= 2000 and < 2200) || Clock is not { } clock || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(Year.Value, month))
            return null;
        return new DateTime(Year.Value, month, day, 0, 0, 0, DateTimeKind.Unspecified) + clock - (Offset ?? TimeSpan.Zero);
    }

    private static DayOrder? OrderOf(int first, int second) => (first, second) switch
    {
        ( > 12, <= 12) => DayOrder.DayFirst,
        ( <= 12, > 12) => DayOrder.MonthFirst,
        _ when first == second => DayOrder.Same,
        _ => null,
    };

    private static bool TryClock(Match match, out TimeSpan? clock)
    {
        clock = null;
        if (!match.Groups["hour"].Success)
            return true;
        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture);
        var second = match.Groups["sec"].Success ? int.Parse(match.Groups["sec"].Value, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
                return false;
            hour = (hour % 12) + (match.Groups["half"].Value[0] is 'p' or 'P' ? 12 : 0);
        }

        clock = new TimeSpan(hour, minute, second);
        return hour < 24 && minute < 60 && second < 60;
    }

    private static TimeSpan? OffsetOf(string zone)
    {
        if (zone.Length == 0)
            return null;
        if (zone[0] is not ('+' or '-'))
            return TimeSpan.Zero;
        var digits = zone.Replace(":", "", StringComparison.Ordinal);
        var span = new TimeSpan(int.Parse(digits[1..3], CultureInfo.InvariantCulture), int.Parse(digits[3..5], CultureInfo.InvariantCulture), 0);
        return zone[0] == '-' ? -span : span;
    }

    private static int? Named(Match match)
    {
        var name = match.Groups["name"].Value;
        var index = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames
            .TakeWhile(month => month.Length > 0)
            .ToList()
            .FindIndex(month => month.Equals(name, StringComparison.OrdinalIgnoreCase) || month[..3].Equals(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index + 1;
    }

    [GeneratedRegex(
        """
        \A(
            (?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})
          | (?<first>[0-9]{1,2})[-/.](?<second>[0-9]{1,2})[-/.]((?<late>[0-9]{4})|(?<short>[0-9]{2}))
          | (?<on>[0-9]{1,2})[ -]?(?<name>[a-z]{3,9})[ -]?(?<of>[0-9]{4})
          | (?<name>[a-z]{3,9})[ ](?<on>[0-9]{1,2}),?[ ](?<of>[0-9]{4})
        )?
        ((\A|[T ]|,[ ]?)\s*
            (?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(:(?<sec>[0-9]{2})([.,][0-9]{1,7})?)?
            (\s?(?<half>[ap])\.?m\.?)?
            \s?(?<zone>Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?
        )?\z
        """,
        Usual | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Written();
}

/// <summary>Which of the two numbers before the year comes first.</summary>
internal enum DayOrder
{
    DayFirst,
    MonthFirst,

    /// <summary>Both numbers are the same.</summary>
    Same,

    /// <summary>The year has two digits, so that even it could be the day.</summary>
    Unknowable,
}
