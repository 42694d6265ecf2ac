using System.Globalization;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>What <c>krg-moh</c> asks beyond the common core, since edition 2026-05. An edition that asks otherwise brings its own checks.</summary>
internal sealed class KrgMohChecks : CaseValidator
{
    public KrgMohChecks()
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
