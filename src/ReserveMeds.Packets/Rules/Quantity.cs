namespace ReserveMeds.Packets.Rules;

/// <summary>Units a day × days ÷ pack, rounded up.</summary>
internal static class Quantity
{
    // Far beyond any treatment; keeps the arithmetic of a mistyped number inside its types.
    private const int MostDays = 36_600;
    private const int MostUnitsPerDay = 10_000;

    /// <summary>Null where dose, duration or product is missing or out of all proportion.</summary>
    public static QuantityArithmetic? Of(CaseUnderReview review)
    {
        if (review is not
            {
                Case: { Dosing.UnitsPerDay: { } unitsPerDay and > 0 and <= MostUnitsPerDay, Request.DurationDays: { } days and > 0 and <= MostDays },
                Product: { UnitsPerPack: > 0 } product,
            })
        {
            return null;
        }

        var units = (int)decimal.Ceiling(unitsPerDay * days);
        var packs = (units + product.UnitsPerPack - 1) / product.UnitsPerPack;
        var dose = LabelFit.DoseThatApplies(review);
        var requested = review.Case.Request.QuantityPacks;
        return new QuantityArithmetic(
            product.Unit,
            unitsPerDay,
            days,
            product.UnitsPerPack,
            units,
            packs,
            (packs * product.UnitsPerPack) - units,
            requested,
            UnitsIn(requested, product.UnitsPerPack),
            dose?.UnitsPerDay,
            dose is null ? [] : [.. dose.WhenTakenWith.Intersect(review.Case.Dosing.Interactions, StringComparer.Ordinal)]);
    }

    private static int? UnitsIn(int? packs, int unitsPerPack) =>
        (long?)packs * unitsPerPack is { } units and >= 0 and <= int.MaxValue ? (int)units : null;
}
