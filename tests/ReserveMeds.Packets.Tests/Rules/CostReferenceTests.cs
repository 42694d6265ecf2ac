using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Rules;

public sealed class CostReferenceTests
{
    private static readonly CostFigures Morocco = RegulatorCatalog.Find("dmp")!.Pathway.Costs!;
    private static readonly ProductProfile Rezurock = ProductCatalog.Find("rezurock-200mg-30")!;

    [Fact]
    public void The_label_dose_has_factor_one_and_no_second_range()
    {
        var reference = CostReference.Of(Daily(1), Rezurock, Morocco)!;

        Assert.Equal(1, reference.Factor);
        Assert.Null(reference.AtDose);
        Assert.Equal(new MoneySpan(18_400, 21_600), reference.Pack);
        Assert.Equal(360, reference.DaysCovered);
    }

    [Fact]
    public void Half_a_dose_halves_the_range_exactly() =>
        Assert.Equal(new MoneySpan(110_400, 129_600), CostReference.Of(Daily(0.5m), Rezurock, Morocco)!.AtDose);

    [Fact]
    public void A_pack_costs_the_same_whatever_the_dose() =>
        Assert.Equal(CostReference.Of(Daily(1), Rezurock, Morocco)!.Pack, CostReference.Of(Daily(2), Rezurock, Morocco)!.Pack);

    [Fact]
    public void A_case_without_units_a_day_has_no_factor() =>
        Assert.Null(CostReference.Of(new CaseFile { Regulator = "dmp" }, Rezurock, Morocco)!.Factor);

    [Fact]
    public void A_product_without_an_annual_fact_has_no_reference() =>
        Assert.Null(CostReference.Of(Daily(1), ProductCatalog.Find("exemplimab-30mg-pen-2"), Morocco));

    private static CaseFile Daily(decimal units) => new() { Regulator = "dmp", Dosing = new() { UnitsPerDay = units } };
}
