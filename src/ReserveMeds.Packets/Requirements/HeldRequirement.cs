using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Requirements;

/// <summary>A requirement with the rules of one edition that hold it; its sources are theirs.</summary>
/// <param name="Rules">At least one, in the order of the edition.</param>
public sealed record HeldRequirement(Requirement Requirement, IReadOnlyList<Rule> Rules)
{
    /// <summary>The strictest of its rules: a reject refuses the packet where it is missing.</summary>
    public FindingSeverity Severity => Rules.Min(rule => rule.Severity);

    /// <summary>What the regulator's edition asks for, by owner, in the order of the form; what concerns the whole case comes last.</summary>
    public static IReadOnlyList<HeldRequirement> AllOf(Regulator regulator, Rulebook rulebook) =>
    [
        .. regulator.Requirements
            .Select(requirement => new HeldRequirement(
                requirement,
                [.. rulebook.Rules.Where(rule => requirement.Rules.Contains(rule.Code, StringComparer.Ordinal))]))
            .Where(held => held.Rules.Count > 0)
            .OrderBy(held => held.Requirement.Owner)
            .ThenBy(held => held.Requirement.Paths[0].Length == 0)
            .ThenBy(held => held.Requirement.Paths[0], FormOrder.Instance),
    ];
}
