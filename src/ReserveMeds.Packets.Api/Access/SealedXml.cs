using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>Encrypts the secret of a cookie key with AES-256-GCM before it is kept.</summary>
internal sealed class SealedXml(CookieKeyFile file) : IXmlEncryptor
{
    public static readonly XName Element = "sealed";
    public const int NonceLength = 12;
    public const int TagLength = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var box = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(file.Key, TagLength);
        aes.Encrypt(box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength));
        CryptographicOperations.ZeroMemory(plain);
        return new(new XElement(Element, Convert.ToBase64String(box)), typeof(OpenedXml));
    }
}

/// <summary>Reads what <see cref="SealedXml"/> wrote; the framework makes it by its name, which is in the database.</summary>
internal sealed class OpenedXml(IServiceProvider services) : IXmlDecryptor
{
    /// <exception cref="CryptographicException">It was encrypted with another key, or changed. The framework then leaves that key out.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var file = services.GetRequiredService<CookieKeyFile>();
        var box = Convert.FromBase64String(encryptedElement.Value);
        if (!file.Encrypts || box.Length < SealedXml.NonceLength + SealedXml.TagLength)
        {
            throw new CryptographicException("There is no key for it, or it is too short.");
        }

        var plain = new byte[box.Length - SealedXml.NonceLength - SealedXml.TagLength];
        using var aes = new AesGcm(file.Key, SealedXml.TagLength);
        aes.Decrypt(
            box.AsSpan(0, SealedXml.NonceLength),
            box.AsSpan(SealedXml.NonceLength + SealedXml.TagLength),
            box.AsSpan(SealedXml.NonceLength, SealedXml.TagLength),
            plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
