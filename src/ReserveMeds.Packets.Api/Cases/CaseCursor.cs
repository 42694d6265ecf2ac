using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>Where a list goes on. It holds the last case of the page and the filters it was made with, and gives no right to see anything.</summary>
internal static class CaseCursor
{
    private const int IdLength = 16;
    private const int MarkLength = 8;

    public static string Of(Guid last, CaseQuery query) => Base64Url.EncodeToString([.. last.ToByteArray(bigEndian: true), .. MarkOf(query)]);

    /// <returns>Null where it is none, or was made with other filters.</returns>
    public static Guid? Read(string cursor, CaseQuery query)
    {
        Span<byte> bytes = stackalloc byte[IdLength + MarkLength];
        return cursor.Length == Base64Url.GetEncodedLength(bytes.Length)
            && Base64Url.IsValid(cursor)
            && Base64Url.TryDecodeFromChars(cursor, bytes, out var length)
            && length == bytes.Length
            && bytes[IdLength..].SequenceEqual(MarkOf(query))
                ? new Guid(bytes[..IdLength], bigEndian: true)
                : null;
    }

    private static byte[] MarkOf(CaseQuery query) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{query.Regulator}\n{query.Reference}\n{query.OrganisationId}"))[..MarkLength];
}
