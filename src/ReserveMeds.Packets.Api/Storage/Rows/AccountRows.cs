namespace ReserveMeds.Packets.Api.Storage.Rows;

/// <summary>A person of an organisation who signs in.</summary>
internal sealed class AccountRow
{
    public Guid Id { get; init; }

    public Guid OrganisationId { get; init; }

    public OrganisationRow Organisation { get; init; } = null!;

    /// <summary>The name to sign in with, as the coordinator wrote it, encrypted: <see cref="Encryption.AccountNames.Keep"/>.</summary>
    public required byte[] Name { get; set; }

    /// <summary>By which the account is found: <see cref="Encryption.AccountNames.DigestOf"/>.</summary>
    public required byte[] NameDigest { get; set; }

    /// <summary>Ids of scopes, parted by spaces.</summary>
    public required string Scopes { get; init; }

    /// <summary>Null until the person has set a password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Another one ends all sessions: with each new password, and when the account is deactivated.</summary>
    public Guid Stamp { get; set; }

    /// <summary>SHA-256 of the password that may be used once, to set another; null where there is none.</summary>
    public byte[]? OneTimeDigest { get; set; }

    public DateTimeOffset? OneTimeEndsAt { get; set; }

    /// <summary>Provider that may vouch for the person; null where none may.</summary>
    public string? Issuer { get; set; }

    /// <summary>Who the person is to that provider, as <see cref="Encryption.AccountNames.SubjectOf"/> digests it.</summary>
    public string? Subject { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    public DateTimeOffset? DeactivatedAt { get; set; }
}

/// <summary>A signed-in browser. Without its row a cookie opens nothing.</summary>
internal sealed class SessionRow
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public AccountRow Account { get; init; } = null!;

    /// <summary>The account's stamp when the person signed in.</summary>
    public Guid Stamp { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>However busy it is, it ends then.</summary>
    public DateTimeOffset EndsAt { get; init; }
}

/// <summary>Wrong passwords for a name in a row, whether an account has that name or not.</summary>
internal sealed class AttemptRow
{
    public required byte[] NameDigest { get; init; }

    public int Failed { get; set; }

    /// <summary>The last attempt.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>A key of the framework's data protection, which all instances share: cookies are sealed with it.</summary>
internal sealed class ProtectionKeyRow
{
    public Guid Id { get; init; }

    /// <summary>As the framework writes it, its secret encrypted where a key for that is there.</summary>
    public required string Xml { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
