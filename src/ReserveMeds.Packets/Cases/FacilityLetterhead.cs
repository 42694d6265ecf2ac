namespace ReserveMeds.Packets.Cases;

/// <summary>The hospital's own address block, at the head of letters that its physician sends.</summary>
public sealed record FacilityLetterhead
{
    /// <summary>As to be printed, one below the other; at most <see cref="MaximumLines"/>.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    internal const int MaximumLines = 6;
}
