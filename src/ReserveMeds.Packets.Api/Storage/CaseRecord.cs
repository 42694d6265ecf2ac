namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Everything that is kept about one case.</summary>
/// <param name="DigestKey">By which the digests in the audit trail can be tested.</param>
/// <param name="Revisions">The first one first.</param>
/// <param name="Packets">The first one first.</param>
/// <param name="AuditLines">As they are hashed.</param>
internal sealed record CaseRecord(
    StoredCase Case,
    byte[] DigestKey,
    IReadOnlyList<CaseAtRevision> Revisions,
    IReadOnlyList<RecordedPacket> Packets,
    IReadOnlyList<string> AuditLines);
