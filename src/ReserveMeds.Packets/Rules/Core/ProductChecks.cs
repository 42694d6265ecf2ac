using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Rules.Core;

/// <summary>The product asked for, its quantity, and the approvals that the case relies on.</summary>
internal sealed class ProductChecks : CaseValidator
{
    public ProductChecks()
    {
        Flag(CoreRules.Prd01, "/product/profile", review => review.Product is null);
        Flag(CoreRules.Prd01, "/request/quantityPacks", review => review.Case.Request.QuantityPacks is null or <= 0);
        Flag(CoreRules.Prd02, "/dosing/unitsPerDay", LacksUnitsPerDay);
        Flag(CoreRules.Prd02, "/request/quantityPacks", IsUnexplainedQuantity);
        Flag(CoreRules.Prd03, "/product/profile", review => review.On > review.Product?.ReviewBy);
        Flag(CoreRules.Ref01, "/product/approvals", review => review.Approvals.Count == 0);
        FlagEach(CoreRules.Ref01, review => MissingOfApprovals(review.Case.Product.Approvals ?? []));
    }

    private static bool LacksUnitsPerDay(CaseUnderReview review) => review.Case.Dosing.UnitsPerDay is null or <= 0;

    /// <summary>Also where the figures are given but out of all proportion, so that nothing could be computed.</summary>
    private static bool IsUnexplainedQuantity(CaseUnderReview review)
    {
        if (review.Product is null
            || LacksUnitsPerDay(review)
            || review.Case.Request.DurationDays is null or <= 0
            || review.Case.Request.QuantityPacks is not ({ } packs and > 0))
        {
            return false;
        }

        return Quantity.Of(review) is not { } arithmetic
            || (arithmetic.PacksNeeded != packs && IsMissing(review.Case.Request.QuantityExplanation));
    }

    private static IEnumerable<Spot> MissingOfApprovals(IReadOnlyList<CitedApproval> approvals)
    {
        foreach (var (index, approval) in approvals.Index())
        {
            if (IsMissing(approval.Authority))
            {
                yield return $"/product/approvals/{index}/authority";
            }

            if (approval.Authority == "other" && IsMissing(approval.AuthorityName))
            {
                yield return $"/product/approvals/{index}/authorityName";
            }

            if (IsMissing(approval.Indication))
            {
                yield return $"/product/approvals/{index}/indication";
            }

            if (approval.ApprovedOn is null)
            {
                yield return $"/product/approvals/{index}/approvedOn";
            }
        }
    }
}
