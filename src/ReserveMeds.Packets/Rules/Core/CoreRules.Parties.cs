using static ReserveMeds.Packets.Rules.RuleDeclaration;

namespace ReserveMeds.Packets.Rules.Core;

/// <content>Who signs, who dispenses, who imports.</content>
internal static partial class CoreRules
{
    public static readonly RuleDeclaration Phy01 = Reject(
        "CORE-PHY-01",
        Owner.Physician,
        "/physician",
        "physician's name, specialty, licence number; licensed in the facility's country",
        "DMP10",
        "KIM09",
        "PTH01",
        "DOC06",
        "C21");

    public static readonly RuleDeclaration Phy02 = Reject(
        "CORE-PHY-02",
        Owner.Coordinator,
        "/physician/licenseVerifications/*",
        "a licence verification record is incomplete or not verified: body, status, date, checked by",
        "DMP08",
        "KIM07");

    public static readonly RuleDeclaration Phy03 = Reject(
        "CORE-PHY-03",
        Owner.Physician,
        "/physician",
        "the case says the signer is not in good standing or does not practise in the facility's jurisdiction",
        "SIG01",
        "C21");

    public static readonly RuleDeclaration Phy04 = Warning(
        "CORE-PHY-04",
        Owner.Coordinator,
        "/physician/licenseVerifications/*/verifiedOn",
        "licence verification older than the rulebook's window of 12 months",
        "project");

    public static readonly RuleDeclaration Fac01 = Reject(
        "CORE-FAC-01",
        Owner.Pharmacy,
        "/facility",
        "facility name, licence number, pharmacy in charge; facility in the pathway's country",
        "DOC04",
        "DMP20",
        "KIM20");

    public static readonly RuleDeclaration Fac02 = Warning(
        "CORE-FAC-02",
        Owner.Coordinator,
        "/facility/kind",
        "facility is neither tertiary nor a major or licensed private hospital",
        "PTH02",
        "PTH03",
        "FAC02",
        "KIM05",
        "C2");

    public static readonly RuleDeclaration Fac03 = Reject(
        "CORE-FAC-03",
        Owner.Importer,
        "/importer/files",
        "facility as in CORE-FAC-02 and the importer does not file",
        "FAC04",
        "C2");

    public static readonly RuleDeclaration Fac04 = Warning(
        "CORE-FAC-04",
        Owner.Pharmacy,
        "/facility/inHouseImportPharmacy",
        "facility declares no in-house import pharmacy and the importer does not file",
        "FAC01",
        "FAC04");

    public static readonly RuleDeclaration Fac05 = Advice(
        "CORE-FAC-05",
        Owner.Coordinator,
        "/facility/name",
        "facility not among those the guide names (open list)",
        "DMP13",
        "KIM12",
        "FAC02");

    public static readonly RuleDeclaration Fac06 = Warning(
        "CORE-FAC-06",
        Owner.Coordinator,
        "/facility/licenseVerification",
        "the check of the facility's licence is not recorded as verified: status, date, checked by",
        "TRK03");

    public static readonly RuleDeclaration Imp01 = Reject(
        "CORE-IMP-01",
        Owner.Importer,
        "/importer",
        "importer name and pharmaceutical establishment licence present where the importer files",
        "FAC05",
        "C13");

    public static readonly RuleDeclaration Phy05 = Reject(
        "CORE-PHY-05",
        Owner.Physician,
        "/physician/licenseValidUntil",
        "the physician's licence ends before the filing date",
        "DMP09",
        "KIM08",
        "SIG01");

    public static readonly RuleDeclaration Fac07 = Warning(
        "CORE-FAC-07",
        Owner.Pharmacy,
        "/facility/storage/classes",
        "the pharmacy keeps the storage class of a product that needs no controlled storage",
        "FAC03");

    public static readonly RuleDeclaration Fac08 = Warning(
        "CORE-FAC-08",
        Owner.Coordinator,
        "/facility/licenseVerification/verifiedOn",
        "check of the facility's licence older than the rulebook's window of 12 months",
        "project");

    public static readonly RuleDeclaration Fac09 = Reject(
        "CORE-FAC-09",
        Owner.Pharmacy,
        "/facility/licenseValidUntil",
        "the facility's licence ends before the filing date",
        "DMP20",
        "KIM20");

    public static readonly RuleDeclaration Imp02 = Reject(
        "CORE-IMP-02",
        Owner.Importer,
        "/importer/name",
        "importer named, or the facility imports by its own pharmacy",
        "DOC05",
        "FAC01");

    public static readonly RuleDeclaration Imp03 = Reject(
        "CORE-IMP-03",
        Owner.Importer,
        "/importer/establishmentLicenseValidUntil",
        "the importer files and its establishment licence ends before the filing date",
        "FAC05");
}
