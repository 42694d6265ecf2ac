using System.Globalization;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>Who reviewed a translation, and when: what makes it <c>reviewed</c> instead of <c>drafted</c>.</summary>
public sealed record TranslationReview(string By, DateOnly On)
{
    /// <summary>What is wrong with a text's status and review; null where nothing is.</summary>
    /// <param name="on">As ISO date, such as <c>2026-11-22</c>.</param>
    public static string? FaultOf(string? status, string? by, string? on) => status switch
    {
        "reviewed" when string.IsNullOrWhiteSpace(by) || DateOf(on) is null => "A reviewed text names its reviewer and the day of the review.",
        not "reviewed" when by is not null || on is not null => "Only a reviewed text names a reviewer and the day of a review.",
        _ => null,
    };

    /// <returns>Null where the text was not reviewed.</returns>
    public static TranslationReview? Of(string? status, string? by, string? on) =>
        status == "reviewed" && !string.IsNullOrWhiteSpace(by) && DateOf(on) is { } day ? new(by, day) : null;

    private static DateOnly? DateOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
