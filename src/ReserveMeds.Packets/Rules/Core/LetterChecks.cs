using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Rules.Core;

/// <summary>What the clinical justification letter must be able to say.</summary>
internal sealed class LetterChecks : CaseValidator
{
    public LetterChecks()
    {
        Needs(CoreRules.Ltr01, "/diagnosis/condition", @case => @case.Diagnosis.Condition);
        Needs(CoreRules.Ltr01, "/diagnosis/confirmedOn", @case => @case.Diagnosis.ConfirmedOn);
        Needs(CoreRules.Ltr01, "/diagnosis/confirmedBy", @case => @case.Diagnosis.ConfirmedBy);
        Needs(CoreRules.Ltr01, "/diagnosis/severity/value", @case => @case.Diagnosis.Severity.Value);
        Needs(CoreRules.Ltr01, "/diagnosis/severity/instrument", @case => BasisOf(@case.Diagnosis.Severity));
        Flag(CoreRules.Ltr01, "/priorTherapies", review => !review.Case.PriorTherapies.Any(therapy => therapy.Line == 1));
        FlagEach(CoreRules.Ltr01, review => MissingOfTherapies(review.Case));
        Needs(CoreRules.Ltr01, "/request/rationale", @case => @case.Request.Rationale);
        Needs(CoreRules.Ltr01, "/request/localAlternative/whyUnsuitable", @case => @case.Request.LocalAlternative.WhyUnsuitable);

        Needs(CoreRules.Ltr03, "/monitoring/baseline", @case => @case.Monitoring.Baseline);
        Needs(CoreRules.Ltr03, "/monitoring/followUp", @case => @case.Monitoring.FollowUp);
        FlagEach(CoreRules.Ltr03, review => MissingOfFollowUp(review.Case));
        Needs(CoreRules.Ltr03, "/monitoring/doseModification", @case => @case.Monitoring.DoseModification);

        Needs(CoreRules.Ltr04, "/request/angles", @case => @case.Request.Angles);
        FlagEach(CoreRules.Ltr04, UnsupportedAngles);

        Needs(CoreRules.Alt01, "/request/localGap", @case => @case.Request.LocalGap);
        Needs(CoreRules.Alt01, "/request/localAlternative/name", @case => @case.Request.LocalAlternative.Name);
        FlagEach(CoreRules.Alt01, review => MissingOfAlternatives(review.Case));
    }

    /// <summary>The instrument, or the biomarker, imaging or biopsy that the severity rests on.</summary>
    private static string? BasisOf(Severity severity) => IsMissing(severity.Instrument) ? severity.Evidence : severity.Instrument;

    private static IEnumerable<Spot> MissingOfTherapies(CaseFile @case)
    {
        foreach (var (index, therapy) in @case.PriorTherapies.Index())
        {
            if (therapy.Line is null)
            {
                yield return $"/priorTherapies/{index}/line";
            }

            if (IsMissing(therapy.Regimen))
            {
                yield return $"/priorTherapies/{index}/regimen";
            }

            if (IsMissing(therapy.Outcome))
            {
                yield return $"/priorTherapies/{index}/outcome";
            }
        }
    }

    private static IEnumerable<Spot> MissingOfFollowUp(CaseFile @case)
    {
        foreach (var (index, entry) in @case.Monitoring.FollowUp.Index())
        {
            if (IsMissing(entry.Item))
            {
                yield return $"/monitoring/followUp/{index}/item";
            }

            if (IsMissing(entry.Interval))
            {
                yield return $"/monitoring/followUp/{index}/interval";
            }
        }
    }

    private static IEnumerable<Spot> MissingOfAlternatives(CaseFile @case)
    {
        foreach (var (index, alternative) in @case.Request.OtherAlternatives.Index())
        {
            if (IsMissing(alternative.Name))
            {
                yield return $"/request/otherAlternatives/{index}/name";
            }

            if (IsMissing(alternative.WhyUnsuitable))
            {
                yield return $"/request/otherAlternatives/{index}/whyUnsuitable";
            }
        }
    }

    private static IEnumerable<Spot> UnsupportedAngles(CaseUnderReview review) =>
        from angle in review.Case.Request.Angles.Index()
        where review.Product is { } product && !product.Angles.Contains(angle.Item, StringComparer.Ordinal)
        select (Spot)$"/request/angles/{angle.Index}";
}
