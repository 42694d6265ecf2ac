using System.Security.Cryptography;
using System.Text;

namespace ReserveMeds.Packets.Api.Storage.Encryption;

/// <summary>
/// AES-256-GCM. What comes out is a byte for the form, 12 random bytes of nonce, the encrypted content and 16 bytes of tag.
/// The associated words say where the content belongs: moved to another row, it does not open.
/// </summary>
internal static class ContentCipher
{
    public const int KeyLength = 32;

    private const byte Form = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    public static byte[] Encrypt(ReadOnlySpan<byte> key, string associated, ReadOnlySpan<byte> content)
    {
        var encrypted = new byte[1 + NonceLength + content.Length + TagLength];
        encrypted[0] = Form;
        var nonce = encrypted.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(
            nonce,
            content,
            encrypted.AsSpan(1 + NonceLength, content.Length),
            encrypted.AsSpan(^TagLength..),
            Encoding.UTF8.GetBytes(associated));
        return encrypted;
    }

    /// <exception cref="CryptographicException">The key is another one, or the content was changed or belongs elsewhere.</exception>
    public static byte[] Decrypt(ReadOnlySpan<byte> key, string associated, ReadOnlySpan<byte> encrypted)
    {
        if (encrypted.Length < 1 + NonceLength + TagLength || encrypted[0] != Form)
        {
            throw new CryptographicException("The content is not encrypted in a form that is known.");
        }

        var content = new byte[encrypted.Length - 1 - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(
            encrypted.Slice(1, NonceLength),
            encrypted.Slice(1 + NonceLength, content.Length),
            encrypted[^TagLength..],
            content,
            Encoding.UTF8.GetBytes(associated));
        return content;
    }

    /// <summary>A key for one purpose, which tells nothing of the key that it comes from.</summary>
    public static byte[] Derived(ReadOnlySpan<byte> key, string purpose)
    {
        var derived = new byte[KeyLength];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, salt: default, Encoding.UTF8.GetBytes(purpose));
        return derived;
    }
}
