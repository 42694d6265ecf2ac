using System.Security.Cryptography;

namespace ReserveMeds.Packets.Cases;

/// <summary>The fingerprint of the facts of a case, whatever the order and spacing in which they were sent.</summary>
public static class CaseDigest
{
    /// <returns>SHA-256 of the canonical form of <see cref="CaseFileWriter"/>, lower-case hexadecimal.</returns>
    public static string Of(CaseFile caseFile) => Convert.ToHexStringLower(SHA256.HashData(CaseFileWriter.Write(caseFile)));
}
