using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>What one owner owes, to be sent to that person as a list.</summary>
/// <param name="Owner"><c>physician</c>, <c>pharmacy</c>, <c>importer</c> or <c>coordinator</c>.</param>
/// <param name="Rejects">How many of them refuse the final packet.</param>
/// <param name="Items">Rejects, then warnings, each in the order of the form.</param>
public sealed record OwedView(string Owner, int Rejects, int Warnings, IReadOnlyList<OwedItem> Items)
{
    internal static IReadOnlyList<OwedView> AllOf(ValidationReport report, FindingTexts texts, string language) =>
    [
        .. from owner in Enum.GetValues<Owner>()
           let items = report.Findings
               .Where(finding => finding.Rule.Owner == owner && finding.Rule.Severity != FindingSeverity.Advice)
               .OrderBy(finding => finding.Rule.Severity)
               .ToArray()
           where items.Length > 0
           select new OwedView(
               ReportView.Wire(owner),
               items.Count(finding => finding.Rule.Severity == FindingSeverity.Reject),
               items.Count(finding => finding.Rule.Severity == FindingSeverity.Warning),
               [.. items.Select(finding => OwedItem.Of(finding, texts.Of(finding, language)))]),
    ];
}

public sealed record OwedItem(string Code, string Severity, string Path, string Fix)
{
    internal static OwedItem Of(Finding finding, FindingWords words) =>
        new(finding.Rule.Code, ReportView.Wire(finding.Rule.Severity), finding.Path, words.Fix);
}
