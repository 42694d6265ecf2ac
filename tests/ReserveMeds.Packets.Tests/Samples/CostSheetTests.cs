using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using static ReserveMeds.Packets.Tests.Samples.SheetOutline;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>The worked amounts M1 to M12 of the facts as the cost sheet prints them, and what it never says.</summary>
public sealed class CostSheetTests
{
    private const string Sheet = "cost-sheet";
    private static readonly DateOnly Day = new(2026, 11, 20);

    public static TheoryData<string> Complete { get; } =
        ["dmp/adult-cgvhd.json", "dmp/paediatric-cold-chain.json", "kimadia-moh/adolescent-ppi.json", "krg-moh/adult-resupply.json"];

    [Fact]
    public async Task Morocco_shows_the_ranges_in_dollars_and_dirhams()
    {
        var sheet = await OfAsync(Sample("dmp/importer-files.json"), Sheet);

        Assert.Contains("about 10 MAD for 1 USD; Morocco access guide, 18 May 2026", sheet, StringComparison.Ordinal);
        Assert.Equal(["220,800–259,200", "2,208,000–2,592,000", "Morocco access guide, 18 May 2026"], Row(sheet, "1. Medicine")[1..]);
        Assert.Equal(["400–1,300", "4,000–13,000"], Row(sheet, "2. International logistics")[1..3]);
    }

