namespace ReserveMeds.Packets.Bundles;

/// <param name="Outcome"><c>intact</c>, <c>altered</c> or <c>refused</c> (not a bundle that can be read safely).</param>
/// <param name="Refusal">Why the file was refused, with a remedy; null otherwise.</param>
/// <param name="Intact">Paths inside the bag, in ordinal order; so the other lists.</param>
/// <param name="Changed">Files whose content, or what the ZIP states of it, is no longer what was sealed.</param>
/// <param name="Statement">What the bundle says of itself; null unless it is intact.</param>
public sealed record BundleVerification(
    string Outcome,
    string? Refusal,
    IReadOnlyList<string> Intact,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Added,
    BundleStatement? Statement = null)
{
    /// <summary>Of changed documents of Word, the passages that differ from what was sealed.</summary>
    public IReadOnlyList<FileChange> Changes { get; init; } = [];

    internal static BundleVerification Refused(string refusal) => new("refused", refusal, [], [], [], []);
}
