using System.Security.Cryptography;
using ReserveMeds.Packets.Api.Storage.Encryption;

namespace ReserveMeds.Packets.Api.Tests.Storage;

public sealed class CaseKeyTests
{
    private static readonly Guid Case = new("01a20389-92fb-7e33-afee-25b44a430f01");

    [Fact]
    public void What_is_encrypted_opens_in_its_place_and_nowhere_else()
    {
        var key = ContentCipher.NewKey();
        var encrypted = new CaseKey(Case, key).Encrypt("case_revisions", 1, "words"u8);

        Assert.Equal("words"u8, new CaseKey(Case, key).Decrypt("case_revisions", 1, encrypted));
        Assert.Throws<AuthenticationTagMismatchException>(() => new CaseKey(Case, key).Decrypt("case_revisions", 2, encrypted));
        Assert.Throws<AuthenticationTagMismatchException>(() => new CaseKey(Case, key).Decrypt("packets", 1, encrypted));
        Assert.Throws<AuthenticationTagMismatchException>(() => new CaseKey(Guid.Empty, key).Decrypt("case_revisions", 1, encrypted));
        Assert.Throws<AuthenticationTagMismatchException>(() => new CaseKey(Case, ContentCipher.NewKey()).Decrypt("case_revisions", 1, encrypted));
        Assert.Throws<CryptographicException>(() => new CaseKey(Case, key).Decrypt("case_revisions", 1, "{}"u8));
    }

    [Fact]
    public void A_digest_tells_nothing_without_the_key_of_the_case()
    {
        var (one, other) = (new CaseKey(Case, ContentCipher.NewKey()), new CaseKey(Case, ContentCipher.NewKey()));

        Assert.Equal(one.DigestOf("words"u8), one.DigestOf("words"u8));
        Assert.NotEqual(one.DigestOf("words"u8), other.DigestOf("words"u8));
        Assert.NotEqual(Convert.ToHexStringLower(SHA256.HashData("words"u8)), one.DigestOf("words"u8));
    }
}
