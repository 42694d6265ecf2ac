using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>Amounts as printed below the name of their currency: whole dinars, others with two decimals where an amount is not whole.</summary>
internal static class Money
{
    public static string Amount(decimal amount, string currency, FactPrinter print) =>
        print.Language.Number(Rounded(amount, currency), DecimalsOf([amount], currency));

    /// <summary>Both ends with the same decimals.</summary>
    public static string Span(MoneySpan span, string currency, FactPrinter print)
    {
        var decimals = DecimalsOf([span.From, span.To], currency);
        return print.Labels.Fill(
            "range.amounts",
            ("from", print.Language.Number(Rounded(span.From, currency), decimals)),
            ("to", print.Language.Number(Rounded(span.To, currency), decimals)));
    }

    private static int DecimalsOf(IEnumerable<decimal> amounts, string currency) =>
        amounts.All(amount => decimal.IsInteger(Rounded(amount, currency))) ? 0 : 2;

    private static decimal Rounded(decimal amount, string currency) =>
        decimal.Round(amount, currency == "IQD" ? 0 : 2, MidpointRounding.AwayFromZero);
}
