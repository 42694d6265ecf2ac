using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Rules.Core;
using ReserveMeds.Packets.Rules.Products;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Edition 2026-05 of <c>krg-moh</c>: thin, since the guide says little of it (C20).</summary>
internal static class KrgMohRulebook202605
{
    private static readonly DateOnly ReviewBy = new(2026, 11, 18);

    /// <summary>They rest on lists and times that the guide does not state for this route.</summary>
    private static readonly RuleDeclaration[] NotHere = [CoreRules.Fac05, CoreRules.Pay01, CoreRules.Ins01, CoreRules.Tim01];

    public static Rulebook From(FactBook facts, Pathway pathway) => new(
        [.. CoreRules.In202605.Except(NotHere), .. RezurockRules.All, .. ExampleProductRules.All, .. KrgMohRules.All],
        [new CoreChecks(ReviewBy), new RezurockChecks(), new ExampleProductChecks(), new KrgMohChecks()],
        facts,
        pathway)
    {
        Edition = "2026-05",
        InForceFrom = new DateOnly(2026, 5, 18),
        Regulator = "krg-moh",
        AsOf = new DateOnly(2026, 5, 18),
        ReviewBy = ReviewBy,
    };
}
