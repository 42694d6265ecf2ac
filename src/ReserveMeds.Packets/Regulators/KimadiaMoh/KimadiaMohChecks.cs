using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>What <c>kimadia-moh</c> asks beyond the common core, since edition 2026-05. An edition that asks otherwise brings its own checks.</summary>
internal sealed class KimadiaMohChecks : CaseValidator
{
    public KimadiaMohChecks()
    {
        FlagEach(KimadiaMohRules.Ref01, OutsideList);
        FlagEach(KimadiaMohRules.Lic01, UnverifiedBodies);
        Flag(
            KimadiaMohRules.Geo01,
            "/facility/governorate",
            review => IraqiPlaces.KurdistanGovernorate(review.Case.Facility.Governorate) is not null);
        Needs(KimadiaMohRules.Geo02, "/facility/governorate", @case => @case.Facility.Governorate);
        Flag(KimadiaMohRules.Net01, "/facility/city", IsOutsideNetworks);
    }

    private static IEnumerable<Spot> OutsideList(CaseUnderReview review) =>
        from approval in review.Approvals
        where approval.Authority is not null && !review.Pathway.ReferenceLists.Any(list => list.Names(approval.Authority))
        select (Spot)approval.AuthorityPointer;

    private static IEnumerable<Spot> UnverifiedBodies(CaseUnderReview review) =>
        from body in review.Pathway.LicenseBodies
        where !review.Case.Physician.LicenseVerifications.Any(record => body.GoesBy(record.Body))
        select new Spot("/physician/licenseVerifications", Spot.NoArguments).With("body", body.PrintedName);

    /// <summary>The city decides, or the governorate where the city is not given; where neither is, nothing is said.</summary>
    private static bool IsOutsideNetworks(CaseUnderReview review)
    {
        var place = IsMissing(review.Case.Facility.City) ? review.Case.Facility.Governorate : review.Case.Facility.City;
        return !IsMissing(place) && review.Case.Facility.Kind != "licensed-private" && !IraqiPlaces.IsNetworkCity(place);
    }
}
