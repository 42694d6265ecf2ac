using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>What a coordinator hands to a person, to set a password with. It opens nothing else.</summary>
internal static class OneTimePassword
{
    private const string Prefix = "rmo_";

    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    /// <summary>256 random bits.</summary>
    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] DigestOf(string password) => SHA256.HashData(Encoding.UTF8.GetBytes(password));
}