    [Fact]
    public async Task Iraq_shows_the_ranges_in_dollars_and_whole_dinars()
    {
        var sheet = await OfAsync(Sample("kimadia-moh/erbil-facility-federal-route.json"), Sheet);

        Assert.Contains("about 1,310 IQD for 1 USD, official rate; Iraq access guide, 18 May 2026", sheet, StringComparison.Ordinal);
        Assert.Equal(["220,800–259,200", "289,248,000–339,552,000"], Row(sheet, "1. Medicine")[1..3]);
        Assert.Equal(["500–1,800", "655,000–2,358,000"], Row(sheet, "2. International logistics")[1..3]);
        Assert.DoesNotContain("1a.", sheet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dmp/importer-files.json", "4,416,000–5,184,000")]
    [InlineData("kimadia-moh/adolescent-ppi.json", "578,496,000–679,104,000")]
    public async Task Another_dose_stands_beside_the_stated_range_with_its_factor(string name, string local)
    {
        var sample = Sample(name);
        var twice = sample with
        {
            Dosing = sample.Dosing with { UnitsPerDay = 2, Schedule = "as the plan says", OffLabelRationale = "Reason", PerLabel = false },
        };

        var sheet = await OfAsync(twice, Sheet);

        Assert.Equal("220,800–259,200", Row(sheet, "1. Medicine")[1]);
        Assert.Equal(
            ["1a. The same at the dose of this case, factor 2", "441,600–518,400", local, "Project calculation: line 1 × 2"], Row(sheet, "1a."));
        Assert.Contains("This case asks for 2 tablets a day: factor 2.", sheet, StringComparison.Ordinal);
        Assert.Contains(SweptCase.Validate(twice).Findings, finding => finding.Rule.Code == "CORE-CST-02");
    }

    [Theory]
    [InlineData("dmp/importer-files.json", 9.25, "2,208,000–2,592,000", "2,042,400–2,397,600", "3,700–12,025")]
    [InlineData("kimadia-moh/erbil-facility-federal-route.json", 1320, "289,248,000–339,552,000", "291,456,000–342,144,000", "660,000–2,376,000")]
    [InlineData("krg-moh/adult-resupply.json", 1320, "289,248,000–339,552,000", "291,456,000–342,144,000", "660,000–2,376,000")]
    public async Task The_rate_of_the_case_stands_beside_the_rate_of_the_guide(string name, double rate, string byGuide, string byCase, string logistics)
    {
        var sheet = await OfAsync(WithRate(Sample(name), (decimal)rate), Sheet);

        Assert.Matches("B\\. Rate of this case\n +p [0-9.,]+ (MAD|IQD) for 1 USD; Example Bank, 20 November 2026", sheet);
        Assert.Equal([byGuide, byCase], Row(sheet, "1. Medicine")[2..4]);
        Assert.Equal(logistics, Row(sheet, "2. International logistics")[3]);
    }

    [Fact]
    public async Task A_pack_is_a_twelfth_of_the_year_and_said_to_be_a_calculation_of_the_project()
    {
        var sheet = await OfAsync(Sample("dmp/importer-files.json"), Sheet);

        Assert.Equal(["1b. Reference for one pack of 30 tablets", "18,400–21,600"], Row(sheet, "1b.")[..2]);
        Assert.Equal(["1c. Reference for the quantity requested, 3 packs", "55,200–64,800"], Row(sheet, "1c.")[..2]);
        Assert.Equal("Project calculation: line 1 ÷ 12 packs", Row(sheet, "1b.")[^1]);
        Assert.Contains("as many packs cover 360 days", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fees_are_printed_only_where_the_case_states_them()
    {
        var silent = await OfAsync(Sample("dmp/importer-files.json"), Sheet);
        var stating = WithRate(Sample("dmp/importer-files.json"), 9.25m);
        stating = stating with
        {
            Cost = stating.Cost with
            {
                ConciergeFee = new() { AmountUsd = 1250, Source = "Example quote", AsOf = Day },
                CustomsAndPermitFees = new() { AmountUsd = 180.5m, Source = "Example Broker", AsOf = Day },
            },
        };

        Assert.Equal("nominal relative to the medicine; no figure stated", Row(silent, "3. Customs")[1]);
        Assert.Equal("stated in the firm quote, not here", Row(silent, "4. Concierge")[1]);
        var sheet = await OfAsync(stating, Sheet);
        Assert.Equal(["180.50", "1,805", "1,669.63", "Example Broker, 20 November 2026"], Row(sheet, "3. Customs")[1..]);
        Assert.Equal(["1,250", "12,500", "11,562.50", "Example quote, 20 November 2026"], Row(sheet, "4. Concierge")[1..]);
    }

    [Fact]
    public async Task A_fee_without_source_is_a_gap_in_a_draft_and_refuses_the_final_sheet()
    {
        var sample = Sample("dmp/importer-files.json");
        var unsourced = sample with { Cost = sample.Cost with { ConciergeFee = new() { AmountUsd = 1250 } } };

        Assert.Contains("gap[\\[missing: source of the concierge fee\\]]", await OfAsync(unsourced, Sheet, mode: PacketMode.Draft), StringComparison.Ordinal);
        Assert.Equal(
            [("CORE-TXT-02", "/cost/conciergeFee/source"), ("CORE-TXT-02", "/cost/conciergeFee/asOf")], await RefusalsAsync(unsourced, Sheet));
    }

    [Theory]
    [InlineData("2026-11-22", "CORE-CST-01")]
    [InlineData("2026-11-21", "CORE-TXT-02")]
    public async Task A_rate_without_source_and_date_is_refused_in_every_edition(string filing, string code)
    {
        var sample = Sample("dmp/importer-files.json");
        var unsourced = sample with
        {
            FilingDate = DateOnly.ParseExact(filing, "yyyy-MM-dd"),
            Cost = sample.Cost with { ExchangeRate = new() { Rate = 9.25m } },
        };

        Assert.Equal([(code, "/cost/exchangeRate/source"), (code, "/cost/exchangeRate/asOf")], await RefusalsAsync(unsourced, Sheet));
    }

    [Fact]
    public async Task A_product_without_a_stated_reference_says_so()
    {
        var sheet = await OfAsync(Sample("dmp/paediatric-cold-chain.json"), Sheet);

        Assert.Equal(["no reference figure stated", "not stated", "The guides state none for this product"], Row(sheet, "1. Medicine")[1..]);
        Assert.DoesNotContain("220,800", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("1b.", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thin_route_shows_the_federal_figures_as_orientation_and_no_other_does()
    {
        const string Label = "All figures of the guide below are those of the federal route of Iraq, shown as orientation only.";

        Assert.Contains(Label, await OfAsync(Sample("krg-moh/adult-resupply.json"), Sheet), StringComparison.Ordinal);
        Assert.DoesNotContain(Label, await OfAsync(Sample("kimadia-moh/adolescent-ppi.json"), Sheet), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Complete))]
    public async Task No_figure_is_called_a_price_or_a_total_and_the_indicative_note_stands_before_all(string name)
    {
        var sheet = await OfAsync(WithRate(Sample(name), 7m), Sheet);

        var body = string.Join('\n', sheet.Split('\n').Where(line => !line.StartsWith("footer", StringComparison.Ordinal)));
        Assert.DoesNotContain("price", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("total", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sum ", body, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(body.IndexOf("Indicative only.", StringComparison.Ordinal), 0, body.IndexOf("USD", StringComparison.Ordinal));
        Assert.Contains("no coverage is promised", body, StringComparison.Ordinal);
        Assert.Contains("do not extend abroad", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task French_groups_by_a_space_so_that_no_amount_reads_as_a_decimal()
    {
        var sheet = await OfAsync(Sample("dmp/adult-cgvhd.json"), Sheet, "fr");

        Assert.Equal(["220 800–259 200", "2 208 000–2 592 000"], Row(sheet, "1. Médicament")[1..3]);
        Assert.Equal("400–1 300", Row(sheet, "2. Logistique")[1]);
    }

    /// <summary>The guide's own local ranges are the dollar ranges at the guide's own rate, so the sheet prints what the guide says.</summary>
    [Theory]
    [InlineData("dmp", "DMP15")]
    [InlineData("kimadia-moh", "KIM15")]
    public void The_local_range_of_the_guide_is_the_dollar_range_at_its_rate(string regulator, string localFact)
    {
        var entry = RegulatorCatalog.Find(regulator)!;
        var figures = entry.Pathway.Costs!;
        var local = entry.Facts.Single(fact => fact.Id == localFact).Value;

        var converted = figures.AnnualReferences["CST01"].Span.Times(figures.Rate.Rate);

        Assert.Equal(new MoneySpan(local.GetProperty("min").GetDecimal(), local.GetProperty("max").GetDecimal()), converted);
        Assert.Equal(local.GetProperty("currency").GetString(), figures.Rate.Currency);
    }

    [Fact]
    public void Every_figure_of_the_sheet_is_marked_as_indicative_in_the_facts()
    {
        var facts = RegulatorCatalog.All.SelectMany(regulator => regulator.Facts).Where(fact => fact.Field is "fx" or "cost.logisticsUsd" or "cost.wacUsdPerYear");

        Assert.All(facts, fact => Assert.Equal("indicative", fact.Print));
        Assert.All(RegulatorCatalog.All, regulator =>
            Assert.Contains("CST01", (regulator.Pathway.Costs ?? regulator.Pathway.OrientationCosts)!.AnnualReferences.Keys));
        Assert.Null(RegulatorCatalog.Find("krg-moh")!.Pathway.Costs);
    }

    private static CaseFile WithRate(CaseFile caseFile, decimal rate) =>
        caseFile with { Cost = caseFile.Cost with { ExchangeRate = new() { Rate = rate, Source = "Example Bank", AsOf = Day } } };
}
