using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Arithmetic;

/// <summary>M1 to M12: amounts on the cost sheet in dollars and in the local currency, in every language; what the report says of them.</summary>
public sealed class MoneyVectorTests
{
    private const string Sheet = "cost-sheet";

    public static TheoryData<int, string> All
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (index, vector) in Vectors.All.Amounts.Index())
            {
                foreach (var language in Vectors.LanguagesOf(vector.Regulator, Sheet))
                    data.Add(index, language);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_amounts_come_out_on_the_cost_sheet(int index, string language)
    {
        var vector = Vectors.All.Amounts[index];

        var row = await RowAsync(CaseOf(vector, Vectors.CaseOf(vector.Regulator)), vector, language);

        Assert.Equal(Vectors.Span(vector.Usd, language), row[1]);
        Assert.Equal(Vectors.Span(vector.Local, language), row[2]);
        if (vector.Own is not null)
            Assert.Equal(Vectors.Span(vector.Own, language), row[3]);
    }

    /// <summary>The federal figures, as orientation.</summary>
    [Theory]
    [InlineData("M3, M4")]
    [InlineData("M6")]
    [InlineData("M9")]
    public async Task The_Kurdistan_Region_sees_the_amounts_of_Iraq(string ids)
    {
        var vector = Vectors.All.Amounts.Single(one => one.Ids == ids);
        foreach (var language in Vectors.LanguagesOf("krg-moh", Sheet))
        {
            var row = await RowAsync(CaseOf(vector, Vectors.CaseOf("krg-moh")), vector, language);

            Assert.Equal(Vectors.Span(vector.Own ?? vector.Local, language), row[vector.Own is null ? 2 : 3]);
        }
    }

    [Fact]
    public void Twice_the_dose_is_warned_of_in_the_report() => Assert.All(
        Vectors.All.Amounts.Where(vector => vector.Ids == "M7"),
        vector => Assert.Contains(
            SweptCase.Validate(CaseOf(vector, Vectors.CaseOf(vector.Regulator))).Findings,
            finding => finding.Rule is { Code: "CORE-CST-02", Severity: FindingSeverity.Warning }));

    /// <summary>M10.</summary>
    [Theory]
    [InlineData("dmp")]
    [InlineData("kimadia-moh")]
    [InlineData("krg-moh")]
    public void A_rate_without_source_or_without_date_refuses_the_case(string regulator)
    {
        var sample = Vectors.CaseOf(regulator);
        var day = new DateOnly(2026, 11, 20);
        Assert.All(
            new ExchangeRate[] { new() { Rate = 9.25m, AsOf = day }, new() { Rate = 9.25m, Source = "Example Bank" } },
            rate => Assert.Contains(
                SweptCase.Validate(sample with { Cost = sample.Cost with { ExchangeRate = rate } }).Findings,
                finding => finding.Rule is { Code: "CORE-CST-01", Severity: FindingSeverity.Reject }));
    }

    [Fact]
    public void Every_amount_of_the_facts_is_among_the_vectors_and_one_that_shows_what_is_rounded() => Assert.Equal(
        ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M11", "M12", "F1"],
        Vectors.All.Amounts.SelectMany(vector => vector.Ids.Split(", ")).Distinct());

    /// <summary>The lines of the sheet stand in one order in every language: year, at this dose, pack, packs, logistics, customs, concierge.</summary>
    private static async Task<string[]> RowAsync(CaseFile caseFile, AmountVector vector, string language)
    {
        var rows = Vectors.Rows(await SheetOutline.OfAsync(caseFile, Sheet, language), vector.Own is null ? 4 : 5);
        var hasFactor = vector.UnitsPerDay is not null;
        Assert.Equal(hasFactor ? 7 : 6, rows.Count);
        return rows[vector.Line switch
        {
            "year" => 0,
            "yearAtDose" => 1,
            "pack" => hasFactor ? 2 : 1,
            "packs" => hasFactor ? 3 : 2,
            "logistics" => hasFactor ? 4 : 3,
            _ => throw new ArgumentException(vector.Line, nameof(vector)),
        }];
    }

    private static CaseFile CaseOf(AmountVector vector, CaseFile sample)
    {
        sample = sample with { Request = sample.Request with { QuantityPacks = vector.Packs ?? sample.Request.QuantityPacks } };
        if (vector.UnitsPerDay is { } unitsPerDay)
            sample = sample with { Dosing = sample.Dosing with { UnitsPerDay = unitsPerDay, Schedule = "as the plan says", OffLabelRationale = "Reason", PerLabel = false } };
        if (vector.Rate is { } rate)
            sample = sample with { Cost = sample.Cost with { ExchangeRate = new() { Rate = rate, Source = "Example Bank", AsOf = new(2026, 11, 20) } } };
        return sample;
    }
}
