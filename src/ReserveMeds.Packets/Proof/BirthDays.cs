using System.Globalization;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Proof;

/// <summary>
/// A full date in free text on which a patient of the stated age would have been born. Asked of adults alone: in a child's
/// history a clinical date may well fall into the year of birth.
/// </summary>
internal static partial class BirthDays
{
    private const int Adult = 18;

    private static readonly Dictionary<string, int> Months = MonthsOf(
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
        "كانون-الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين-الأول تشرين-الثاني كانون-الأول");

    public static bool OccurIn(string text, CaseFile caseFile) =>
        caseFile is { FilingDate: { } filed, Patient.AgeYears: >= Adult and var age }
        && Dates(PersonMarks.Plain(text)).Any(day => day.AddYears(age) <= filed && day.AddYears(age + 1) > filed);

    private static IEnumerable<DateOnly> Dates(string text)
    {
        foreach (var match in Date().Matches(text).AsEnumerable())
        {
            var (first, last) = (Number(match.Groups["first"].Value), Number(match.Groups["last"].Value));
            var word = match.Groups["month"].Value;
            var month = char.IsAsciiDigit(word[0]) ? Number(word) : Months.GetValueOrDefault(word.ToLowerInvariant().Replace(' ', '-'));
            var (year, day) = first > 31 ? (first, last) : (last, first);
            if (year is >= 1900 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
                yield return new DateOnly(year, month, day);
        }
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Dictionary<string, int> MonthsOf(params IReadOnlyList<string> years)
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, name) in years.SelectMany(year => year.Split(' ').Index()))
            months[name] = index + 1;
        return months;
    }

    [GeneratedRegex(
        @"(?<!\d)(?<first>\d{4}|\d{1,2})(er|st|nd|rd|th)?(?<gap>[-/. ])(?<month>\d{1,2}|\p{L}+( (الثاني|الأول))?),?\k<gap>(?<last>\d{4}|\d{1,2})(?!\d)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Date();
}
