using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>What <c>dmp</c> asks beyond the common core, since edition 2026-05. An edition that asks otherwise brings its own checks.</summary>
internal sealed class DmpChecks : CaseValidator
{
    /// <summary>Payers that go by another name today (EXT-MA-03, EXT-MA-05).</summary>
    private static readonly string[] RenamedPayers = ["ramed", "saham-assurance"];

    public DmpChecks()
    {
        FlagEach(DmpRules.Ref01, InOneListOnly);
        FlagEach(DmpRules.Ref02, InNoList);
        FlagEach(DmpRules.Lic01, UnverifiedBodies);
        Flag(DmpRules.Adr01, "/regulator", _ => true);
        Flag(DmpRules.Pay01, "/payer/kind", review => RenamedPayers.Contains(review.Case.Payer.Kind, StringComparer.Ordinal));
    }

    private static IEnumerable<Spot> InOneListOnly(CaseUnderReview review) =>
        from approval in review.Approvals
        let lists = review.Pathway.ReferenceLists.Where(list => list.Names(approval.Authority)).ToArray()
        where lists.Length == 1
        select new Spot(approval.AuthorityPointer, Spot.NoArguments)
            .With("authority", lists[0].Authorities.First(named => named.Id == approval.Authority).Name);

    private static IEnumerable<Spot> InNoList(CaseUnderReview review) =>
        from approval in review.Approvals
        where approval.Authority is not null && !review.Pathway.ReferenceLists.Any(list => list.Names(approval.Authority))
        select (Spot)approval.AuthorityPointer;

    private static IEnumerable<Spot> UnverifiedBodies(CaseUnderReview review) =>
        from body in review.Pathway.LicenseBodies
        where !review.Case.Physician.LicenseVerifications.Any(record => body.GoesBy(record.Body))
        select new Spot("/physician/licenseVerifications", Spot.NoArguments).With("body", body.PrintedName);
}
