namespace ReserveMeds.Packets.Api.Storage.Rows;

/// <summary>One entry of a case's audit trail. Triggers in the database refuse to change or to remove it.</summary>
internal sealed class AuditRow
{
    public Guid CaseId { get; init; }

    /// <summary>From 1 without gaps: the order of what happened, whatever the clock said.</summary>
    public int Number { get; init; }

    /// <summary>By the clock of the service, to the millisecond.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who: <c>key:</c> with the id of a key, or <c>service</c>.</summary>
    public required string By { get; init; }

    /// <summary>Whose credential it was; null for the service itself.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>What was done, such as <c>created</c>; see <see cref="AuditEvent"/>.</summary>
    public required string What { get; init; }

    /// <summary>A JSON object of ids, numbers, versions and digests, in ASCII; never a value of a case.</summary>
    public required string Details { get; init; }

    /// <summary>Hash of the entry before; zeros for the first one.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 of the entry's line, lower-case hexadecimal; see <see cref="AuditLine"/>.</summary>
    public required string Hash { get; set; }
}
