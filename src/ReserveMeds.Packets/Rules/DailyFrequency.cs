using System.Text.RegularExpressions;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Rules;

/// <summary>How many times a day a schedule in plain words means.</summary>
internal static partial class DailyFrequency
{
    /// <summary>Null where the words state no daily frequency, or more than one.</summary>
    public static int? Read(string? schedule)
    {
        if (string.IsNullOrWhiteSpace(schedule))
        {
            return null;
        }

        var words = WesternDigits.In(schedule);
        int[] found =
        [
            .. When(Once().IsMatch(words), 1),
            .. When(Twice().IsMatch(words), 2),
            .. When(Thrice().IsMatch(words), 3),
        ];
        return found is [var only] && !NotEveryDay().IsMatch(words) ? only : null;
    }

    private static int[] When(bool applies, int times) => applies ? [times] : [];

    private const RegexOptions Usual = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(once|one time|1 time)( |-)?(daily|a day|per day|each day|every day)\b|\bevery 24 ?h|\b(une|1) fois par jour\b|\btoutes les 24 ?h|(?<![0-9] ?)مرة (واحدة )?(يوميا|يومياً|يوميًا|في اليوم)|(?<![0-9])1 ?مرة (يوميا|يومياً|يوميًا|في اليوم)|ڕۆژانە (یەک|1) ?جار", Usual)]
    private static partial Regex Once();

    [GeneratedRegex(@"\b(twice|two times|2 times)( |-)?(daily|a day|per day|each day|every day)\b|\bevery 12 ?h|\b(deux|2) fois par jour\b|\btoutes les 12 ?h|(مرتين|(?<![0-9])2 ?(مرة|مرات)) (يوميا|يومياً|يوميًا|في اليوم)|ڕۆژانە (دوو|2) ?جار", Usual)]
    private static partial Regex Twice();

    [GeneratedRegex(@"\b(three times|thrice|3 times)( |-)?(daily|a day|per day|each day|every day)\b|\bevery 8 ?h|\b(trois|3) fois par jour\b|\btoutes les 8 ?h|(ثلاث|(?<![0-9])3) ?(مرات|مرة) (يوميا|يومياً|يوميًا|في اليوم)|ڕۆژانە (سێ|3) ?جار", Usual)]
    private static partial Regex Thrice();

    /// <summary>Words that make the daily frequency hold for part of the time only.</summary>
    [GeneratedRegex(@"\b(then|until|week|month|other day|alternate|puis|ensuite|semaine|mois|un jour sur)|ثم|أسبوع|شهر|پاشان|هەفتە|مانگ", Usual)]
    private static partial Regex NotEveryDay();
}
