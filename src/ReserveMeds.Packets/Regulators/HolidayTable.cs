using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Public holidays as one outside source lists them. They inform a span of time and never refuse a case.</summary>
/// <param name="Fixed">Days that fall on the same date every year, as the source states them.</param>
/// <param name="Reported">Days that only some lists name; never counted.</param>
/// <param name="Moving">Ids of holidays that follow the moon; they are named and never computed.</param>
internal sealed record HolidayTable(ExternalFact Source, IReadOnlyList<YearlyDay> Fixed, IReadOnlyList<YearlyDay> Reported, IReadOnlyList<string> Moving)
{
    /// <summary>Names of the sites that the days were read from.</summary>
    public IReadOnlyList<string> Sites { get; } = [.. Source.Source.Select(address => new Uri(address).Host)];

    /// <param name="folder">Folder below <c>Regulators</c>.</param>
    /// <exception cref="InvalidDataException">The data file is broken or rests on no external fact.</exception>
    public static HolidayTable Load(string folder)
    {
        var name = $"Regulators/{folder}/holidays.json";
        var file = StrictJson.Embedded<HolidayFile>(name);
        var source = FactBook.ExternalFacts.FirstOrDefault(fact => fact.Id == file.FactId)
            ?? throw new InvalidDataException($"{name}: there is no external fact {file.FactId}.");
        return new(source, file.Fixed, file.Reported, file.Moving);
    }

    /// <summary>The days of the list that fall after the first day and not after the last.</summary>
    public static IEnumerable<DateOnly> Between(IEnumerable<YearlyDay> days, DateOnly first, DateOnly last) =>
        from day in days
        from year in Enumerable.Range(first.Year, last.Year - first.Year + 1)
        where !(day.Since > year)
        let date = new DateOnly(year, day.Month, day.Day)
        where date > first && date <= last
        select date;

    private sealed record HolidayFile(
        string FactId, IReadOnlyList<YearlyDay> Fixed, IReadOnlyList<YearlyDay> Reported, IReadOnlyList<string> Moving);
}

/// <param name="Since">First year in which it is a holiday; null for always.</param>
internal sealed record YearlyDay(int Month, int Day, int? Since = null);
