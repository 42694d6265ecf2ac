using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Rules.Core;

/// <summary>Who signs, and what was verified of the licence.</summary>
internal sealed class PhysicianChecks : CaseValidator
{
    /// <summary>Months for which a verification counts as recent; our own window, the guides state none.</summary>
    private const int VerificationMonths = 12;

    public PhysicianChecks()
    {
        Needs(CoreRules.Phy01, "/physician/name", @case => @case.Physician.Name);
        Needs(CoreRules.Phy01, "/physician/specialty", @case => @case.Physician.Specialty);
        Needs(CoreRules.Phy01, "/physician/licenseNumber", @case => @case.Physician.LicenseNumber);
        Flag(CoreRules.Phy01, "/physician/licenseCountry", review => review.Case.Physician.LicenseCountry != review.Pathway.Country);
        FlagEach(CoreRules.Phy02, review => Records(review, record => !IsVerified(record)));
        Flag(CoreRules.Phy03, "/physician/goodStanding", review => review.Case.Physician.GoodStanding == false);
        Flag(CoreRules.Phy03, "/physician/practisesInJurisdiction", review => review.Case.Physician.PractisesInJurisdiction == false);
        FlagEach(
            CoreRules.Phy04,
            review => Records(review, record => record.VerifiedOn < review.On.AddMonths(-VerificationMonths), "/verifiedOn"));
    }

    private static bool IsVerified(LicenseVerification record) =>
        record is { Status: "verified", VerifiedOn: not null } && !IsMissing(record.Body) && !IsMissing(record.VerifiedBy);

    private static IEnumerable<Spot> Records(CaseUnderReview review, Func<LicenseVerification, bool> fault, string below = "") =>
        from record in review.Case.Physician.LicenseVerifications.Index()
        where fault(record.Item)
        select (Spot)$"/physician/licenseVerifications/{record.Index}{below}";
}
