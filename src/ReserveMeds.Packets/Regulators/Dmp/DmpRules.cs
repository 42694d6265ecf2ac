using ReserveMeds.Packets.Rules;
using static ReserveMeds.Packets.Rules.RuleDeclaration;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Declarations of the rules of <c>dmp</c> alone: one place per code.</summary>
internal static class DmpRules
{
    public static readonly RuleDeclaration Ref01 = Warning(
        "MA-REF-01", Owner.Coordinator, "/product/approvals/*/authority", "authority in only one of the two lists", "DMP06", "PTH04", "C1")
        .With("authority");

    public static readonly RuleDeclaration Ref02 = Warning(
        "MA-REF-02", Owner.Coordinator, "/product/approvals/*/authority", "authority in neither list", "C1", "DMP06", "PTH04");

    public static readonly RuleDeclaration Lic01 = Reject(
        "MA-LIC-01",
        Owner.Coordinator,
        "/physician/licenseVerifications",
        "verification by Conseil National de l'Ordre des Médecins and DMP (alias AMMPS accepted)",
        "DMP08",
        "DMP09",
        "EXT-MA-01").With("body");

    public static readonly RuleDeclaration Adr01 = Advice(
        "MA-ADR-01", Owner.Coordinator, "/regulator", "addressee may now be AMMPS", "EXT-MA-01");

    public static readonly RuleDeclaration Pay01 = Advice(
        "MA-PAY-01", Owner.Coordinator, "/payer/kind", "payer renamed or succeeded (RAMED, Saham)", "EXT-MA-03", "EXT-MA-05");

    public static IReadOnlyList<RuleDeclaration> All { get; } = [Ref01, Ref02, Lic01, Adr01, Pay01];
}
