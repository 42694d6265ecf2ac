using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>One requirement in the shape and the words of the wire.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Owner"><c>physician</c>, <c>pharmacy</c>, <c>importer</c> or <c>coordinator</c>.</param>
/// <param name="Paths">JSON Pointers into the case; <c>*</c> stands for an index, an empty one is the whole case.</param>
/// <param name="When">Id of the occasion on which it applies, such as <c>always</c> or <c>controlled-storage</c>.</param>
/// <param name="Severity">What its absence does: <c>reject</c> refuses the final packet, <c>warning</c> and <c>advice</c> only speak.</param>
/// <param name="Text">What is needed.</param>
/// <param name="Rules">The rules that hold it, each with its source.</param>
public sealed record RequirementView(
    string Id,
    string Owner,
    PacketPart Part,
    IReadOnlyList<string> Paths,
    string When,
    string Severity,
    string Text,
    IReadOnlyList<RequirementRuleView> Rules)
{
    /// <param name="language">Language code of the text.</param>
    public static IReadOnlyList<RequirementView> AllOf(Regulator regulator, Rulebook rulebook, RequirementTexts texts, string language) =>
    [
        .. HeldRequirement.AllOf(regulator, rulebook).Select(held => new RequirementView(
            held.Requirement.Id,
            ReportView.Wire(held.Requirement.Owner),
            held.Requirement.Part,
            held.Requirement.Paths,
            held.Requirement.When,
            ReportView.Wire(held.Severity),
            texts.Of(regulator, held.Requirement, language),
            [.. held.Rules.Select(rule => new RequirementRuleView(
                rule.Code, ReportView.Wire(rule.Severity), SourceView.Of(rule.Source), rule.Source.ReviewBy))])),
    ];
}

/// <param name="Code">Permanent.</param>
/// <param name="ReviewBy">Last day on which the source counts as reviewed.</param>
public sealed record RequirementRuleView(string Code, string Severity, SourceView Source, DateOnly ReviewBy);
