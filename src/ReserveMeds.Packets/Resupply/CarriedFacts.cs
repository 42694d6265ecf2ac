using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Resupply;

/// <summary>How each fact of a sealed case goes over into the case that continues it. What is not named here is carried as it stands.</summary>
/// <remarks>
/// A fact with a date of its own stays true as it stands, and rules judge its age. What belongs to the earlier application
/// alone, what somebody declared for it, and a measurement without a date is stated anew, for a stale one would go unseen.
/// </remarks>
internal static class CarriedFacts
{
    /// <summary>Emptied: somebody has to state them for the new application.</summary>
    public static readonly IReadOnlyList<string> StatedAnew =
    [
        "/reference",
        "/filingDate",
        "/patient/ageYears",
        "/patient/weightKg",
        "/request/firstImport",
        "/request/largerQuantity",
        "/request/durationDays",
        "/request/quantityPacks",
        "/request/quantityExplanation",
        "/dosing/perLabel",
        "/monitoring/nextVisitOn",
        "/custody/sourceChannelDscsaCompliant",
        "/custody/loggerReference",
        "/cost",
    ];

    /// <summary>Carried, but likely to have changed with time: the physician and the pharmacy look at them again.</summary>
    public static readonly IReadOnlyList<string> Confirmed =
    [
        "/patient/childbearingPotential",
        "/patient/childPughClass",
        "/diagnosis/severity",
        "/diagnosis/summary",
        "/priorTherapies",
        "/request/localGap",
        "/request/localAlternative",
        "/request/rationale",
        "/request/priorSupply",
        "/dosing/startingDose",
        "/dosing/maintenanceDose",
        "/dosing/schedule",
        "/dosing/unitsPerDay",
        "/dosing/interactions",
        "/dosing/offLabelRationale",
        "/monitoring/baseline",
        "/facility/storage/monitoringLogReference",
        "/physician/licenseVerifications",
        "/facility/licenseVerification",
        "/payer/priorDenialReference",
    ];

    /// <summary>The case without what is stated anew.</summary>
    public static CaseFile Emptied(CaseFile earlier) => earlier with
    {
        Reference = null,
        FilingDate = null,
        Patient = earlier.Patient with { AgeYears = null, WeightKg = null },
        Request = earlier.Request with
        {
            FirstImport = null,
            LargerQuantity = null,
            DurationDays = null,
            QuantityPacks = null,
            QuantityExplanation = null,
        },
        Dosing = earlier.Dosing with { PerLabel = null },
        Monitoring = earlier.Monitoring with { NextVisitOn = null },
        Custody = earlier.Custody with
        {
            SourceChannelDscsaCompliant = null,
            LoggerReference = null,
            Legs = [.. earlier.Custody.Legs.Select(leg => leg with { ShipmentValidated = null })],
        },
        Cost = new(),
    };
}
