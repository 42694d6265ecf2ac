namespace ReserveMeds.Packets.Bundles;

/// <summary>The fixed names of a bag (RFC 8493), with forward slashes and relative to its folder.</summary>
internal static class Bag
{
    public const string DeclarationFile = "bagit.txt";
    public const string InfoFile = "bag-info.txt";
    public const string PayloadChecksums = "manifest-sha256.txt";
    public const string TagChecksums = "tagmanifest-sha256.txt";
    public const string Payload = "data/";
    public const string Manifest = Payload + "packet.json";

    public const string Declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
}

/// <param name="Path">Inside the bag, with forward slashes, such as <c>data/packet.json</c>.</param>
internal sealed record BagFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>
    /// Kept as it is in the ZIP: PDF and pictures are packed already, and a log that repeats itself would grow more than
    /// <see cref="BundleVerifier.MaximumRatio"/> times.
    /// </summary>
    public bool IsStored { get; init; }
}
