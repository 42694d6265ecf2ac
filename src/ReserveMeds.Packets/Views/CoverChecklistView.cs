using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>What the validation of this very case found: by topic, and each open warning with its words.</summary>
internal static class CoverChecklistView
{
    /// <summary>Topic of a rule by the first part of its path; all else is of the case as a whole.</summary>
    private static readonly Dictionary<string, string> Topics = new(StringComparer.Ordinal)
    {
        ["patient"] = "patient",
        ["physician"] = "physician",
        ["facility"] = "facility",
        ["importer"] = "facility",
        ["diagnosis"] = "clinical",
        ["priorTherapies"] = "clinical",
        ["dosing"] = "clinical",
        ["monitoring"] = "clinical",
        ["request"] = "request",
        ["product"] = "product",
        ["custody"] = "custody",
    };

    public static Group Of(ValidationReport report, Regulator regulator, FindingTexts texts, Language language, LanguageLabels labels)
    {
        var rules = regulator.FindRulebook(report.Rulebook.Edition)!.Rules;
        var objections = report.Findings.Where(finding => finding.Rule.Severity != FindingSeverity.Advice).ToList();
        var objecting = objections.Select(finding => finding.Rule.Code).ToHashSet(StringComparer.Ordinal);
        var refusals = objections.Count(finding => finding.Rule.Severity == FindingSeverity.Reject);
        return new()
        {
            ["edition"] = report.Rulebook.Edition,
            ["asOf"] = language.Date(report.Rulebook.AsOf),
            ["reviewBy"] = language.Date(report.Rulebook.ReviewBy),
            ["stale"] = report.Rulebook.Stale,
            ["newer"] = report.Rulebook.NewerEdition ?? "",
            ["rules"] = labels.Count(rules.Count, "unit.rule"),
            ["refusals"] = refusals == 0 ? "" : labels.Count(refusals, "unit.refusal"),
            ["topics"] = rules
                .GroupBy(TopicOf, StringComparer.Ordinal)
                .OrderBy(topic => TopicOrder(topic.Key))
                .Select(topic => (object)Topic(topic.Key, [.. topic], objecting, language, labels))
                .ToList(),
            ["warnings"] = objections
                .Where(finding => finding.Rule.Severity == FindingSeverity.Warning)
                .GroupBy(finding => (finding.Rule.Code, texts.Of(finding, language.Code).Message, finding.Rule.Owner))
                .Select(same => (object)new Group
                {
                    ["code"] = same.Key.Code,
                    ["message"] = same.Key.Message,
                    ["places"] = same.Count() > 1 ? labels.Count(same.Count(), "unit.place") : "",
                    ["owner"] = labels[$"owner.{ReportView.Wire(same.Key.Owner)}"],
                })
                .ToList(),
        };
    }

    private static Group Topic(string topic, IReadOnlyList<Rule> rules, HashSet<string> objecting, Language language, LanguageLabels labels)
    {
        List<string> open = [.. rules.Select(rule => rule.Code).Where(objecting.Contains)];
        return new()
        {
            ["name"] = labels[$"topic.{topic}"],
            ["rules"] = language.Number(rules.Count),
            ["silent"] = language.Number(rules.Count - open.Count),
            ["open"] = open.Count == 0 ? labels["none"] : labels.List(open),
        };
    }

    private static string TopicOf(Rule rule) => Topics.GetValueOrDefault(rule.Path.Split('/').ElementAtOrDefault(1) ?? "", "case");

    private static int TopicOrder(string topic) => topic == "case" ? -1 : Topics.Values.Distinct(StringComparer.Ordinal).ToList().IndexOf(topic);
}
