using System.Security.Cryptography;
using System.Text;
using ReserveMeds.Packets.Api.Access;

namespace ReserveMeds.Packets.Api.Storage.Encryption;

/// <summary>
/// The names of people in the table of accounts: encrypted, and found by keyed digests. Their keys are derived from the one of
/// the lookups, so they outlive the exchange of master keys.
/// </summary>
internal sealed class AccountNames
{
    private byte[]? digests;
    private byte[]? contents;

    /// <summary>Once, at the start.</summary>
    public void Set(byte[] key)
    {
        digests = ContentCipher.Derived(key, "accounts");
        contents = ContentCipher.Derived(key, "names of accounts");
    }

    /// <param name="account">In whose row it is kept: elsewhere it does not open.</param>
    public byte[] Keep(Guid account, string name) => ContentCipher.Encrypt(Known(contents), AssociatedOf(account), Encoding.UTF8.GetBytes(name));

    /// <exception cref="CryptographicException">It was changed, or belongs elsewhere.</exception>
    public string Read(Guid account, byte[] kept) => Encoding.UTF8.GetString(ContentCipher.Decrypt(Known(contents), AssociatedOf(account), kept));

    /// <summary>The same for all ways to write the name.</summary>
    public byte[] DigestOf(string name) => Digest("sign-in name", SignInName.Normal(name));

    /// <summary>Who the person is to a provider, which may be an e-mail address too.</summary>
    /// <returns>Lower-case hexadecimal.</returns>
    public string SubjectOf(string issuer, string subject) => Convert.ToHexStringLower(Digest("subject", $"{issuer}\n{subject}"));

    private byte[] Digest(string what, string text) => HMACSHA256.HashData(Known(digests), Encoding.UTF8.GetBytes($"{what}\n{text}"));

    private static byte[] Known(byte[]? key) => key ?? throw new InvalidOperationException("The start has not read the key.");

    private static string AssociatedOf(Guid account) => $"accounts|{account}|name";
}
