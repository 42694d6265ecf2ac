using static ReserveMeds.Packets.Rules.RuleDeclaration;

namespace ReserveMeds.Packets.Rules.Products;

/// <summary>Declarations of the rules for Rezurock: one place per code.</summary>
internal static class RezurockRules
{
    public static readonly RuleDeclaration Rez01 = Warning(
        "PRD-REZ-01",
        Owner.Physician,
        "/diagnosis/condition",
        "diagnosis other than cGVHD, age under 12, or fewer than two failed systemic lines (outside the label)",
        "PRD02",
        "C19");

    public static readonly RuleDeclaration Rez02 = Warning(
        "PRD-REZ-02",
        Owner.Physician,
        "/dosing/unitsPerDay",
        "proton-pump inhibitor or strong CYP3A inducer listed and dose is not 200 mg twice daily",
        "EXT-RX-06");

    public static readonly RuleDeclaration Rez03 = Warning(
        "PRD-REZ-03", Owner.Physician, "/monitoring/followUp", "no monthly bilirubin, AST, ALT in the monitoring plan", "EXT-RX-08");

    public static readonly RuleDeclaration Rez04 = Warning(
        "PRD-REZ-04", Owner.Physician, "/patient/weightKg", "weight under 40 kg or unknown where EMA is cited", "EXT-RX-13");

    public static readonly RuleDeclaration Rez05 = Warning(
        "PRD-REZ-05",
        Owner.Physician,
        "/monitoring/baseline",
        "childbearing potential and no pregnancy-status line in the baseline",
        "LET09",
        "EXT-RX-09");

    public static readonly RuleDeclaration Rez06 = Warning(
        "PRD-REZ-06", Owner.Physician, "/patient/childPughClass", "Child-Pugh B or C without liver GVHD", "EXT-RX-10");

    public static readonly RuleDeclaration Rez07 = Warning(
        "PRD-REZ-07", Owner.Physician, "/patient/ageYears", "age in years not given", "PRD02");

    public static IReadOnlyList<RuleDeclaration> All { get; } = [Rez01, Rez02, Rez03, Rez04, Rez05, Rez06, Rez07];
}
