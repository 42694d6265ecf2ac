using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Resupply;

/// <summary>What of the facts is as it was sealed and what is not. JSON Pointers alone, never values.</summary>
/// <param name="ToState">The sealed case gave it, and the new one has to state it anew and does not yet.</param>
/// <param name="ToConfirm">It stands as it was sealed, and is likely to have changed with time.</param>
/// <param name="Differing">Every single fact that differs, those to state among them.</param>
public sealed record FactsSince(IReadOnlyList<string> ToState, IReadOnlyList<string> ToConfirm, IReadOnlyList<string> Differing)
{
    /// <param name="earlier">The case as it was sealed.</param>
    public static FactsSince Between(CaseFile earlier, CaseFile now)
    {
        var differing = CaseDifferences.Between(earlier, now);
        return new(
            [.. CarriedFacts.StatedAnew.Where(pointer => CaseDifferences.Gives(earlier, pointer) && !CaseDifferences.Gives(now, pointer))],
            [.. CarriedFacts.Confirmed.Where(pointer => CaseDifferences.Gives(now, pointer) && !differing.Any(other => IsAtOrBelow(other, pointer)))],
            differing);
    }

    private static bool IsAtOrBelow(string place, string pointer) => place == pointer || place.StartsWith(pointer + "/", StringComparison.Ordinal);
}
