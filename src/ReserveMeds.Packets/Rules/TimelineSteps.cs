using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Rules;

/// <summary>One step with its indicative days, counted from the filing day as day 0.</summary>
/// <param name="Track"><c>clinical</c>, <c>regulatory</c>, <c>logistics</c> or <c>patient</c>.</param>
/// <param name="Id"><c>documents</c>, <c>filing</c>, <c>review</c>, <c>delivery</c>, <c>custody</c> or <c>receipt</c>.</param>
/// <param name="HolidaysCounted">True where fixed public holidays are days off beside the weekend.</param>
internal sealed record TimelineStep(string Track, string Id, DateOnly Filing, DateOnly Earliest, DateOnly Latest, bool HolidaysCounted)
{
    public int FirstDay => Earliest.DayNumber - Filing.DayNumber;

    public int LastDay => Latest.DayNumber - Filing.DayNumber;
}

/// <summary>The steps of a case, computed from their parts; empty where no filing date can be counted from.</summary>
/// <param name="Dated">Review, delivery and hand-overs, without holidays and, where they can move a day, with the fixed ones.</param>
/// <param name="Tracks">The same without holidays, and the steps of the other tracks beside them.</param>
/// <param name="CustodyDays">The longest hours of all legs as whole days; null where a leg gives none.</param>
/// <param name="Counted">Fixed holidays on working days between filing and the latest end of the review.</param>
/// <param name="Reported">Days of the same span that only some lists name; they are not counted.</param>
internal sealed record TimelineSteps(
    IReadOnlyList<TimelineStep> Dated,
    IReadOnlyList<TimelineStep> Tracks,
    int? CustodyDays,
    IReadOnlyList<DateOnly> Counted,
    IReadOnlyList<DateOnly> Reported)
{
    private static readonly HashSet<DateOnly> NoHolidays = [];

    public static TimelineSteps Of(CaseFile caseFile, bool complex, ReviewTimes times, IReadOnlyList<HolidayTable> tables)
    {
        var custodyDays = CustodyDaysOf(caseFile.Custody);
        if (caseFile.FilingDate is not { Year: >= 2000 and < 2200 } filing)
            return new([], [], custodyDays, [], []);

        var plain = ReviewTime.From(filing, times, complex, NoHolidays);
        DateOnly[] off = [.. DaysOf(tables.SelectMany(table => table.Fixed), filing, plain.ReviewEndsLatest.AddYears(1))];
        var counted = ReviewTime.From(filing, times, complex, off.ToHashSet());
        List<TimelineStep> dated = [.. StepsOf(plain, custodyDays, holidaysCounted: false)];
        TimelineStep[] tracks =
        [
            new("clinical", "documents", filing, filing, filing, HolidaysCounted: false),
            new("regulatory", "filing", filing, filing, filing, HolidaysCounted: false),
            .. dated,
            new("patient", "receipt", filing, plain.ArrivesEarliest, plain.ArrivesLatest, HolidaysCounted: false),
        ];
        if (!complex)
            dated.AddRange(StepsOf(counted, custodyDays, holidaysCounted: true));

        return new(
            dated,
            tracks,
            custodyDays,
            [.. off.Where(day => day <= counted.ReviewEndsLatest && !times.Weekend.Contains(day.DayOfWeek)).Order()],
            [.. DaysOf(tables.SelectMany(table => table.Reported), filing, counted.ReviewEndsLatest).Except(off).Order()]);
    }

    private static IEnumerable<TimelineStep> StepsOf(ReviewTime time, int? custodyDays, bool holidaysCounted)
    {
        yield return new("regulatory", "review", time.Filing, time.ReviewEndsEarliest, time.ReviewEndsLatest, holidaysCounted);
        yield return new("logistics", "delivery", time.Filing, time.ArrivesEarliest, time.ArrivesLatest, holidaysCounted);
        if (custodyDays is { } days)
        {
            yield return new(
                "logistics", "custody", time.Filing, time.ReviewEndsEarliest.AddDays(days), time.ReviewEndsLatest.AddDays(days), holidaysCounted);
        }
    }

    private static IEnumerable<DateOnly> DaysOf(IEnumerable<YearlyDay> days, DateOnly first, DateOnly last) =>
        HolidayTable.Between(days, first, last).Distinct();

    private static int? CustodyDaysOf(Custody custody) =>
        custody.Legs.Count > 0 && custody.Legs.All(leg => leg.MaximumHours is not null)
            ? (custody.Legs.Sum(leg => leg.MaximumHours!.Value) + 23) / 24
            : null;
}
