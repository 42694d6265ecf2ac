using System.Globalization;

namespace ReserveMeds.Packets.Cases;

/// <summary>Dates of a case: <c>yyyy-MM-dd</c> in digits of ASCII, a day that the calendar has.</summary>
internal static class CaseDate
{
    /// <summary>Years 1900 to 2099; other years are slips of the keyboard.</summary>
    public const string Pattern = "(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}";

    private static readonly TextFormat Form = new(Pattern, "a date");

    public static bool IsDate(string text) =>
        Form.Matches(text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
