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
        Letter("physician.license-valid", ["/physician/licenseValidUntil"], "CORE-PHY-05") with { Part = PacketPart.PhysicianLicense },
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
        Letter("request.denied-claim", ["/payer/priorDenialReference"], "CORE-LTR-06") with { When = Occasion.DeniedClaim },
        Letter("request.prior-supply", ["/request/priorSupply"], "CORE-LTR-11") with { When = Occasion.Continuity },
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
        Facility("facility.license-valid", ["/facility/licenseValidUntil"], "CORE-FAC-09"),
        Facility("facility.import-pharmacy", ["/facility/inHouseImportPharmacy"], "CORE-FAC-04") with { When = Occasion.NoImportPharmacy },
        Facility("pharmacy.in-charge", ["/facility/pharmacy/name", "/facility/pharmacy/pharmacistInCharge"], "CORE-FAC-01"),
        Storage("storage.class", ["/facility/storage/classes"], "CORE-COC-02"),
        Storage("storage.protocol", ["/facility/storage/protocolReference"], "CORE-COC-02"),
        Storage("storage.monitoring", ["/facility/storage/continuousMonitoring", "/facility/storage/monitoringLogReference"], "CORE-COC-02"),
    ];

    private static IEnumerable<Requirement> OfImporter() =>
    [
        Importer("importer.named", PacketPart.CustodyPlan, ["/importer/name"], "CORE-IMP-02"),
        Importer("importer.name", PacketPart.FacilityLicense, ["/importer/name"], "CORE-IMP-01") with { When = Occasion.ImporterFiles },
        Importer("importer.license", PacketPart.FacilityLicense, ["/importer/establishmentLicenseNumber"], "CORE-IMP-01")
            with { When = Occasion.ImporterFiles },
        Importer("importer.license-valid", PacketPart.FacilityLicense, ["/importer/establishmentLicenseValidUntil"], "CORE-IMP-03")
            with { When = Occasion.ImporterFiles },
        Importer("importer.files", PacketPart.FacilityLicense, ["/importer/files"], "CORE-FAC-03") with { When = Occasion.OtherFacilityKind },
        Importer("custody.source-channel", PacketPart.CustodyPlan, ["/custody/sourceChannelDscsaCompliant"], "CORE-COC-03"),
        Importer("custody.chain", PacketPart.CustodyPlan, ["/custody/legs"], "CORE-COC-01"),
        Importer("custody.importer-holds", PacketPart.CustodyPlan, ["/custody/legs"], "CORE-COC-06"),
        Importer("custody.cold-chain", PacketPart.CustodyPlan, ["/custody/legs/*/conditions", "/custody/legs/*/coldChainOpened"], "CORE-COC-05")
            with { When = Occasion.ControlledStorage },
        Importer("custody.logger", PacketPart.CustodyPlan, ["/custody/loggerReference"], "CORE-COC-04"),
    ];

    private static IEnumerable<Requirement> OfCoordinator() =>
    [
        Coordinator("case.reference", PacketPart.CoverLetter, ["/reference"], "CORE-CAS-01"),
        Coordinator("case.filing-date", PacketPart.CoverLetter, ["/filingDate"], "CORE-CAS-02"),
        Coordinator("case.dates-agree", PacketPart.CoverLetter, ["/filingDate"], "CORE-CHR-01"),
        Coordinator("physician.license-verification", PacketPart.PhysicianLicense, ["/physician/licenseVerifications"], "CORE-PHY-02"),
        Coordinator(
            "physician.license-verification-recent",
            PacketPart.PhysicianLicense,
            ["/physician/licenseVerifications/*/verifiedOn"],
            "CORE-PHY-04"),
        Coordinator("facility.kind", PacketPart.FacilityLicense, ["/facility/kind"], "CORE-FAC-02"),
        Coordinator("facility.license-verification", PacketPart.FacilityLicense, ["/facility/licenseVerification"], "CORE-FAC-06"),
        Coordinator("product.facts", PacketPart.ProductSheet, ["/product/profile"], "CORE-PRD-01"),
        Coordinator("product.quantity", PacketPart.ProductSheet, ["/request/quantityPacks"], "CORE-PRD-01"),
        Coordinator("product.quantity-explained", PacketPart.ProductSheet, ["/request/quantityPacks", "/request/quantityExplanation"], "CORE-PRD-02"),
        Coordinator("product.approvals", PacketPart.ProductSheet, ["/product/approvals"], "CORE-REF-01"),
        Coordinator("payer.authorisation", PacketPart.InsurerSummary, ["/payer/kind"], "CORE-INS-01") with { When = Occasion.Payer },
        Coordinator("cost.exchange-rate", PacketPart.CostSheet, ["/cost/exchangeRate"], "CORE-CST-01"),
        Coordinator("case.coordinator", PacketPart.CoverLetter, ["/coordinator/name"], "CORE-CAS-03"),
        Coordinator("case.parts-agree", PacketPart.CoverLetter, [""], "CORE-CON-01", "CORE-ENC-01", "CORE-PAT-02"),
        Coordinator("case.complete", PacketPart.CoverLetter, [""], "CORE-TXT-02"),
        Coordinator("case.characters", PacketPart.CoverLetter, [""], "CORE-TXT-03"),
    ];

    private static Requirement Letter(string id, IReadOnlyList<string> paths, params string[] rules) =>
        new(id, Owner.Physician, PacketPart.Letter, paths, rules);

    private static Requirement Facility(string id, IReadOnlyList<string> paths, params string[] rules) =>
        new(id, Owner.Pharmacy, PacketPart.FacilityLicense, paths, rules);

    private static Requirement Storage(string id, IReadOnlyList<string> paths, params string[] rules) =>
        new(id, Owner.Pharmacy, PacketPart.StorageRecord, paths, rules) { When = Occasion.ControlledStorage };

    private static Requirement Coordinator(string id, PacketPart part, IReadOnlyList<string> paths, params string[] rules) =>
        new(id, Owner.Coordinator, part, paths, rules);

    private static Requirement Importer(string id, PacketPart part, IReadOnlyList<string> paths, params string[] rules) =>
        new(id, Owner.Importer, part, paths, rules);
}
