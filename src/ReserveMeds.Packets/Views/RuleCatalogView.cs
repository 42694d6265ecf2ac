using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>The rules of one edition as the template of the catalogue may say them.</summary>
internal sealed class RuleCatalogView(Rulebook rulebook, FindingTexts texts, Language language)
{
    /// <param name="on">Day on which the edition is judged as stale or not.</param>
    public Group Of(Regulator regulator, DateOnly on) => new()
    {
        ["regulator"] = new Group { ["id"] = regulator.Id, ["name"] = regulator.Name },
        ["edition"] = rulebook.Edition,
        ["asOf"] = language.Date(rulebook.AsOf),
        ["reviewBy"] = language.Date(rulebook.ReviewBy),
        ["stale"] = on > rulebook.ReviewBy,
        ["today"] = language.Date(on),
        ["total"] = language.Number(rulebook.Rules.Count),
        ["reject"] = Of(FindingSeverity.Reject),
        ["warning"] = Of(FindingSeverity.Warning),
        ["advice"] = Of(FindingSeverity.Advice),
    };

    private Group Of(FindingSeverity severity)
    {
        List<Group> rules = [.. rulebook.Rules.Where(rule => rule.Severity == severity).Select(Of)];
        return new() { ["count"] = language.Number(rules.Count), ["rules"] = rules };
    }

    private Group Of(Rule rule)
    {
        var words = texts.Of(rule);
        return new()
        {
            ["code"] = rule.Code,
            ["check"] = rule.Check,
            ["path"] = rule.Path,
            ["owner"] = rule.Owner.ToString().ToLowerInvariant(),
            ["source"] = rule.Source.Guide,
            ["quote"] = rule.Source.Quote ?? "",
            ["facts"] = string.Join(", ", rule.Source.Facts),
            ["asOf"] = language.Date(rule.Source.AsOf),
            ["confidence"] = rule.Source.Confidence,
            ["message"] = words.Own.Message,
            ["fix"] = words.Own.Fix,
            ["places"] = words.ByPlace
                .Select(placed => new Group { ["path"] = placed.Path, ["message"] = placed.Words.Message, ["fix"] = placed.Words.Fix })
                .ToList(),
        };
    }
}
