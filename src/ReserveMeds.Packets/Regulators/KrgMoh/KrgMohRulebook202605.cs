using System.Globalization;
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
        [.. CoreRules.All.Except(NotHere), .. RezurockRules.All, .. ExampleProductRules.All, .. KrgMohRules.All],
        [new CoreChecks(ReviewBy), new RezurockChecks(), new ExampleProductChecks(), new Checks()],
        facts,
        pathway)
    {
        Edition = "2026-05",
        Regulator = "krg-moh",
        AsOf = new DateOnly(2026, 5, 18),
        ReviewBy = ReviewBy,
    };

    private sealed class Checks : CaseValidator
    {
        public Checks()
        {
            Flag(KrgMohRules.Geo01, "/facility/governorate", IsOutsideRegion);
            Needs(KrgMohRules.Geo02, "/facility/governorate", @case => @case.Facility.Governorate);
            Flag(KrgMohRules.Thin01, "/regulator", _ => true);
            FlagEach(KrgMohRules.Ref01, OutsideList);
            Flag(KrgMohRules.Lic01, "/physician/licenseVerifications", review => !AreFederalBodiesThere(review));
            FlagEach(KrgMohRules.Tim01, Orientation);
        }

        private static bool IsOutsideRegion(CaseUnderReview review) =>
            !IsMissing(review.Case.Facility.Governorate)
            && IraqiPlaces.KurdistanGovernorate(review.Case.Facility.Governorate) is null;

        private static IEnumerable<Spot> OutsideList(CaseUnderReview review) =>
            from approval in review.Approvals
            where approval.Authority is not null && !review.Pathway.ReferenceLists.Any(list => list.Names(approval.Authority))
            select (Spot)approval.AuthorityPointer;

        private static bool AreFederalBodiesThere(CaseUnderReview review) =>
            IraqiPlaces.FederalBodies.All(body => review.Case.Physician.LicenseVerifications.Any(record =>
                record.Body == body || IraqiPlaces.BodyAliases(body).Contains(record.Body, StringComparer.Ordinal)));

        private static IEnumerable<Spot> Orientation(CaseUnderReview review) =>
            review.Pathway.OrientationTimes is { Routine: var routine }
                ?
                [
                    new Spot("/regulator", Spot.NoArguments)
                        .With("minimumBusinessDays", routine.Min.ToString(CultureInfo.InvariantCulture))
                        .With("maximumBusinessDays", routine.Max.ToString(CultureInfo.InvariantCulture)),
                ]
                : [];
    }
}
