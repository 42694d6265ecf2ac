using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Rules.Core;
using ReserveMeds.Packets.Rules.Products;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Edition 2026-05 of <c>kimadia-moh</c>.</summary>
internal static class KimadiaMohRulebook202605
{
    private static readonly DateOnly ReviewBy = new(2026, 11, 18);

    public static Rulebook From(FactBook facts, Pathway pathway) => new(
        [.. CoreRules.All, .. RezurockRules.All, .. ExampleProductRules.All, .. KimadiaMohRules.All],
        [new CoreChecks(ReviewBy), new RezurockChecks(), new ExampleProductChecks(), new Checks()],
        facts,
        pathway)
    {
        Edition = "2026-05",
        Regulator = "kimadia-moh",
        AsOf = new DateOnly(2026, 5, 18),
        ReviewBy = ReviewBy,
    };

    private sealed class Checks : CaseValidator
    {
        public Checks()
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
}
