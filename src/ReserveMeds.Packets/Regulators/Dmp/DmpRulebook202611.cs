using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Rules.Core;
using ReserveMeds.Packets.Rules.Products;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Edition 2026-11 of <c>dmp</c>: reads the guides closer; they were not reviewed anew, so as-of and review-by stay.</summary>
internal static class DmpRulebook202611
{
    private static readonly DateOnly ReviewBy = new(2026, 11, 18);

    public static Rulebook From(FactBook facts, Pathway pathway) => new(
        [.. CoreRules.In202611, .. RezurockRules.All, .. ExampleProductRules.All, .. DmpRules.All],
        [new CoreChecks(ReviewBy), new CoreChecks202611(), new RezurockChecks(), new ExampleProductChecks(), new DmpChecks()],
        facts,
        pathway)
    {
        Edition = "2026-11",
        InForceFrom = new DateOnly(2026, 11, 22),
        Regulator = "dmp",
        AsOf = new DateOnly(2026, 5, 18),
        ReviewBy = ReviewBy,
    };
}
