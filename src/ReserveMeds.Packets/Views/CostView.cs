using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>The figures of the cost sheet, each on its own: nothing is added up, and none is an offer.</summary>
internal sealed class CostView
{
    private const string Dollar = "USD";

    private readonly CaseFile caseFile;
    private readonly ProductProfile? product;
    private readonly CostFigures figures;
    private readonly FactPrinter print;

    private CostView(CaseFile caseFile, ProductProfile? product, CostFigures figures, FactPrinter print)
    {
        this.caseFile = caseFile;
        this.product = product;
        this.figures = figures;
        this.print = print;
    }

    public static Group Of(ProductProfile? product, CaseFile caseFile, Pathway pathway, FactPrinter print) =>
        (pathway.Costs ?? pathway.OrientationCosts) is { } figures
            ? new CostView(caseFile, product, figures, print).Data()
            : [];

    private Group Data()
    {
        var data = new Group
        {
            ["currency"] = figures.Rate.Currency,
            ["rate"] = print.Language.Number(figures.Rate.Rate),
            ["rateSource"] = Source(figures.Rate.Source),
            ["official"] = figures.Rate.Official,
            ["hasOwnRate"] = caseFile.Cost.ExchangeRate.IsGiven,
            ["ownRate"] = OwnRate(),
            ["logistics"] = Figure(figures.Logistics.Span),
            ["logisticsSource"] = Source(figures.Logistics.Source),
            ["customsSource"] = Source(figures.Customs),
            ["conciergeSource"] = Source(figures.Concierge),
            ["hasCustoms"] = caseFile.Cost.CustomsAndPermitFees.IsGiven,
            ["customs"] = Fee(caseFile.Cost.CustomsAndPermitFees, "/cost/customsAndPermitFees"),
            ["hasConcierge"] = caseFile.Cost.ConciergeFee.IsGiven,
            ["concierge"] = Fee(caseFile.Cost.ConciergeFee, "/cost/conciergeFee"),
        };
        var reference = CostReference.Of(caseFile, product, figures);
        data["hasReference"] = reference is not null;
        if (reference is not null)
            data["reference"] = Reference(reference);
        return data;
    }

    private Group Reference(CostReference reference)
    {
        var unit = QuantityView.UnitKey(product);
        var packs = caseFile.Request.QuantityPacks;
        return new()
        {
            ["annual"] = Figure(reference.Annual.Span),
            ["source"] = Source(reference.Annual.Source),
            ["regimen"] = QuantityView.Use(reference.Assumed.UnitsPerDay, unit, print.Labels),
            ["hasFactor"] = reference.AtDose is not null,
            ["atDose"] = Figure(reference.AtDose ?? reference.Annual.Span),
            ["factor"] = reference.Factor is { } factor ? print.Language.Number(factor) : "",
            ["pack"] = Figure(reference.Pack),
            ["packSize"] = print.Labels.Count(product!.UnitsPerPack, unit),
            ["packsPerYear"] = print.Labels.Count(reference.Assumed.PacksPerYear, "unit.pack"),
            ["daysCovered"] = print.Labels.Count(reference.DaysCovered, "unit.day"),
            ["hasPacks"] = packs is not null,
            ["packs"] = Figure(reference.Pack.Times(packs ?? 0)),
        };
    }

    /// <summary>One range in US dollars, in the local currency at the guide's rate and, where given, at the rate of the case.</summary>
    private Group Figure(MoneySpan span) => new()
    {
        ["usd"] = Money.Span(span, Dollar, print),
        ["local"] = Money.Span(span.Times(figures.Rate.Rate), figures.Rate.Currency, print),
        ["own"] = caseFile.Cost.ExchangeRate.Rate is { } rate
            ? Money.Span(span.Times(rate), figures.Rate.Currency, print)
            : print.Gap("/cost/exchangeRate/rate"),
    };

    private Group Fee(StatedFee fee, string pointer)
    {
        var own = fee.AmountUsd * caseFile.Cost.ExchangeRate.Rate;
        return new Group
        {
            ["usd"] = fee.AmountUsd is { } amount ? Money.Amount(amount, Dollar, print) : print.Gap($"{pointer}/amountUsd"),
            ["local"] = fee.AmountUsd is { } dollars
                ? Money.Amount(dollars * figures.Rate.Rate, figures.Rate.Currency, print)
                : print.Gap($"{pointer}/amountUsd"),
            ["own"] = own is { } converted
                ? Money.Amount(converted, figures.Rate.Currency, print)
                : print.Gap(fee.AmountUsd is null ? $"{pointer}/amountUsd" : "/cost/exchangeRate/rate"),
            ["source"] = print.Text(fee.Source, $"{pointer}/source"),
            ["asOf"] = print.DateInWords(fee.AsOf, $"{pointer}/asOf"),
        };
    }

    private string Source(GuideSource source) =>
        print.Labels.Fill("source.dated", ("source", source.Guide), ("date", print.Language.Date(source.AsOf)));

    private Group OwnRate()
    {
        const string Pointer = "/cost/exchangeRate";
        var own = caseFile.Cost.ExchangeRate;
        return new()
        {
            ["rate"] = own.Rate is { } rate ? print.Language.Number(rate) : print.Gap($"{Pointer}/rate"),
            ["source"] = print.Text(own.Source, $"{Pointer}/source"),
            ["asOf"] = print.DateInWords(own.AsOf, $"{Pointer}/asOf"),
        };
    }
}
