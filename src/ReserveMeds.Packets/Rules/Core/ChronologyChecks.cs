using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Rules.Core;

/// <summary>Dates that cannot all be true.</summary>
internal sealed class ChronologyChecks : CaseValidator
{
    public ChronologyChecks()
    {
        FlagEach(CoreRules.Chr01, review => EndedBeforeStarted(review.Case));
        Flag(CoreRules.Chr01, "/diagnosis/confirmedOn", review => ConfirmedAfterTreated(review.Case));
        Flag(
            CoreRules.Chr01,
            "/diagnosis/severity/assessedOn",
            review => review.Case.Diagnosis.Severity.AssessedOn < review.Case.Diagnosis.ConfirmedOn);
        FlagEach(CoreRules.Chr01, review => PastEvents(review.Case).Where(past => past.Day > review.FilingDay).Select(past => (Spot)past.Pointer));
    }

    private static IEnumerable<Spot> EndedBeforeStarted(CaseFile @case) =>
        from entry in @case.PriorTherapies.Index()
        where entry.Item.EndedOn < entry.Item.StartedOn
        select (Spot)$"/priorTherapies/{entry.Index}/endedOn";

    /// <summary>A therapy of this condition does not start before the condition was confirmed.</summary>
    private static bool ConfirmedAfterTreated(CaseFile @case) =>
        @case.PriorTherapies.Min(therapy => therapy.StartedOn) < @case.Diagnosis.ConfirmedOn;

    /// <summary>Days that lie behind a case when it is filed.</summary>
    private static IEnumerable<(string Pointer, DateOnly? Day)> PastEvents(CaseFile @case) =>
    [
        ("/diagnosis/confirmedOn", @case.Diagnosis.ConfirmedOn),
        ("/diagnosis/severity/assessedOn", @case.Diagnosis.Severity.AssessedOn),
        ("/facility/licenseVerification/verifiedOn", @case.Facility.LicenseVerification.VerifiedOn),
        .. @case.Physician.LicenseVerifications.Select((record, index) => ($"/physician/licenseVerifications/{index}/verifiedOn", record.VerifiedOn)),
        .. @case.PriorTherapies.Select((therapy, index) => ($"/priorTherapies/{index}/startedOn", therapy.StartedOn)),
        .. @case.PriorTherapies.Select((therapy, index) => ($"/priorTherapies/{index}/endedOn", therapy.EndedOn)),
        .. (@case.Product.Approvals ?? []).Select((approval, index) => ($"/product/approvals/{index}/approvedOn", approval.ApprovedOn)),
    ];
}
