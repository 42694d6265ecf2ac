using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>The one place where the clock is asked.</summary>
internal static class CaseDates
{
    /// <summary>Today in UTC.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Day that a packet speaks of: the filing date, else today.</summary>
    public static DateOnly IssueDate(this CaseFile caseFile, TimeProvider clock) => caseFile.FilingDate ?? clock.Today();

    /// <summary>Day on which a case is judged: its filing date where that is still to come, else today.</summary>
    public static DateOnly JudgedOn(this CaseFile caseFile, TimeProvider clock) =>
        caseFile.FilingDate is { } filing && filing > clock.Today() ? filing : clock.Today();
}
