namespace ReserveMeds.Packets.Cases;

/// <summary>The patient without anything that names a person.</summary>
public sealed record Patient
{
    /// <summary>Pseudonymous code; only the clinic holds the link to the person.</summary>
    public string? Identifier { get; init; }

    /// <summary><c>female</c> or <c>male</c>.</summary>
    public string? Sex { get; init; }

    /// <summary>Whole years, 0 to 130.</summary>
    public int? AgeYears { get; init; }

    /// <summary>Kilograms.</summary>
    public decimal? WeightKg { get; init; }

    public bool? ChildbearingPotential { get; init; }

    /// <summary><c>A</c>, <c>B</c> or <c>C</c>; only where the liver function was classed.</summary>
    public string? ChildPughClass { get; init; }
}

public sealed record Physician
{
    public string? Name { get; init; }

    public string? Specialty { get; init; }

    public string? LicenseNumber { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? LicenseCountry { get; init; }

    /// <summary>Last day on which the licence is valid.</summary>
    public DateOnly? LicenseValidUntil { get; init; }

    public IReadOnlyList<LicenseVerification> LicenseVerifications { get; init; } = [];

    /// <summary>False where the case says that the signer is not in good standing.</summary>
    public bool? GoodStanding { get; init; }

    /// <summary>False where the case says that the signer does not practise in the facility's jurisdiction.</summary>
    public bool? PractisesInJurisdiction { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }
}

/// <summary>One body's look at a licence. Recorded, never inferred.</summary>
public sealed record LicenseVerification
{
    /// <summary>Id of the body, such as <c>cnom</c>.</summary>
    public string? Body { get; init; }

    /// <summary><c>verified</c>, <c>pending</c> or <c>not-verified</c>.</summary>
    public string? Status { get; init; }

    public DateOnly? VerifiedOn { get; init; }

    public string? VerifiedBy { get; init; }

    public string? Reference { get; init; }
}

public sealed record Importer
{
    public string? Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    public string? EstablishmentLicenseNumber { get; init; }

    /// <summary>Last day on which the establishment licence is valid.</summary>
    public DateOnly? EstablishmentLicenseValidUntil { get; init; }

    /// <summary>True where the importer files on the physician's behalf.</summary>
    public bool? Files { get; init; }

    public string? Contact { get; init; }
}

public sealed record Payer
{
    /// <summary>Id of the payer, such as <c>amo-cnss</c>; the case schema lists them.</summary>
    public string? Kind { get; init; }

    /// <summary>Name of the payer where <see cref="Kind"/> is <c>other</c>.</summary>
    public string? Name { get; init; }

    public string? PriorDenialReference { get; init; }

    /// <summary>Whether somebody else than the family is to pay. Who pays out of pocket has no payer to write to.</summary>
    internal bool IsThirdParty => Kind is not (null or "cash-usd");
}

/// <summary>The one named person who keeps the case together.</summary>
public sealed record Coordinator
{
    public string? Name { get; init; }

    public string? Email { get; init; }
}
