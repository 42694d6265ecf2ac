using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Rules.Core;

/// <summary>What stands behind an angle, a history that is whole, and a monitoring plan beside the label.</summary>
internal sealed class LetterChecks202611 : CaseValidator
{
    public LetterChecks202611()
    {
        Flag(
            CoreRules.Ltr06,
            "/payer/priorDenialReference",
            review => Argues(review, "denied-claim") && IsMissing(review.Case.Payer.PriorDenialReference));
        Flag(
            CoreRules.Ltr06,
            "/priorTherapies",
            review => Argues(review, "denied-claim") && review.Case.PriorTherapies.Count > 0 && !review.Case.PriorTherapies.Any(DidNotHold));

        Flag(CoreRules.Ltr07, "/request/priorSupply", review => Argues(review, "continuity-of-supply") && LacksPriorSupply(review.Case.Request));
        Flag(CoreRules.Ltr11, "/request/priorSupply/usSourced", review => ClaimsContinuity(review) && review.Case.Request.PriorSupply.UsSourced == false);

        Flag(
            CoreRules.Ltr08,
            "/monitoring/nextVisitOn",
            review => review.Case.Monitoring.NextVisitOn is null && !review.Case.Monitoring.FollowUp.Any(entry => MonitoringPlan.IsVisit(entry.Item)));
        Flag(CoreRules.Ltr09, "/monitoring/baseline", LacksLabelTest);
        FlagEach(CoreRules.Ltr10, review => MissingOfHistory(review.Case));
    }

    private static bool Argues(CaseUnderReview review, string angle) =>
        review.Case.Request.Angles.Contains(angle, StringComparer.Ordinal);

    /// <summary>The letter would say of both that the patient had the US-sourced product.</summary>
    private static bool ClaimsContinuity(CaseUnderReview review) =>
        Argues(review, "continuity-of-supply") || review.Case.Request.Patterns.Contains("continuity-of-supply", StringComparer.Ordinal);

    private static bool DidNotHold(PriorTherapy therapy) => therapy.Outcome is not (null or "complete-response" or "ongoing");

    /// <summary>A case that continues another of ours continues its supply, which came from the United States.</summary>
    private static bool LacksPriorSupply(ImportRequest request) =>
        (IsMissing(request.ResupplyOf) && request.PriorSupply.UsSourced is null)
        || request.PriorSupply is { UsSourced: true, Since: null };

    /// <summary>Tests for patients of childbearing potential have rules of their products.</summary>
    private static bool LacksLabelTest(CaseUnderReview review) =>
        !IsMissing(review.Case.Monitoring.Baseline)
        && review.Product is { } product
        && product.Monitoring.Any(item => item is { When: "baseline", ChildbearingPotentialOnly: false }
            && !MonitoringPlan.CoversAtBaseline(review.Case.Monitoring, item));

    private static IEnumerable<Spot> MissingOfHistory(CaseFile @case)
    {
        foreach (var (index, therapy) in @case.PriorTherapies.Index())
        {
            if (therapy.StartedOn is null)
            {
                yield return $"/priorTherapies/{index}/startedOn";
            }

            if (therapy.Outcome != "ongoing" && therapy.EndedOn is null)
            {
                yield return $"/priorTherapies/{index}/endedOn";
            }

            if (therapy.Outcome != "ongoing" && IsMissing(therapy.ReasonStopped))
            {
                yield return $"/priorTherapies/{index}/reasonStopped";
            }
        }
    }
}
