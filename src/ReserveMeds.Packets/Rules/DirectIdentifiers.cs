using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Rules;

/// <summary>
/// Marks of a person that have no place in clinical words: e-mail addresses, telephone numbers, long runs of digits such as
/// identity or record numbers, and phrases of a birth date.
/// </summary>
internal static partial class DirectIdentifiers
{
    public static bool OccurIn(string? words) =>
        !string.IsNullOrWhiteSpace(words) && (ReachOccursIn(words) || BirthPhrase().IsMatch(words));

    /// <summary>E-mail addresses, telephone numbers and long runs of digits alone.</summary>
    public static bool ReachOccursIn(string words)
    {
        // Dates are part of a clinical history; their digits are not those of a telephone.
        var undated = Date().Replace(words, " … ");
        return Email().IsMatch(undated)
            || DigitRun().IsMatch(undated)
            || Telephone().IsMatch(undated);
    }

    private const RegexOptions Usual = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(?<!\d)(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?!\d)", Usual)]
    private static partial Regex Date();

    [GeneratedRegex(@"[^\s@]@[^\s@]+\.\w", Usual)]
    private static partial Regex Email();

    [GeneratedRegex(@"\d{8}", Usual)]
    private static partial Regex DigitRun();

    /// <summary>An international prefix, or a leading zero, with groups of digits behind it.</summary>
    [GeneratedRegex(@"((?<![\p{L}\d])\+\s?\d{1,3}([ ./()-]{1,2}\d{2,7}){2,5}|(?<![\d.,]|\d )(00\s?\d{1,3}([ ./()-]{1,2}\d{2,7}){2,5}|0\d{1,3}([ ./-]\d{2,4}){3,4}|0\d{3}[ ./-]\d{3}[ ./-]\d{4}))(?!\d)", Usual)]
    private static partial Regex Telephone();

    [GeneratedRegex(
        @"\b(born|date of birth|birth ?date|d\.?o\.?b\b|née? (le|en)|date de naissance)\b|تاريخ (الميلاد|الولادة)|مواليد|(ل|له|لە) ?(دایک|دايك) ?(بوو|بووه)|ڕۆژی لەدایکبوون",
        Usual | RegexOptions.IgnoreCase)]
    private static partial Regex BirthPhrase();
}
