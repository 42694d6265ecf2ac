namespace ReserveMeds.Packets.Api.Storage.Rows;

/// <summary>A sealed packet: what was frozen, and what became of it since. Triggers in the database refuse an update of what was frozen.</summary>
internal sealed class PacketRow
{
    /// <summary>UUID version 7: packets sort by it in the order they were sealed.</summary>
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>From 1, without gaps, for each case.</summary>
    public int Number { get; init; }

    /// <summary>Whose case it is.</summary>
    public Guid OrganisationId { get; init; }

    public required string Regulator { get; init; }

    public string? Reference { get; init; }

    /// <summary>Number of the revision that was sealed.</summary>
    public int Revision { get; init; }

    /// <summary>Edition of the rulebook that the case was held to.</summary>
    public required string Edition { get; init; }

    /// <summary>Keyed digest over the digests of all bundles, lower-case hexadecimal: tells the same bytes from others without them.</summary>
    public required string Digest { get; init; }

    /// <summary>What else was frozen, as JSON in UTF-8, encrypted with the case's data key.</summary>
    public required byte[] Frozen { get; init; }

    public DateTimeOffset SealedAt { get; init; }

    public Guid SealedByOrganisationId { get; init; }

    /// <summary>By which credential, as an audit trail names it.</summary>
    public required string SealedBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public Guid? WithdrawnByOrganisationId { get; set; }

    public string? WithdrawnBy { get; set; }

    /// <summary>In the words of who withdrew it, UTF-8, encrypted with the case's data key.</summary>
    public byte[]? WithdrawalReason { get; set; }

    /// <summary>Organisation that the packet is handed to; null where it is handed to none.</summary>
    public Guid? ImporterId { get; set; }

    public DateTimeOffset? AssignedAt { get; set; }

    /// <summary>When the importer first fetched its bundle.</summary>
    public DateTimeOffset? FetchedAt { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public string? AcknowledgedBy { get; set; }
}

/// <summary>The bundle of one audience. Triggers in the database refuse every update of such a row.</summary>
internal sealed class PacketBundleRow
{
    public Guid PacketId { get; init; }

    /// <summary>Id of the audience, such as <c>regulator</c>.</summary>
    public required string Audience { get; init; }

    /// <summary>The ZIP, encrypted with the case's data key.</summary>
    public required byte[] Content { get; init; }
}
