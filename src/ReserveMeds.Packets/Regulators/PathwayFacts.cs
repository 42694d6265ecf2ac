using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Readings of facts that more than one regulator needs.</summary>
internal static class PathwayFacts
{
    public static ReferenceList ReferenceList(this FactBook facts, string listId, string factId) =>
        new(listId, factId, [.. facts.Value<IReadOnlyList<string>>(factId).Select(ReferenceAuthority.Named)]);

    public static ReviewTimes Times(this FactBook facts, string routine, string complex, IReadOnlyList<DayOfWeek> weekend) =>
        new(facts.Value<SpanOfTime>(routine), facts.Value<SpanOfTime>(complex), facts.Value<SpanOfTime>("TIM04"), weekend);
}
