using System.Security.Cryptography;
using System.Text;

namespace ReserveMeds.Packets.Api.Storage.Encryption;

/// <summary>Keyed digests by which rows are found again, of texts that do not lie in the database themselves.</summary>
internal sealed class LookupKey
{
    /// <summary>Its row among the data keys; no case has such an id.</summary>
    public static readonly Guid Id = new("00000000-0000-7000-8000-000000000003");

    private byte[]? patients;
    private byte[]? requests;

    /// <summary>Once, at the start.</summary>
    public void Set(byte[] key)
    {
        patients = ContentCipher.Derived(key, "patients");
        requests = ContentCipher.Derived(key, "requests");
    }

    /// <summary>A patient's code, which is known within one organisation.</summary>
    /// <returns>Lower-case hexadecimal; null where there is no code.</returns>
    public string? OfPatient(Guid organisationId, string? code) =>
        string.IsNullOrEmpty(code) ? null : Convert.ToHexStringLower(Of(patients, [.. organisationId.ToByteArray(), .. Encoding.UTF8.GetBytes(code)]));

    /// <summary>An Idempotency-Key: callers choose it, and may put anything into it.</summary>
    /// <returns>Lower-case hexadecimal.</returns>
    public string OfRequestKey(string key) => Convert.ToHexStringLower(Of(requests, Encoding.UTF8.GetBytes("key\n" + key)));

    /// <summary>What a request asks.</summary>
    public byte[] OfRequest(byte[] asked) => Of(requests, [.. "asked\n"u8, .. asked]);

    private static byte[] Of(byte[]? key, byte[] text) =>
        HMACSHA256.HashData(key ?? throw new InvalidOperationException("The start has not read the key."), text);
}
