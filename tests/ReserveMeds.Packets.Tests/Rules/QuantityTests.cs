namespace ReserveMeds.Packets.Tests.Rules;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(1, 28, 28, 1, 2)]
    [InlineData(1, 30, 30, 1, 0)]
    [InlineData(1, 31, 31, 2, 29)]
    [InlineData(1, 90, 90, 3, 0)]
    [InlineData(1, 100, 100, 4, 20)]
    [InlineData(1, 180, 180, 6, 0)]
    [InlineData(1, 365, 365, 13, 25)]
    [InlineData(2, 30, 60, 2, 0)]
    [InlineData(2, 90, 180, 6, 0)]
    [InlineData(2, 180, 360, 12, 0)]
    [InlineData(2, 365, 730, 25, 20)]
    public void Packs_of_30_are_counted_and_rounded_up(int unitsPerDay, int days, int units, int packs, int surplus)
    {
        var report = CaseJson.Check(CaseJson.Read("dmp", ("/dosing/unitsPerDay", unitsPerDay), ("/request/durationDays", days)));

        var arithmetic = report.Arithmetic!;
        Assert.Equal((units, packs, surplus), (arithmetic.UnitsNeeded, arithmetic.PacksNeeded, arithmetic.SurplusUnits));
        Assert.Equal((6, 180), (arithmetic.PacksRequested, arithmetic.UnitsRequested));
    }

    [Fact]
    public void A_unit_that_serves_several_days_is_rounded_up_to_whole_units()
    {
        var report = CaseJson.Check(CaseJson.Read("dmp", ("/dosing/unitsPerDay", 0.0714m), ("/request/durationDays", 30)));

        Assert.Equal((3, 1), (report.Arithmetic!.UnitsNeeded, report.Arithmetic.PacksNeeded));
    }

    [Fact]
    public void The_label_doubles_the_dose_beside_a_proton_pump_inhibitor()
    {
        var arithmetic = CaseJson.Check(CaseJson.Read("kimadia-moh")).Arithmetic!;

        Assert.Equal(2, arithmetic.LabelUnitsPerDay);
        Assert.Equal(["proton-pump-inhibitor"], arithmetic.TakenWith);
    }

    [Fact]
    public void The_label_dose_beside_nothing_is_one_unit()
    {
        var arithmetic = CaseJson.Check(CaseJson.Read("dmp")).Arithmetic!;

        Assert.Equal(1, arithmetic.LabelUnitsPerDay);
        Assert.Empty(arithmetic.TakenWith);
    }

    [Theory]
    [InlineData("/dosing/unitsPerDay")]
    [InlineData("/request/durationDays")]
    [InlineData("/product/profile")]
    public void Without_dose_duration_or_product_there_is_no_arithmetic(string pointer)
    {
        Assert.Null(CaseJson.Check(CaseJson.Read("dmp", (pointer, null))).Arithmetic);
    }

    [Theory]
    [InlineData("/request/durationDays", 2147483647)]
    [InlineData("/dosing/unitsPerDay", 2147483647)]
    [InlineData("/dosing/unitsPerDay", -1)]
    public void Figures_out_of_all_proportion_do_not_overflow(string pointer, int value)
    {
        Assert.Null(CaseJson.Check(CaseJson.Unchecked("dmp", (pointer, value))).Arithmetic);
    }

    [Fact]
    public void A_quantity_out_of_all_proportion_does_not_overflow()
    {
        Assert.Null(CaseJson.Check(CaseJson.Unchecked("dmp", ("/request/quantityPacks", int.MaxValue))).Arithmetic!.UnitsRequested);
    }

    [Fact]
    public void A_duration_out_of_all_proportion_leaves_the_quantity_unexplained()
    {
        var report = CaseJson.Check(CaseJson.Unchecked("dmp", ("/request/durationDays", 2_000_000_000)));

        Assert.Contains(report.Findings, finding => finding is { Rule.Code: "CORE-PRD-02", Path: "/request/quantityPacks" });
    }
}
