using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Rules;

/// <summary>A place where the guides contradict themselves or leave two readings, with the decision that settles it.</summary>
/// <param name="Id">Of the decision, such as <c>C1</c>. Its words are in <see cref="ConflictTexts"/>.</param>
/// <param name="Sources">The facts that stand against each other, each with its phrase; those that hold for the regulator.</param>
/// <param name="InEveryPacket">True where the decision shapes every packet.</param>
public sealed record Conflict(string Id, IReadOnlyList<GuideFact> Sources, bool InEveryPacket)
{
    /// <summary>Whether a report should show it: a finding rests on it, or it shapes every packet.</summary>
    public bool Matters(ValidationReport report) => InEveryPacket || RestingOn(report).Any();

    /// <summary>Findings that rest on the decision.</summary>
    public IEnumerable<Finding> RestingOn(ValidationReport report) =>
        report.Findings.Where(finding => finding.Rule.Source.Facts.Contains(Id, StringComparer.Ordinal));
}
