namespace ReserveMeds.Packets.Api.Storage;

/// <summary>What an entry of an audit trail says was done. Permanent, since trails outlive versions.</summary>
internal static class AuditEvent
{
    public const string Created = "created";
    public const string Replaced = "replaced";
    public const string Patched = "patched";

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
