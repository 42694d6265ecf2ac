namespace ReserveMeds.Packets.Rules;

/// <summary>What one edition of a rulebook asks otherwise than another, whatever the case.</summary>
/// <param name="Then">The edition that was held to.</param>
/// <param name="Added">Codes that only the later edition has.</param>
/// <param name="Removed">Codes that only the earlier edition has.</param>
public sealed record RuleChanges(
    string Then, string Now, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<RuleSeverityChange> Severity)
{
    public static RuleChanges Between(Rulebook then, Rulebook now)
    {
        var (before, after) = (ByCode(then), ByCode(now));
        return new(
            then.Edition,
            now.Edition,
            [.. after.Keys.Except(before.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. before.Keys.Except(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [
                .. after.Where(rule => before.TryGetValue(rule.Key, out var was) && was != rule.Value)
                    .Select(rule => new RuleSeverityChange(rule.Key, Wire(before[rule.Key]), Wire(rule.Value)))
                    .OrderBy(change => change.Code, StringComparer.Ordinal),
            ]);
    }

    private static Dictionary<string, FindingSeverity> ByCode(Rulebook book) =>
        book.Rules.ToDictionary(rule => rule.Code, rule => rule.Severity, StringComparer.Ordinal);

    private static string Wire(FindingSeverity severity) => severity.ToString().ToLowerInvariant();
}

/// <param name="Then"><c>reject</c>, <c>warning</c> or <c>advice</c>.</param>
/// <param name="Now"><c>reject</c>, <c>warning</c> or <c>advice</c>.</param>
public sealed record RuleSeverityChange(string Code, string Then, string Now);
