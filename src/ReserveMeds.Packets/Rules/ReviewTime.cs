using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Rules;

/// <summary>An indicative span of days, computed from its parts and never clamped to a published one (C3, C8, C14).</summary>
/// <param name="ReviewEndsEarliest">The filing day is day 0; business day n is the n-th working day after it.</param>
/// <param name="ArrivesEarliest">Logistics adds calendar days to each end of the review.</param>
internal sealed record ReviewTime(
    DateOnly Filing,
    DateOnly ReviewEndsEarliest,
    DateOnly ReviewEndsLatest,
    DateOnly ArrivesEarliest,
    DateOnly ArrivesLatest)
{
    /// <summary>Calendar days from the filing to the earliest arrival.</summary>
    public int MinimumDays => ArrivesEarliest.DayNumber - Filing.DayNumber;

    /// <summary>Calendar days from the filing to the latest arrival.</summary>
    public int MaximumDays => ArrivesLatest.DayNumber - Filing.DayNumber;

    /// <param name="complex">Whether the complex range applies, in weeks; otherwise the routine one, in business days.</param>
    /// <param name="holidays">Days off beside the weekend; empty where none are known.</param>
    public static ReviewTime From(DateOnly filing, ReviewTimes times, bool complex, IReadOnlySet<DateOnly> holidays)
    {
        var (earliest, latest) = complex
            ? (filing.AddDays(7 * times.Complex.Min), filing.AddDays(7 * times.Complex.Max))
            : (AddWorkingDays(times.Routine.Min), AddWorkingDays(times.Routine.Max));
        return new ReviewTime(
            filing,
            earliest,
            latest,
            earliest.AddDays(times.Logistics.Min),
            latest.AddDays(times.Logistics.Max));

        DateOnly AddWorkingDays(int count)
        {
            var day = filing;
            while (count > 0)
            {
                day = day.AddDays(1);
                if (!times.Weekend.Contains(day.DayOfWeek) && !holidays.Contains(day))
                {
                    count--;
                }
            }

            return day;
        }
    }
}
