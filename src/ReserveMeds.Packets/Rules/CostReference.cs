using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Rules;

/// <summary>What follows from the annual reference range of a product for one case, in US dollars; nothing is added up (C15).</summary>
/// <param name="Annual">The range as the guide states it, at the regimen that it assumes.</param>
/// <param name="Factor">Units a day of the case by those of that regimen; null where the case gives none.</param>
/// <param name="Pack">The annual range by the packs of a year: a convention of this project.</param>
/// <param name="DaysCovered">Whole days that the packs of a year cover at that regimen.</param>
internal sealed record CostReference(AnnualCost Assumed, GuideAmounts Annual, decimal? Factor, MoneySpan Pack, int DaysCovered)
{
    /// <summary>The annual range at the dose of the case; null where it is the dose that the range assumes.</summary>
    public MoneySpan? AtDose => Factor is { } factor and not 1 ? Annual.Span.Times(factor) : null;

    /// <summary>Null where no guide states a figure for the product.</summary>
    public static CostReference? Of(CaseFile caseFile, ProductProfile? product, CostFigures figures) =>
        product?.AnnualCost is { } assumed && figures.AnnualReferences.TryGetValue(assumed.FactId, out var annual)
            ? new(
                assumed,
                annual,
                FactorOf(caseFile, product),
                annual.Span.DividedBy(assumed.PacksPerYear),
                (int)(assumed.PacksPerYear * product.UnitsPerPack / assumed.UnitsPerDay))
            : null;

    /// <summary>Null where the range is not for units a day, or the case gives none.</summary>
    public static decimal? FactorOf(CaseFile caseFile, ProductProfile? product) =>
        product?.AnnualCost is { } assumed && caseFile.Dosing.UnitsPerDay is { } unitsPerDay and > 0
            ? unitsPerDay / assumed.UnitsPerDay
            : null;
}
