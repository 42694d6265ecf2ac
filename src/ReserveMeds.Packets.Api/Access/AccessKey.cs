using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>A key as its holder knows it.</summary>
internal static class AccessKey
{
    public const int LeastLength = 32;
    public const int MostLength = 256;

    /// <summary>By which a person, or a scanner for leaked secrets, tells it from other words.</summary>
    private const string Prefix = "rmp_";

    /// <summary>What RFC 6750, 2.1 allows in a bearer token, but for the equals sign.</summary>
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/");

    /// <summary>256 random bits.</summary>
    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static bool IsWellFormed(string key) =>
        key.Length is >= LeastLength and <= MostLength && !key.AsSpan().ContainsAnyExcept(Characters);

    /// <summary>What is kept of it. A key has far more randomness than a password, so that a plain digest cannot be guessed.</summary>
    public static byte[] DigestOf(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));

    /// <summary>The first characters, too few to be of use.</summary>
    public static string HintOf(string key) => key[..8];
}
