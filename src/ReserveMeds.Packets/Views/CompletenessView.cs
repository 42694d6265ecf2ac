using ReserveMeds.Packets.Requirements;

namespace ReserveMeds.Packets.Views;

/// <param name="Percent">Whole per cent of <paramref name="Met"/> in <paramref name="Asked"/>, rounded down. No chance of approval.</param>
/// <param name="Open">Ids of requirements not met, as the regulator's checklist names them.</param>
public sealed record CompletenessView(int Met, int Asked, int Percent, IReadOnlyList<string> Open)
{
    internal static CompletenessView? Of(Completeness? completeness) => completeness is null
        ? null
        : new(completeness.Met, completeness.Asked, completeness.Percent, completeness.Open);
}
