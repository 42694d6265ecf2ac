namespace ReserveMeds.Packets.Api.Storage.Rows;

/// <summary>Who holds keys and owns cases.</summary>
internal sealed class OrganisationRow
{
    public Guid Id { get; init; }

    /// <summary>Id of an organisation kind, such as <c>clinic</c>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Days since the last change after which a case is erased; null for never.</summary>
    public int? RetentionDays { get; set; }
}

/// <summary>A key as it is kept: its digest, never the key.</summary>
internal sealed class KeyRow
{
    public Guid Id { get; init; }

    public Guid OrganisationId { get; init; }

    public OrganisationRow Organisation { get; init; } = null!;

    /// <summary>SHA-256 of the key as sent.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>The first characters of the key, by which a person tells it from others.</summary>
    public required string Hint { get; init; }

    /// <summary>What it is for, in the words of who made it.</summary>
    public required string Label { get; init; }

    /// <summary>Ids of scopes, parted by spaces.</summary>
    public required string Scopes { get; init; }

    /// <summary>True for the key that the configuration sets.</summary>
    public bool IsConfigured { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>What is true of a case now; its facts are in its revisions.</summary>
internal sealed class CaseRow
{
    /// <summary>UUID version 7: cases sort by it in the order they were made.</summary>
    public Guid Id { get; init; }

    public Guid OrganisationId { get; init; }

    public required string Regulator { get; set; }

    /// <summary>The case number, made by the coordinator; in the clear, since lists are filtered by it.</summary>
    public string? Reference { get; set; }

    /// <summary>Keyed digest of the patient's code, by which all cases of one patient are found; null where the case holds none.</summary>
    public string? Patient { get; set; }

    /// <summary>Number of the last packet that was sealed; 0 where none was.</summary>
    public int LastPacket { get; init; }

    /// <summary>Id of the sealed packet that this case continues; null where it continues none.</summary>
    /// <remarks>No foreign key: SQLite would have to build the table anew, and the packet may be erased before this case.</remarks>
    public Guid? ContinuesPacketId { get; init; }

    /// <summary>Number of the current revision. Guards each update: of two writers who saw the same one, the second fails.</summary>
    public int Revision { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Since then there is nothing but this row and the audit trail; null where the case is kept.</summary>
    public DateTimeOffset? ErasedAt { get; set; }
}

/// <summary>A case as it was at one time. Triggers in the database refuse every update of such a row.</summary>
internal sealed class RevisionRow
{
    public const string Table = "case_revisions";

    public Guid CaseId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    /// <summary>The case in its canonical form, UTF-8, encrypted with the case's data key.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Keyed digest of the content before it was encrypted, lower-case hexadecimal.</summary>
    public required string Digest { get; init; }

    /// <summary>What was done: <c>created</c>, <c>replaced</c> or <c>patched</c>.</summary>
    public required string Change { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>By which credential: <c>key:</c> or <c>account:</c> with its id.</summary>
    public required string By { get; init; }
}

/// <summary>A request that made something, kept so that sending it again makes nothing new.</summary>
internal sealed class RequestRow
{
    public Guid OrganisationId { get; init; }

    /// <summary>Keyed digest of the Idempotency-Key, lower-case hexadecimal.</summary>
    public required string Key { get; init; }

    /// <summary>Keyed digest of route and body.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>Id of what it made.</summary>
    public Guid MadeId { get; init; }

    public DateTimeOffset At { get; init; }
}
