using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Rules.Core;
using ReserveMeds.Packets.Rules.Products;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Edition 2026-05 of <c>kimadia-moh</c>.</summary>
internal static class KimadiaMohRulebook202605
{
    private static readonly DateOnly ReviewBy = new(2026, 11, 18);

    public static Rulebook From(FactBook facts, Pathway pathway) => new(
        [.. CoreRules.In202605, .. RezurockRules.All, .. ExampleProductRules.All, .. KimadiaMohRules.All],
        [new CoreChecks(ReviewBy), new RezurockChecks(), new ExampleProductChecks(), new KimadiaMohChecks()],
        facts,
        pathway)
    {
        Edition = "2026-05",
        InForceFrom = new DateOnly(2026, 5, 18),
        Regulator = "kimadia-moh",
        AsOf = new DateOnly(2026, 5, 18),
        ReviewBy = ReviewBy,
    };
}
