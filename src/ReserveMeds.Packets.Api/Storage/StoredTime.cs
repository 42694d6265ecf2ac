namespace ReserveMeds.Packets.Api.Storage;

internal static class StoredTime
{
    /// <summary>Now in UTC, to the millisecond: what both databases give back as it was given.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMillisecond));
    }
}
