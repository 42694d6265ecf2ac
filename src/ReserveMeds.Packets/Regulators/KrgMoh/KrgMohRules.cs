using ReserveMeds.Packets.Rules;
using static ReserveMeds.Packets.Rules.RuleDeclaration;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Declarations of the rules of <c>krg-moh</c> alone: one place per code.</summary>
internal static class KrgMohRules
{
    public static readonly RuleDeclaration Geo01 = Reject(
        "KRG-GEO-01",
        Owner.Coordinator,
        "/facility/governorate",
        "facility outside Erbil, Sulaymaniyah, Duhok, Halabja",
        "C4",
        "KRG01",
        "KRG03",
        "KRG04");

    public static readonly RuleDeclaration Geo02 = Reject(
        "KRG-GEO-02", Owner.Pharmacy, "/facility/governorate", "governorate not given", "C4", "KRG01");

    public static readonly RuleDeclaration Thin01 = Advice(
        "KRG-THIN-01",
        Owner.Coordinator,
        "/regulator",
        "requirements beyond the common core are not documented in the guide",
        "KRG01",
        "C20");

    public static readonly RuleDeclaration Ref01 = Warning(
        "KRG-REF-01", Owner.Coordinator, "/product/approvals/*/authority", "authority outside list B (inherited)", "C20", "PTH04");

    public static readonly RuleDeclaration Lic01 = Warning(
        "KRG-LIC-01",
        Owner.Coordinator,
        "/physician/licenseVerifications",
        "not verified by the two federal bodies; the guide states no body for this route, confirm the one used",
        "C20",
        "KRG01",
        "EXT-KR-05");

    public static readonly RuleDeclaration Tim01 = Advice(
        "KRG-TIM-01",
        Owner.Coordinator,
        "/regulator",
        "no times or costs stated; federal range shown as orientation",
        "C20",
        "KRG01").With("minimumBusinessDays", "maximumBusinessDays");

    public static IReadOnlyList<RuleDeclaration> All { get; } = [Geo01, Geo02, Thin01, Ref01, Lic01, Tim01];
}
