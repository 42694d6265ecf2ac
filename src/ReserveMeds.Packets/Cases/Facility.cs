namespace ReserveMeds.Packets.Cases;

public sealed record Facility
{
    public string? Name { get; init; }

    /// <summary>Such as <c>tertiary-public</c>; the case schema lists them.</summary>
    public string? Kind { get; init; }

    public string? City { get; init; }

    /// <summary>Governorate of Iraq in any common spelling; not asked for in Morocco.</summary>
    public string? Governorate { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    public string? LicenseNumber { get; init; }

    /// <summary>Last day on which the facility's licence is valid.</summary>
    public DateOnly? LicenseValidUntil { get; init; }

    public FacilityLicenseVerification LicenseVerification { get; init; } = new();

    /// <summary>False where the facility says that it has no import pharmacy of its own.</summary>
    public bool? InHouseImportPharmacy { get; init; }

    public Pharmacy Pharmacy { get; init; } = new();

    public Storage Storage { get; init; } = new();

    public FacilityLetterhead Letterhead { get; init; } = new();
}

public sealed record FacilityLicenseVerification
{
    /// <summary>Body that was asked, in words: the sources name none for the licence of a facility.</summary>
    public string? Body { get; init; }

    /// <summary><c>verified</c>, <c>pending</c> or <c>not-verified</c>.</summary>
    public string? Status { get; init; }

    public DateOnly? VerifiedOn { get; init; }

    public string? VerifiedBy { get; init; }

    public string? Reference { get; init; }

    /// <summary>True where it says that the licence is verified, and by which body, on which day and who asked.</summary>
    internal bool IsVerified =>
        Status == "verified" && VerifiedOn is not null && !string.IsNullOrWhiteSpace(Body) && !string.IsNullOrWhiteSpace(VerifiedBy);
}

/// <summary>The dispensing pharmacy, where the chain of custody ends.</summary>
public sealed record Pharmacy
{
    public string? Name { get; init; }

    public string? PharmacistInCharge { get; init; }

    public string? LicenseNumber { get; init; }

    public string? Phone { get; init; }
}

public sealed record Storage
{
    /// <summary>Storage classes the pharmacy keeps: <c>ambient</c>, <c>cold-chain</c>, <c>ultra-cold</c>, <c>special</c>.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    public string? ProtocolReference { get; init; }

    public bool? ContinuousMonitoring { get; init; }

    public string? MonitoringLogReference { get; init; }
}
