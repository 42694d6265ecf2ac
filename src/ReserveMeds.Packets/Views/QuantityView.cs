using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>The quantity and its arithmetic, line by line.</summary>
internal static class QuantityView
{
    public static Group Of(ProductProfile? product, CaseFile caseFile, QuantityArithmetic? arithmetic, FactPrinter print)
    {
        var unit = UnitKey(product);
        return new()
        {
            ["requested"] = print.Count(caseFile.Request.QuantityPacks, "unit.pack", "/request/quantityPacks"),
            ["requestedUnits"] = arithmetic?.UnitsRequested is { } units ? print.Labels.Count(units, unit) : "",
            ["unitsPerDay"] = caseFile.Dosing.UnitsPerDay is { } unitsPerDay
                ? Use(unitsPerDay, unit, print.Labels)
                : print.NotStated("/dosing/unitsPerDay"),
            ["steps"] = arithmetic is null
                ? Uncomputed(product, caseFile, print)
                : Steps(arithmetic, unit, print.Labels, print.Language).ToList<object>(),
            ["explanation"] = print.Optional(caseFile.Request.QuantityExplanation),
        };
    }

    /// <summary>Without units a day, which no rule asks for, the arithmetic is left out; all else that it lacks is a gap.</summary>
    private static List<object> Uncomputed(ProductProfile? product, CaseFile caseFile, FactPrinter print) =>
        print.IsFinal && Missing(product, caseFile) == "/dosing/unitsPerDay" ? [] : [print.Gap(Missing(product, caseFile))];

    /// <summary>The first fact that keeps the arithmetic from being done.</summary>
    private static string Missing(ProductProfile? product, CaseFile caseFile) =>
        product is null ? "/product/profile"
        : caseFile.Dosing.UnitsPerDay is null or <= 0 ? "/dosing/unitsPerDay"
        : "/request/durationDays";

    public static string UnitKey(ProductProfile? product) => $"unit.{product?.Unit ?? "unit"}";

    public static IEnumerable<string> Steps(QuantityArithmetic arithmetic, string unit, LanguageLabels labels, Language language)
    {
        if (arithmetic.LabelUnitsPerDay is { } byLabel)
        {
            yield return arithmetic.TakenWith.Count > 0
                ? labels.Fill(
                    "arithmetic.labelWith",
                    ("with", labels.Join([.. arithmetic.TakenWith.Select(id => labels[$"interaction.{id}"])])),
                    ("use", Use(byLabel, unit, labels)))
                : labels.Fill("arithmetic.label", ("use", Use(byLabel, unit, labels)));
        }

        var exact = arithmetic.UnitsPerDay * arithmetic.Days;
        yield return labels.Fill(
            language.Number(exact) == language.Number(arithmetic.UnitsNeeded) ? "arithmetic.units" : "arithmetic.unitsRounded",
            ("perDay", language.Number(arithmetic.UnitsPerDay)),
            ("days", labels.Count(arithmetic.Days, "unit.day")),
            ("exact", language.Number(exact)),
            ("units", labels.Count(arithmetic.UnitsNeeded, unit)));
        yield return labels.Fill(
            arithmetic.SurplusUnits == 0 ? "arithmetic.packs" : "arithmetic.packsRounded",
            ("units", labels.Count(arithmetic.UnitsNeeded, unit)),
            ("perPack", labels.Count(arithmetic.UnitsPerPack, unit)),
            ("packs", labels.Count(arithmetic.PacksNeeded, "unit.pack")),
            ("surplus", labels.Count(arithmetic.SurplusUnits, unit)));
        if (arithmetic is { PacksRequested: { } packs, UnitsRequested: { } requested })
        {
            yield return labels.Fill(
                packs == arithmetic.PacksNeeded ? "arithmetic.requestedSame" : "arithmetic.requestedOther",
                ("packs", labels.Count(packs, "unit.pack")),
                ("units", labels.Count(requested, unit)));
        }
    }

    /// <summary>"2 tablets a day"; a unit that serves several whole days reads "on average 1 pen every 14 days", since it is a rate: two pens at a time may be taken half as often.</summary>
    public static string Use(decimal unitsPerDay, string unit, LanguageLabels labels)
    {
        var days = unitsPerDay is > 0 and < 1 ? Math.Round(1 / unitsPerDay) : 0;
        return days >= 2 && Math.Abs((days * unitsPerDay) - 1) < 0.01m
            ? labels.Fill("unit.everyDays", ("unit", labels.Count(1, unit)), ("days", labels.Count(days, "unit.day")))
            : labels.Fill("unit.perDay", ("units", labels.Count(unitsPerDay, unit)));
    }
}
