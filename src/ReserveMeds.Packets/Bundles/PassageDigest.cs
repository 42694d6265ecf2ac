using System.Security.Cryptography;
using System.Text;

namespace ReserveMeds.Packets.Bundles;

/// <summary>The digest of a passage, which says whether it changed and should not say what it is.</summary>
/// <remarks>
/// A passage may be short, such as a weight, and a plain digest of it could be found by trying. So it is keyed by the
/// content digest of the whole document, which nobody can compute who lacks the document, and which stands in
/// <c>packet.json</c> and not beside the digests. Whoever holds both files may still try; both go only where the documents
/// themselves go, and neither digests nor key stand in the checksum lists or the RO-Crate, which people pass on.
/// </remarks>
internal static class PassageDigest
{
    /// <summary>Half of SHA-256: enough that no other passage has it by chance.</summary>
    public const int Length = 32;

    /// <param name="contentDigest">Of the whole document, as the manifest states it.</param>
    /// <returns>Lower-case hexadecimal.</returns>
    public static string Of(string text, string contentDigest) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(contentDigest), Encoding.UTF8.GetBytes(text)))[..Length];
}
