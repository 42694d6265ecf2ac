using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Rules.Products;

/// <summary>The checks of edition 2026-05 for Rezurock.</summary>
internal sealed class RezurockChecks : LabelChecks
{
    public RezurockChecks()
        : base(product => product.BrandName == "Rezurock")
    {
        AboutLabelUse(RezurockRules.Rez01);
        About(RezurockRules.Rez02, "/dosing/unitsPerDay", MissesDoseBesideOtherMedicine);
        AboutMonthlyMonitoring(RezurockRules.Rez03);
        About(RezurockRules.Rez04, "/patient/weightKg", IsBelowCitedWeight);
        About(RezurockRules.Rez05, "/monitoring/baseline", (review, product) =>
            review.Case.Patient.ChildbearingPotential == true && LacksPregnancyStatus(review, product));
        About(RezurockRules.Rez05, "/patient/childbearingPotential", (review, product) =>
            review.Case.Patient is { ChildbearingPotential: null, Sex: "female" } && LacksPregnancyStatus(review, product));
        About(RezurockRules.Rez06, "/patient/childPughClass", (review, _) =>
            review.Case.Patient.ChildPughClass is "B" or "C" && review.Case.Diagnosis.LiverInvolvement != true);
        AboutUnknownAge(RezurockRules.Rez07);
    }

    private static bool MissesDoseBesideOtherMedicine(CaseUnderReview review, ProductProfile product) =>
        review.Case.Dosing.UnitsPerDay is { } units
        && LabelFit.DoseThatApplies(review) is { WhenTakenWith.Count: > 0 } dose
        && !LabelFit.AreSameUnits(dose.UnitsPerDay, units);

    /// <summary>The limit is in the wording of some authorities only; it speaks where one of those is cited.</summary>
    private static bool IsBelowCitedWeight(CaseUnderReview review, ProductProfile product) =>
        product.Approvals
            .Where(approval => review.Approvals.Any(cited => cited.Authority == approval.Authority))
            .Any(approval => approval.MinimumWeightKg is { } minimum
                && (review.Case.Patient.WeightKg is not { } weight || weight < minimum));

    private static bool LacksPregnancyStatus(CaseUnderReview review, ProductProfile product) =>
        product.Monitoring.Any(item => item is { ChildbearingPotentialOnly: true, When: "baseline" }
            && !MonitoringPlan.CoversAtBaseline(review.Case.Monitoring, item));
}
