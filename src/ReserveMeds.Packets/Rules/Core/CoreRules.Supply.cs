using static ReserveMeds.Packets.Rules.RuleDeclaration;

namespace ReserveMeds.Packets.Rules.Core;

/// <content>The product, its quantity, its approvals and its way to the pharmacy.</content>
internal static partial class CoreRules
{
    public static readonly RuleDeclaration Prd01 = Reject(
        "CORE-PRD-01", Owner.Coordinator, "/product", "eight product fields present, quantity above zero", "DOC03");

    public static readonly RuleDeclaration Prd02 = Warning(
        "CORE-PRD-02",
        Owner.Coordinator,
        "/request/quantityPacks",
        "quantity differs from units per day × days ÷ pack, rounded up, and is not explained; or cannot be computed",
        "project",
        "DOC03");

    public static readonly RuleDeclaration Prd03 = Advice(
        "CORE-PRD-03", Owner.Coordinator, "/product/profile", "product profile older than its review date", "project");

    public static readonly RuleDeclaration Ref01 = Reject(
        "CORE-REF-01",
        Owner.Coordinator,
        "/product/approvals",
        "at least one reference-authority approval, each cited one with indication text and date",
        "PTH04",
        "PTH10",
        "C1");

    public static readonly RuleDeclaration Coc01 = Reject(
        "CORE-COC-01",
        Owner.Importer,
        "/custody/legs",
        "custody unbroken from manufacturer to dispensing pharmacy; last holder is the pharmacy in charge; no home leg",
        "DOC05",
        "CLD06");

    public static readonly RuleDeclaration Coc02 = Reject(
        "CORE-COC-02",
        Owner.Pharmacy,
        "/facility/storage",
        "storage protocol and continuous-monitoring log present where the product needs controlled storage",
        "DOC07",
        "CLD01",
        "C12");

    public static readonly RuleDeclaration Coc03 = Warning(
        "CORE-COC-03",
        Owner.Importer,
        "/custody/sourceChannelDscsaCompliant",
        "US source channel not declared DSCSA-compliant",
        "CLD09",
        "EXT-US-01");

    public static readonly RuleDeclaration Coc04 = Advice(
        "CORE-COC-04",
        Owner.Importer,
        "/custody/loggerReference",
        "no logger reference yet for the international leg",
        "CLD05",
        "CLD04",
        "C12");

    public static readonly RuleDeclaration Coc05 = Reject(
        "CORE-COC-05",
        Owner.Importer,
        "/custody/legs/*",
        "cold chain opened anywhere but at the dispensing pharmacy",
        "CLD03");

    public static readonly RuleDeclaration Coc06 = Reject(
        "CORE-COC-06",
        Owner.Importer,
        "/importer/name",
        "the importer that the case names, though it does not file, is among the holders",
        "DOC05");

    public static readonly RuleDeclaration Coc07 = Advice(
        "CORE-COC-07",
        Owner.Importer,
        "/custody/legs",
        "no leg is declared a validated shipment",
        "CLD05",
        "TRK04",
        "C12");

    public static readonly RuleDeclaration Coc08 = Advice(
        "CORE-COC-08", Owner.Importer, "/custody/customsBroker", "no customs broker is named", "CLD05", "TRK04", "C12");

    public static readonly RuleDeclaration Coc09 = Advice(
        "CORE-COC-09",
        Owner.Importer,
        "/custody/legs",
        "the legs may take longer in all than the label allows outside the storage range",
        "CLD02");

    public static readonly RuleDeclaration Coc10 = Warning(
        "CORE-COC-10",
        Owner.Importer,
        "/custody/legs/*",
        "a leg says who answers for it, which document goes with it, how the product is kept and how long it may take",
        "DOC05",
        "FAC06");
}
