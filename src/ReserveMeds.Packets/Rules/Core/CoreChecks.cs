using FluentValidation;

namespace ReserveMeds.Packets.Rules.Core;

/// <summary>The checks of edition 2026-05 that all regulators share.</summary>
internal sealed class CoreChecks : AbstractValidator<CaseUnderReview>
{
    /// <param name="reviewBy">Last day on which the edition counts as reviewed.</param>
    public CoreChecks(DateOnly reviewBy)
    {
        Include(new CaseChecks(reviewBy));
        Include(new ChronologyChecks());
        Include(new PatientChecks());
        Include(new PhysicianChecks());
        Include(new FacilityChecks());
        Include(new LetterChecks());
        Include(new DosingChecks());
        Include(new ProductChecks());
        Include(new CustodyChecks());
        Include(new TimeChecks());
        Include(new WordingChecks());
    }
}
