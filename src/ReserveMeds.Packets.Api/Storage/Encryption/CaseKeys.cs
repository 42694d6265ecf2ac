using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage.Encryption;

/// <summary>The data keys of cases. Without its data key, nothing of a case can be read again, wherever a copy of it lies.</summary>
internal sealed class CaseKeys(MasterKeys masters)
{
    /// <summary>A new key, stored with what the caller stores next.</summary>
    public CaseKey Add(PacketsDbContext db, Guid caseId)
    {
        var key = ContentCipher.NewKey();
        db.Add(masters.Wrapped(caseId, key));
        return new(caseId, key);
    }

    /// <returns>Null where the case was erased, or never was.</returns>
    public async Task<CaseKey?> FindAsync(PacketsDbContext db, Guid caseId, CancellationToken cancellationToken) =>
        await db.DataKeys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == caseId, cancellationToken) is { } row ? Of(row) : null;

    public CaseKey Of(DataKeyRow row) => new(row.Id, masters.Unwrap(row));
}

/// <summary>Encrypts what is stored of one case.</summary>
internal sealed class CaseKey(Guid caseId, byte[] key)
{
    /// <summary>The key of <see cref="DigestOf"/>. Whoever has it can test a guessed case against a digest.</summary>
    public byte[] DigestKey { get; } = ContentCipher.Derived(key, "digest");

    /// <param name="table">Where it is stored, with its number there: elsewhere it does not open.</param>
    public byte[] Encrypt(string table, int number, ReadOnlySpan<byte> content) => ContentCipher.Encrypt(key, AssociatedOf(table, number), content);

    /// <exception cref="CryptographicException">It was changed, or belongs elsewhere.</exception>
    public byte[] Decrypt(string table, int number, ReadOnlySpan<byte> encrypted) => ContentCipher.Decrypt(key, AssociatedOf(table, number), encrypted);

    /// <summary>What tells equal content from other without the content: a plain digest would let one test a guessed case.</summary>
    /// <returns>HMAC-SHA-256, lower-case hexadecimal.</returns>
    public string DigestOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(HMACSHA256.HashData(DigestKey, content));

    private string AssociatedOf(string table, int number) => $"{table}|{caseId}|{number}";
}
