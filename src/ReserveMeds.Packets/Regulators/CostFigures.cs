using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Money figures as the guide gives them: indicative, never an offer.</summary>
/// <param name="Logistics">International logistics in US dollars.</param>
/// <param name="AnnualReferences">Annual reference ranges in US dollars, by the id of the fact that a product profile names.</param>
/// <param name="Customs">Where the guide calls customs and permit fees nominal, without a figure.</param>
/// <param name="Concierge">Where the guide says that the concierge fee stands in the firm quote.</param>
internal sealed record CostFigures(
    GuideRate Rate,
    GuideAmounts Logistics,
    IReadOnlyDictionary<string, GuideAmounts> AnnualReferences,
    GuideSource Customs,
    GuideSource Concierge)
{
    /// <param name="rate">Id of the fact that holds the exchange rate.</param>
    /// <param name="logistics">Id of the fact that holds the logistics range.</param>
    public static CostFigures From(FactBook facts, string rate, string logistics)
    {
        var annual = ProductCatalog.All.Select(product => product.AnnualCost?.FactId).OfType<string>().Distinct(StringComparer.Ordinal);
        var stated = facts.Value<RateFact>(rate);
        return new(
            new GuideRate(stated.Rate, stated.Quote, stated.Kind is not null, SourceOf(rate)),
            AmountsOf(logistics),
            annual.Where(id => facts.Facts.Any(fact => fact.Id == id)).ToDictionary(id => id, AmountsOf, StringComparer.Ordinal),
            SourceOf("CST03"),
            SourceOf("CST04"));

        GuideAmounts AmountsOf(string id)
        {
            var range = facts.Value<AmountsFact>(id);
            return new(new MoneySpan(range.Min, range.Max), SourceOf(id));
        }

        GuideSource SourceOf(string id) => new(facts.Guide, facts.Facts.First(fact => fact.Id == id).AsOf);
    }

    private sealed record RateFact(string Base, string Quote, decimal Rate, bool Approximate, string? Kind = null);

    private sealed record AmountsFact(decimal Min, decimal Max, string Currency, string? Regimen = null);
}

internal sealed record GuideSource(string Guide, DateOnly AsOf);

/// <param name="Rate">Units of the currency for one US dollar, approximate.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Official">True where the guide calls it the official rate.</param>
internal sealed record GuideRate(decimal Rate, string Currency, bool Official, GuideSource Source);

/// <param name="Span">US dollars.</param>
internal sealed record GuideAmounts(MoneySpan Span, GuideSource Source);
