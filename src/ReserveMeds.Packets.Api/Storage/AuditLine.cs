using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>
/// An entry as it is hashed, and as it is exported: one line of JSON without spaces, its fields in a fixed order, all of it
/// ASCII. Each line holds the hash of the line before. README.md tells how to verify an export; a change here would break
/// every trail there is.
/// </summary>
internal static class AuditLine
{
    /// <summary>What the first entry holds in place of a hash of the one before.</summary>
    public static readonly string Beginning = new('0', 64);

    public static string Of(AuditRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"case":"{{row.CaseId}}","number":{{row.Number}},"at":"{{row.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}","by":"{{row.By}}","organisation":{{(row.OrganisationId is { } id ? $"\"{id}\"" : "null")}},"what":"{{row.What}}","details":{{row.Details}},"previous":"{{row.Previous}}"}
        """);

    /// <summary>Of all but <see cref="AuditRow.Hash"/>.</summary>
    public static string HashOf(AuditRow row) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Of(row))));
}
