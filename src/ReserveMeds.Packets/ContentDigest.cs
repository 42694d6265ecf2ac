using System.Security.Cryptography;
using System.Text;

namespace ReserveMeds.Packets;

/// <summary>SHA-256 in lower-case hexadecimal, the one form of digest in packets and manifests.</summary>
internal static class ContentDigest
{
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
