namespace ReserveMeds.Packets.Api.Storage;

/// <summary>What an entry of an audit trail says was done. Permanent, since trails outlive versions.</summary>
internal static class AuditEvent
{
    public const string Created = "created";
    public const string Replaced = "replaced";
    public const string Patched = "patched";

    /// <summary>A revision became a numbered packet.</summary>
    public const string Sealed = "sealed";

    /// <summary>A packet was handed to an importer, to another one, or taken back.</summary>
    public const string Assigned = "assigned";

    /// <summary>A sealed bundle was given out.</summary>
    public const string Fetched = "fetched";

    /// <summary>An importer holds what was sealed.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>A packet no longer stands.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Another case continues a packet of this one.</summary>
    public const string Resupplied = "resupplied";

    /// <summary>The facts were given out.</summary>
    public const string Read = "read";

    /// <summary>The rules' findings were given out.</summary>
    public const string Validated = "validated";

    /// <summary>A document was given out.</summary>
    public const string Rendered = "rendered";

    /// <summary>Everything that is kept was given out.</summary>
    public const string Exported = "exported";

    /// <summary>The facts and their key were destroyed, since somebody asked for it.</summary>
    public const string Erased = "erased";

    /// <summary>The facts and their key were destroyed, since their retention period had ended.</summary>
    public const string Purged = "purged";
}
