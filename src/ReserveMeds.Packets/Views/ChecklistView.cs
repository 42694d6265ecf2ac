using System.Globalization;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>The requirements of one edition as the template of the checklist may say them.</summary>
/// <param name="on">Day on which sources are judged as overdue or not.</param>
internal sealed class ChecklistView(
    Regulator regulator, Rulebook rulebook, RequirementTexts texts, LanguageLabels labels, Language language, DateOnly on)
{
    /// <param name="drafted">Whether any of the words are a translation that nobody has reviewed.</param>
    public Group Of(bool drafted)
    {
        var requirements = HeldRequirement.AllOf(regulator, rulebook);
        return new()
        {
            ["regulator"] = new Group { ["displayName"] = regulator.DisplayName, ["name"] = regulator.Name },
            ["drafted"] = drafted,
            ["thin"] = regulator.Thin,
            ["edition"] = rulebook.Edition,
            ["asOf"] = language.Date(rulebook.AsOf),
            ["reviewBy"] = language.Date(rulebook.ReviewBy),
            ["stale"] = on > rulebook.ReviewBy,
            ["today"] = language.Date(on),
            ["owners"] = requirements.GroupBy(held => held.Requirement.Owner).Select(Of).ToList(),
            ["parts"] = requirements.Select(held => held.Requirement.Part).Distinct().OrderBy(part => part.Number)
                .Select(part => new Group { ["number"] = NumberOf(part), ["name"] = labels[$"part.{part.Id}"] }).ToList(),
            ["notStated"] = texts.NotStated(regulator, language.Code).ToList<object>(),
            ["rules"] = requirements.SelectMany(held => held.Rules).Distinct()
                .OrderBy(rule => rule.Code, StringComparer.Ordinal).Select(Of).ToList(),
        };
    }

    private Group Of(IGrouping<Owner, HeldRequirement> owned) => new()
    {
        ["name"] = labels[$"owner.{ReportView.Wire(owned.Key)}"],
        ["requirements"] = owned.Select(Of).ToList(),
    };

    private Group Of(HeldRequirement held)
    {
        var requirement = held.Requirement;
        return new()
        {
            ["text"] = texts.Of(regulator, requirement, language.Code),
            ["when"] = requirement.When == Occasion.Always ? "" : labels[$"when.{requirement.When}"],
            ["severity"] = labels[$"severity.{ReportView.Wire(held.Severity)}"],
            ["part"] = NumberOf(requirement.Part),
            ["sources"] = held.Rules.GroupBy(rule => SourceOf(rule.Source), StringComparer.Ordinal)
                .Select(rules => new Group { ["source"] = rules.Key, ["codes"] = string.Join(", ", rules.Select(rule => rule.Code)) })
                .ToList(),
        };
    }

    private Group Of(Rule rule) => new()
    {
        ["code"] = rule.Code,
        ["source"] = SourceOf(rule.Source),
        ["facts"] = string.Join(", ", rule.Source.Facts),
        ["asOf"] = language.Date(rule.Source.AsOf),
        ["reviewBy"] = language.Date(rule.Source.ReviewBy),
        ["overdue"] = on > rule.Source.ReviewBy,
        ["quote"] = rule.Source.Quote ?? "",
    };

    /// <summary>As in the names of the packet's files.</summary>
    private static string NumberOf(PacketPart part) => part.Number.ToString("00", CultureInfo.InvariantCulture);

    private string SourceOf(Citation source) => source.Confidence switch
    {
        "project" => labels["source.project"],
        "decision" => labels.Fill("source.decision", ("guide", source.Guide)),
        _ => source.Guide,
    };
}
