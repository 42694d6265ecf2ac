namespace ReserveMeds.Packets.Rules;

/// <summary>Rules whose findings a document must repeat in plain words: the request leaves the product's label.</summary>
internal static class LabelRules
{
    public const string OutsideLabelDose = "CORE-OFF-01";

    public static IReadOnlySet<string> OutsideLabelUse { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "PRD-REZ-01", "PRD-EXM-01" };

    /// <summary>Whether the finding says that use or dose leave the label.</summary>
    public static bool IsOutsideLabel(Finding finding) =>
        finding.Rule.Code == OutsideLabelDose || OutsideLabelUse.Contains(finding.Rule.Code);
}
