using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Requirements;

/// <summary>What every regulator's packet must hold. Their words: <c>templates/_shared/requirements.&lt;language&gt;.json</c>.</summary>
internal static class SharedRequirements
{
    public static IReadOnlyList<Requirement> All { get; } = [.. OfPhysician(), .. OfPharmacy(), .. OfImporter(), .. OfCoordinator()];

    private static IEnumerable<Requirement> OfPhysician() =>
    [
        Letter("patient.pseudonym", ["/patient/identifier"], "CORE-PAT-01"),
        Letter("patient.no-identifiers", ["/patient", "/diagnosis/summary", "/request/rationale"], "CORE-PAT-01"),
        Letter("physician.name", ["/physician/name", "/physician/specialty"], "CORE-PHY-01"),
        Letter("physician.license-number", ["/physician/licenseNumber", "/physician/licenseCountry"], "CORE-PHY-01")
            with { Part = PacketPart.PhysicianLicense },
        Letter("physician.standing", ["/physician/goodStanding", "/physician/practisesInJurisdiction"], "CORE-PHY-03"),
        Letter("diagnosis.confirmed", ["/diagnosis/condition", "/diagnosis/confirmedOn", "/diagnosis/confirmedBy"], "CORE-LTR-01"),
        Letter(
            "diagnosis.severity",
            ["/diagnosis/severity/value", "/diagnosis/severity/instrument", "/diagnosis/severity/evidence"],
            "CORE-LTR-01"),
        Letter("therapies.prior", ["/priorTherapies"], "CORE-LTR-01"),
        Letter("request.angle", ["/request/angles"], "CORE-LTR-04"),
        Letter("request.local-gap", ["/request/localGap"], "CORE-ALT-01"),
        Letter("request.local-alternative", ["/request/localAlternative", "/request/otherAlternatives"], "CORE-LTR-01", "CORE-ALT-01"),
        Letter("request.rationale", ["/request/rationale"], "CORE-LTR-01"),
        Letter(
            "dosing.plan",
            ["/dosing/startingDose", "/dosing/maintenanceDose", "/dosing/route", "/dosing/schedule", "/request/durationDays"],
            "CORE-LTR-02"),
        Letter("dosing.units-per-day", ["/dosing/unitsPerDay"], "CORE-DOS-01"),
        Letter("dosing.outside-label", ["/dosing/offLabelRationale"], "CORE-OFF-01", "CORE-OFF-02") with { When = Occasion.OutsideLabel },
        Letter("monitoring.baseline", ["/monitoring/baseline"], "CORE-LTR-03"),
        Letter("monitoring.follow-up", ["/monitoring/followUp"], "CORE-LTR-03"),
        Letter("monitoring.dose-modification", ["/monitoring/doseModification"], "CORE-LTR-03"),
        Letter("letter.no-promise", ["/request/rationale"], "CORE-WRD-01"),
    ];

    private static IEnumerable<Requirement> OfPharmacy() =>
    [
        Facility("facility.name", ["/facility/name"], "CORE-FAC-01"),
        Facility("facility.country", ["/facility/country"], "CORE-FAC-01"),
        Facility("facility.license-number", ["/facility/licenseNumber"], "CORE-FAC-01"),
        Facility("facility.import-pharmacy", ["/facility/inHouseImportPharmacy"], "CORE-FAC-04") with { When = Occasion.NoImportPharmacy },
        Facility("pharmacy.in-charge", ["/facility/pharmacy/name", "/facility/pharmacy/pharmacistInCharge"], "CORE-FAC-01"),
        Storage("storage.class", ["/facility/storage/classes"], "CORE-COC-02"),
        Storage("storage.protocol", ["/facility/storage/protocolReference"], "CORE-COC-02"),
        Storage("storage.monitoring", ["/facility/storage/continuousMonitoring", "/facility/storage/monitoringLogReference"], "CORE-COC-02"),
    ];

