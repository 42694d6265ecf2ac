using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Rules.Products;

/// <summary>Checks against a product's label, driven by the data of its profile. Each product speaks through codes of its own.</summary>
internal abstract class LabelChecks(Func<ProductProfile, bool> isTheProduct) : CaseValidator
{
    /// <summary>Speaks where the check finds a fault in a case for this product.</summary>
    protected void About(RuleDeclaration rule, string pointer, Func<CaseUnderReview, ProductProfile, bool> fault) =>
        Flag(rule, pointer, review => review.Product is { } product && isTheProduct(product) && fault(review, product));

    protected void AboutLabelUse(RuleDeclaration rule)
    {
        About(rule, "/diagnosis/condition", (review, _) => !LabelFit.DiagnosisFits(review));
        About(rule, "/patient/ageYears", (review, _) => !LabelFit.AgeFits(review));
        About(rule, "/priorTherapies", (review, _) => !LabelFit.LinesFit(review));
    }

    protected void AboutUnknownAge(RuleDeclaration rule) =>
        About(rule, "/patient/ageYears", (review, product) => product.Label.MinimumAgeYears is not null && review.Case.Patient.AgeYears is null);

    protected void AboutMonthlyMonitoring(RuleDeclaration rule) =>
        About(rule, "/monitoring/followUp", (review, product) => product.Monitoring.Any(item =>
            item.When == "monthly" && Concerns(item, review) && !MonitoringPlan.CoversMonthly(review.Case.Monitoring, item)));

    private static bool Concerns(LabelMonitoring item, CaseUnderReview review) =>
        !item.ChildbearingPotentialOnly || review.Case.Patient.ChildbearingPotential == true;
}
