using System.Text.Json.Nodes;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>Entries of a case's audit trail in their order.</summary>
/// <param name="Head">The last entry of the whole trail: note it down elsewhere, and a trail cut off at its end shows; null where there is none.</param>
internal sealed record AuditList(IReadOnlyList<AuditView> Entries, AuditHead? Head);

/// <param name="Hash">SHA-256 of the entry's line in the export, lower-case hexadecimal.</param>
internal sealed record AuditHead(int Number, string Hash);

/// <summary>Who did what, when.</summary>
/// <param name="Number">From 1 without gaps; the order of what happened.</param>
/// <param name="At">In UTC, by the clock of the service.</param>
/// <param name="By">Who: key with the id of a key, or service.</param>
/// <param name="OrganisationId">Whose key was used; null for the service itself.</param>
/// <param name="What">Such as created, replaced, patched, read, validated, rendered.</param>
/// <param name="Details">Numbers, ids, versions and digests of what was done; never a value of a case.</param>
/// <param name="Previous">Hash of the entry before; zeros for the first one.</param>
/// <param name="Hash">SHA-256 of the entry's line in the export, lower-case hexadecimal.</param>
internal sealed record AuditView(
    int Number, DateTimeOffset At, string By, Guid? OrganisationId, string What, JsonNode Details, string Previous, string Hash)
{
    public static AuditView Of(AuditRow row) =>
        new(row.Number, row.At, row.By, row.OrganisationId, row.What, JsonNode.Parse(row.Details)!, row.Previous, row.Hash);
}