    private static IEnumerable<Requirement> OfImporter() =>
    [
        new("importer.name", Owner.Importer, PacketPart.FacilityLicense, ["/importer/name"], ["CORE-IMP-01"])
            { When = Occasion.ImporterFiles },
        new("importer.license", Owner.Importer, PacketPart.FacilityLicense, ["/importer/establishmentLicenseNumber"], ["CORE-IMP-01"])
            { When = Occasion.ImporterFiles },
        new("importer.files", Owner.Importer, PacketPart.FacilityLicense, ["/importer/files"], ["CORE-FAC-03"])
            { When = Occasion.OtherFacilityKind },
        new("custody.source-channel", Owner.Importer, PacketPart.CustodyPlan, ["/custody/sourceChannelDscsaCompliant"], ["CORE-COC-03"]),
        new("custody.chain", Owner.Importer, PacketPart.CustodyPlan, ["/custody/legs"], ["CORE-COC-01"]),
        new("custody.cold-chain", Owner.Importer, PacketPart.CustodyPlan, ["/custody/legs/*/conditions", "/custody/legs/*/coldChainOpened"], ["CORE-COC-05"])
            { When = Occasion.ControlledStorage },
        new("custody.logger", Owner.Importer, PacketPart.CustodyPlan, ["/custody/loggerReference"], ["CORE-COC-04"]),
    ];

    private static IEnumerable<Requirement> OfCoordinator() =>
    [
        new("case.reference", Owner.Coordinator, PacketPart.CoverLetter, ["/reference"], ["CORE-CAS-01"]),
        new("case.filing-date", Owner.Coordinator, PacketPart.CoverLetter, ["/filingDate"], ["CORE-CAS-02"]),
        new("case.dates-agree", Owner.Coordinator, PacketPart.CoverLetter, ["/filingDate"], ["CORE-CHR-01"]),
        new("physician.license-verification", Owner.Coordinator, PacketPart.PhysicianLicense, ["/physician/licenseVerifications"], ["CORE-PHY-02", "CORE-PHY-04"]),
        new("facility.kind", Owner.Coordinator, PacketPart.FacilityLicense, ["/facility/kind"], ["CORE-FAC-02"]),
        new("facility.license-verification", Owner.Coordinator, PacketPart.FacilityLicense, ["/facility/licenseVerification"], ["CORE-FAC-06"]),
        new("product.facts", Owner.Coordinator, PacketPart.ProductSheet, ["/product/profile"], ["CORE-PRD-01"]),
        new("product.quantity", Owner.Coordinator, PacketPart.ProductSheet, ["/request/quantityPacks", "/request/quantityExplanation"], ["CORE-PRD-01", "CORE-PRD-02"]),
        new("product.approvals", Owner.Coordinator, PacketPart.ProductSheet, ["/product/approvals"], ["CORE-REF-01"]),
        new("payer.authorisation", Owner.Coordinator, PacketPart.InsurerSummary, ["/payer/kind"], ["CORE-INS-01"]) { When = Occasion.Payer },
        new("case.complete", Owner.Coordinator, PacketPart.CoverLetter, ["/coordinator"], ["CORE-TXT-02"]),
        new("case.characters", Owner.Coordinator, PacketPart.CoverLetter, ["/coordinator"], ["CORE-TXT-03"]),
    ];

    private static Requirement Letter(string id, IReadOnlyList<string> paths, params string[] rules) =>
        new(id, Owner.Physician, PacketPart.Letter, paths, rules);

    private static Requirement Facility(string id, IReadOnlyList<string> paths, params string[] rules) =>
        new(id, Owner.Pharmacy, PacketPart.FacilityLicense, paths, rules);

    private static Requirement Storage(string id, IReadOnlyList<string> paths, params string[] rules) =>
        new(id, Owner.Pharmacy, PacketPart.StorageRecord, paths, rules) { When = Occasion.ControlledStorage };
}
