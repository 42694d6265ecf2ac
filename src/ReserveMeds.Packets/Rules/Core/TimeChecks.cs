using System.Globalization;

namespace ReserveMeds.Packets.Rules.Core;

/// <summary>Complexity and the indicative span of days; advice, never a promise.</summary>
internal sealed class TimeChecks : CaseValidator
{
    private static readonly HashSet<DateOnly> NoHolidays = [];

    public TimeChecks()
    {
        FlagEach(CoreRules.Cpx01, review => ComplexityTriggers.Of(review).Triggers.Select(PlaceOf));
        FlagEach(CoreRules.Cpx02, review => ComplexityTriggers.Of(review) is { IsComplex: false } soft ? soft.Notes.Select(PlaceOf) : []);
        FlagEach(CoreRules.Tim01, Span);
    }

    private static Spot PlaceOf(string trigger) => trigger switch
    {
        ComplexityTriggers.RareIndication => "/diagnosis/rareIndication",
        ComplexityTriggers.LargerQuantity => "/request/largerQuantity",
        ComplexityTriggers.Under18 => "/patient/ageYears",
        ComplexityTriggers.WeightBanded => "/product/profile",
        _ => "/request/firstImport",
    };

    private static IEnumerable<Spot> Span(CaseUnderReview review)
    {
        // A year outside these is a slip of the pen, and the calendar ends at 9999.
        if (review is not { Case.FilingDate: { Year: >= 2000 and < 2200 } filing, Pathway.Times: { } times })
        {
            return [];
        }

        var span = ReviewTime.From(filing, times, ComplexityTriggers.Of(review).IsComplex, NoHolidays);
        return
        [
            new Spot("/filingDate", new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["minimumDays"] = span.MinimumDays.ToString(CultureInfo.InvariantCulture),
                ["maximumDays"] = span.MaximumDays.ToString(CultureInfo.InvariantCulture),
            }),
        ];
    }
}
