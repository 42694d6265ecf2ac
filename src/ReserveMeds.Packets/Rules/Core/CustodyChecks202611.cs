namespace ReserveMeds.Packets.Rules.Core;

/// <summary>The way of the product described leg by leg: who holds it, who clears it, how long it may take.</summary>
internal sealed class CustodyChecks202611 : CaseValidator
{
    private static readonly string[] WordsForBroker =
    [
        "broker", "brokers", "customs agent", "transitaire en douane", "commissionnaire en douane", "déclarant en douane",
        "agent en douane", "مخلص جمركي", "المخلص الجمركي", "التخليص الجمركي", "بریکاری گومرگی", "بریکاری گومرگ",
    ];

    public CustodyChecks202611()
    {
        Flag(CoreRules.Coc06, "/importer/name", IsImporterNoHolder);
        Flag(
            CoreRules.Coc07,
            "/custody/legs",
            review => review.Case.Custody.Legs.Count > 0 && !review.Case.Custody.Legs.Any(leg => leg.ShipmentValidated == true));
        Flag(CoreRules.Coc08, "/custody/customsBroker", LacksBroker);
        Flag(CoreRules.Coc09, "/custody/legs", OutlastsExcursion);
        FlagEach(CoreRules.Coc10, MissingOfLegs);
    }

    /// <summary>An importer that files has been asked for since edition 2026-05.</summary>
    private static bool IsImporterNoHolder(CaseUnderReview review) =>
        !review.ImporterFiles
        && !IsMissing(review.Case.Importer.Name)
        && review.Case.Custody.Legs.Count > 0
        && !review.Case.Custody.Legs.Any(leg => FoldedName.Same(leg.To, review.Case.Importer.Name));

    private static bool LacksBroker(CaseUnderReview review) =>
        IsMissing(review.Case.Custody.CustomsBroker)
        && !review.Case.Custody.Legs.Any(leg => WordsForBroker.Any(word =>
            FoldedName.Holds(leg.Responsible, word) || FoldedName.Holds(leg.From, word) || FoldedName.Holds(leg.To, word)));

    private static bool OutlastsExcursion(CaseUnderReview review) =>
        review is { NeedsControlledStorage: true, Product.Storage.ExcursionHours: { } allowed }
        && review.Case.Custody.Legs.Sum(leg => (long)(leg.MaximumHours ?? 0)) > allowed;

    /// <summary>Conditions of a product that needs controlled storage have a rule of their own, which refuses.</summary>
    private static IEnumerable<Spot> MissingOfLegs(CaseUnderReview review)
    {
        foreach (var (index, leg) in review.Case.Custody.Legs.Index())
        {
            if (IsMissing(leg.Responsible))
            {
                yield return $"/custody/legs/{index}/responsible";
            }

            if (IsMissing(leg.Handover))
            {
                yield return $"/custody/legs/{index}/handover";
            }

            if (!review.NeedsControlledStorage && IsMissing(leg.Conditions))
            {
                yield return $"/custody/legs/{index}/conditions";
            }

            if (leg.MaximumHours is null)
            {
                yield return $"/custody/legs/{index}/maximumHours";
            }
        }
    }
}
