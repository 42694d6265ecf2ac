namespace ReserveMeds.Packets.Bundles;

/// <summary>Says of a bundle as received what is intact, changed, missing or added. Trusts nothing it reads.</summary>
public static class BundleVerifier
{
    public static BundleVerification Verify(ReadOnlyMemory<byte> zip) => throw new NotSupportedException();
}

/// <param name="Outcome"><c>intact</c>, <c>altered</c> or <c>refused</c> (not a bundle that can be read safely).</param>
/// <param name="Refusal">Why the file was refused, with a remedy; null otherwise.</param>
/// <param name="Intact">Paths inside the bag, in ordinal order; so the other lists.</param>
public sealed record BundleVerification(
    string Outcome,
    string? Refusal,
    IReadOnlyList<string> Intact,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Added);
