using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Rules.Products;

/// <summary>The checks of edition 2026-05 for the invented product.</summary>
internal sealed class ExampleProductChecks : LabelChecks
{
    public ExampleProductChecks()
        : base(product => product.Invented)
    {
        AboutLabelUse(ExampleProductRules.Exm01);
        About(ExampleProductRules.Exm02, "/patient/weightKg", IsInNoBand);
        AboutMonthlyMonitoring(ExampleProductRules.Exm03);
        AboutUnknownAge(ExampleProductRules.Exm04);
    }

    private static bool IsInNoBand(CaseUnderReview review, ProductProfile product) =>
        product.Doses.Any(dose => dose.MinimumWeightKg is not null || dose.BelowWeightKg is not null)
        && (review.Case.Patient.WeightKg is null || LabelFit.AcceptedDoses(review).Count == 0);
}
