using static ReserveMeds.Packets.Rules.RuleDeclaration;

namespace ReserveMeds.Packets.Rules.Products;

/// <summary>Declarations of the rules for the invented product that samples and tests use: one place per code.</summary>
internal static class ExampleProductRules
{
    public static readonly RuleDeclaration Exm01 = Warning(
        "PRD-EXM-01",
        Owner.Physician,
        "/diagnosis/condition",
        "diagnosis, age or failed systemic lines outside the label of the invented product",
        "project");

    public static readonly RuleDeclaration Exm02 = Warning(
        "PRD-EXM-02",
        Owner.Physician,
        "/patient/weightKg",
        "weight unknown or outside every weight band of the invented product's label",
        "project");

    public static readonly RuleDeclaration Exm03 = Warning(
        "PRD-EXM-03", Owner.Physician, "/monitoring/followUp", "monthly monitoring of the invented product's label missing", "project");

    public static readonly RuleDeclaration Exm04 = Warning(
        "PRD-EXM-04", Owner.Physician, "/patient/ageYears", "age in years not given while the label sets a limit", "project");

    public static IReadOnlyList<RuleDeclaration> All { get; } = [Exm01, Exm02, Exm03, Exm04];
}
