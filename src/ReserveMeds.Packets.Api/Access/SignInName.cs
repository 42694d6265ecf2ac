using System.Security.Cryptography;
using System.Text;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>
/// The name a person signs in with; it may be an e-mail address. This is the one place that says how it is kept and how it is
/// found, so that encryption has to change nothing else.
/// </summary>
internal static class SignInName
{
    /// <summary>Letters, digits and what e-mail addresses hold.</summary>
    public const string Form = @"[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]{2,99}";

    public static byte[] Keep(string name) => Encoding.UTF8.GetBytes(name);

    public static string Read(byte[] kept) => Encoding.UTF8.GetString(kept);

    /// <summary>The same for all ways to write the name, in capitals or not.</summary>
    public static byte[] DigestOf(string name) =>
        SHA256.HashData(Encoding.UTF8.GetBytes("sign-in name\n" + name.Normalize(NormalizationForm.FormKC).ToLowerInvariant()));
}
