namespace ReserveMeds.Packets.Api.Pages;

/// <summary>Why what was typed is not kept.</summary>
/// <param name="Why">Id of the reason, such as <c>outdated</c>; its words are <c>keep.outdated</c>.</param>
/// <param name="Status">Of the answer.</param>
public sealed record KeepNotice(string Why, int Status)
{
    /// <summary>Number of the revision that came between; null where none did.</summary>
    public int? Newer { get; init; }
}
