namespace ReserveMeds.Packets.Rules.Core;

/// <summary>What the cost sheet rests on: a rate that can be traced, and a range that fits the dose.</summary>
internal sealed class CostChecks : CaseValidator
{
    public CostChecks()
    {
        FlagEach(CoreRules.Cst01, MissingOfRate);
        Flag(CoreRules.Cst02, "/dosing/unitsPerDay", review => CostReference.FactorOf(review.Case, review.Product) is not (null or 1));
    }

    private static IEnumerable<Spot> MissingOfRate(CaseUnderReview review)
    {
        var given = review.Case.Cost.ExchangeRate;
        if (!given.IsGiven)
        {
            yield break;
        }

        if (given.Rate is not > 0)
        {
            yield return "/cost/exchangeRate/rate";
        }

        if (IsMissing(given.Source))
        {
            yield return "/cost/exchangeRate/source";
        }

        if (given.AsOf is null)
        {
            yield return "/cost/exchangeRate/asOf";
        }
    }
}
