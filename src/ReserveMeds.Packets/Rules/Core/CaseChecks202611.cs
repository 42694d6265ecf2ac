using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Rules.Core;

/// <summary>The case as a whole: coordinator, route, denial, and dates that cannot all be true.</summary>
internal sealed class CaseChecks202611 : CaseValidator
{
    public CaseChecks202611()
    {
        Needs(CoreRules.Cas03, "/coordinator/name", @case => @case.Coordinator.Name);
        FlagEach(CoreRules.Rte01, FittingRoute);
        Flag(CoreRules.Pay02, "/payer/priorDenialReference", LacksDenial);
        FlagEach(CoreRules.Chr02, review => LinesOutOfOrder(review.Case));
        Flag(CoreRules.Chr02, "/monitoring/nextVisitOn", review => review.Case.Monitoring.NextVisitOn < review.FilingDay);
        Flag(CoreRules.Chr02, "/request/priorSupply/since", review => review.Case.Request.PriorSupply.Since > review.FilingDay);
    }

    /// <summary>
    /// Beside the rules that say what is wrong with the place, this one names the route that fits. It keeps silent while the
    /// governorate of a facility in the regulator's own country is missing: the route would be a guess, and that fact is
    /// asked for already.
    /// </summary>
    private static IEnumerable<Spot> FittingRoute(CaseUnderReview review)
    {
        var facility = review.Case.Facility;
        var advice = Routes.For(facility);
        if (advice.Regulator is not { } fitting || (facility.Country == review.Pathway.Country && RestsOn(advice, RouteGround.GovernorateMissing)))
        {
            return [];
        }

        if (fitting != review.Case.Regulator)
        {
            return [new Spot("/regulator", Spot.NoArguments).With("regulator", fitting)];
        }

        return RestsOn(advice, RouteGround.CityInRegion)
            ? advice.Alternatives.Select(other => new Spot("/facility/city", Spot.NoArguments).With("regulator", other.Regulator))
            : [];
    }

    private static bool RestsOn(RouteAdvice advice, RouteGround ground) => advice.Reasons.Any(reason => reason.Code == ground.Code);

    /// <summary>Silent beside the angle of the denied claim, which asks for the same and refuses.</summary>
    private static bool LacksDenial(CaseUnderReview review)
    {
        var request = review.Case.Request;
        return (request.LocalGap == "coverage-denied" || request.Patterns.Contains("payer-denial", StringComparer.Ordinal))
            && !request.Angles.Contains("denied-claim", StringComparer.Ordinal)
            && IsMissing(review.Case.Payer.PriorDenialReference);
    }

    private static IEnumerable<Spot> LinesOutOfOrder(CaseFile @case)
    {
        var starts = new Dictionary<int, DateOnly>();
        foreach (var therapy in @case.PriorTherapies)
        {
            if (therapy is { Line: { } line, StartedOn: { } start } && (!starts.TryGetValue(line, out var earliest) || start < earliest))
            {
                starts[line] = start;
            }
        }

        return
            from entry in @case.PriorTherapies.Index()
            where entry.Item is { Line: { } line, StartedOn: { } start } && starts.TryGetValue(line - 1, out var before) && start < before
            select (Spot)$"/priorTherapies/{entry.Index}/startedOn";
    }
}
