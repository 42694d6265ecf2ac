using System.Text;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Tests.Cases;

namespace ReserveMeds.Packets.Tests.Products;

public sealed class ProductCatalogTests
{
    public static TheoryData<string> Ids => [.. ProductCatalog.All.Select(profile => profile.Id)];

    /// <summary>Ids stand in stored cases and sealed packets: one is added, none is renamed.</summary>
    [Fact]
    public void The_ids_are_permanent() =>
        Assert.Equal(["exemplimab-30mg-pen-2", "rezurock-200mg-30"], ProductCatalog.All.Select(profile => profile.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_required_statement_rests_on_a_fact_with_source_date_and_confidence(string id)
    {
        var profile = ProductCatalog.Find(id)!;
        string[] cited =
        [
            profile.Label.FactId,
            profile.Storage.FactId,
            .. profile.Doses.Select(dose => dose.FactId),
            .. profile.Monitoring.Select(item => item.FactId),
            .. profile.Approvals.Select(approval => approval.FactId),
            .. profile.AnnualCost is { } cost ? [cost.FactId] : Array.Empty<string>(),
        ];

        foreach (var fact in cited.Select(factId => Assert.Single(profile.Facts, fact => fact.Id == factId)))
        {
            Assert.NotEmpty(fact.Source);
            Assert.Contains(fact.Confidence, (string[])["guide", "high", "medium", "low", "invented"]);
            Assert.InRange(fact.CheckedOn, new DateOnly(2026, 5, 18), profile.AsOf);
        }
    }

    [Fact]
    public void Rezurock_is_dosed_as_its_label_says()
    {
        var profile = ProductCatalog.Find("rezurock-200mg-30")!;

        Assert.Equal((30, "79802-200-30", "200 mg"), (profile.UnitsPerPack, profile.Ndc, profile.Strength));
        Assert.Equal([("200 mg", 1m, 0), ("200 mg", 2m, 2)], profile.Doses.Select(dose => (dose.Amount, dose.UnitsPerDay, dose.WhenTakenWith.Count)));
        Assert.Equal((12, 2), (profile.Label.MinimumAgeYears, profile.Label.MinimumFailedSystemicLines));
        Assert.DoesNotContain("pediatric-or-weight-banded", profile.Angles);
    }

    [Fact]
    public void Rezurock_states_no_degrees_and_no_date_that_is_not_settled()
    {
        var profile = ProductCatalog.Find("rezurock-200mg-30")!;

        Assert.Equal(("ambient", null, null), (profile.Storage.Class, profile.Storage.MinimumCelsius, profile.Storage.MaximumCelsius));
        var dated = Assert.Single(profile.Approvals, approval => approval.ApprovedOn is not null);
        Assert.Equal(("us-fda", new DateOnly(2021, 7, 16)), (dated.Authority, dated.ApprovedOn!.Value));
        Assert.Equal(40, Assert.Single(profile.Approvals, approval => approval.Authority == "ema").MinimumWeightKg);
    }

    [Fact]
    public void An_invented_product_says_so_in_every_fact()
    {
        var profile = ProductCatalog.Find("exemplimab-30mg-pen-2")!;

        Assert.True(profile.Invented);
        Assert.All(profile.Facts, fact => Assert.StartsWith("Invented for samples", fact.Statement));
        Assert.False(ProductCatalog.Find("rezurock-200mg-30")!.Invented);
    }

    /// <summary>A fraction of a unit a day is cut, so that rounding up to whole units never adds one: n pens in 14 days stay n.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public void A_cut_fraction_gives_the_right_number_of_units_for_every_duration(int dose, int pens)
    {
        var perDay = ProductCatalog.Find("exemplimab-30mg-pen-2")!.Doses[dose].UnitsPerDay;

        Assert.All(Enumerable.Range(1, 3_660), days =>
            Assert.Equal(Math.Ceiling(pens * days / 14m), Math.Ceiling(perDay * days)));
    }

    [Theory]
    [InlineData("/brandName", null, "brandName")]
    [InlineData("/brandName", "null", "brandName")]
    [InlineData("/brandName", "\" \"", "blank")]
    [InlineData("/brand", "\"x\"", "brand")]
    [InlineData("/id", "\"other\"", "file name")]
    [InlineData("/unitsPerPack", "0", "unitsPerPack")]
    [InlineData("/reviewBy", "\"2026-01-01\"", "reviewBy")]
    [InlineData("/label/indication", "{\"fr\":\"x\"}", "English")]
    [InlineData("/label/factId", "\"PRD99\"", "PRD99 is cited but not given")]
    [InlineData("/facts/0/id", "\"PRD02\"", "PRD02 is given twice")]
    [InlineData("/facts/0/confidence", "\"sure\"", "confidence")]
    [InlineData("/facts/0/source", "\"\"", "source")]
    [InlineData("/facts/0/asOf", "\"2026-12-01\"", "dated after its check")]
    [InlineData("/facts/0/checkedOn", "\"2027-12-01\"", "its check after the profile")]
    [InlineData("/invented", "true", "invented")]
    [InlineData("/angles", "[\"cheapest\"]", "angles holds cheapest")]
    [InlineData("/patterns", "[\"cheapest\"]", "patterns holds cheapest")]
    [InlineData("/storage/class", "\"warm\"", "storage.class holds warm")]
    [InlineData("/storage/minimumCelsius", "15", "one end of its range")]
    [InlineData("/approvals/0/authority", "\"swissmedic\"", "approvals.authority holds swissmedic")]
    [InlineData("/monitoring/0/when", "\"daily\"", "monitoring.when holds daily")]
    [InlineData("/monitoring/0/recognisedBy", "[[]]", "nothing to be recognised by")]
    [InlineData("/label/terms", "[\"GVHD\"]", "lower case")]
    [InlineData("/doses", "[]", "doses is empty")]
    [InlineData("/annualCost/factId", "\"CST99\"", "CST99 is cited but not given")]
    [InlineData("/annualCost/unitsPerDay", "0", "annualCost")]
    [InlineData("/annualCost/packsPerYear", "0", "annualCost")]
    [InlineData("/annualCost", null, null)]
    [InlineData("/doses/0/unitsPerDay", "0.07142857", "6 decimals")]
    [InlineData("/doses/0/minimumWeightKg", "10", null)]
    [InlineData("/doses/0/whenTakenWith", "[\"proton-pump-inhibitor\"]", "two doses apply")]
    [InlineData("/doses/0/whenTakenWith", "[\"grapefruit\"]", "doses.whenTakenWith holds grapefruit")]
    public void A_broken_profile_is_refused_naming_file_and_fault(string pointer, string? json, string? words)
    {
        var root = JsonNode.Parse(Resource("rezurock-200mg-30.json"))!;
        var bytes = CaseMutations.Apply(root, new(pointer.Split('/')[1..], json));

        if (words is null)
        {
            Assert.Equal("rezurock-200mg-30", ProductProfileReader.Read("rezurock-200mg-30.json", bytes).Id);
            return;
        }

        var exception = Assert.Throws<InvalidDataException>(() => ProductProfileReader.Read("rezurock-200mg-30.json", bytes));
        Assert.Contains("rezurock-200mg-30.json", exception.Message);
        Assert.Contains(words, exception.Message);
    }

    [Fact]
    public void Weight_bands_that_overlap_are_refused()
    {
        var text = Encoding.UTF8.GetString(Resource("exemplimab-30mg-pen-2.json")).Replace("\"belowWeightKg\": 30", "\"belowWeightKg\": 31");

        var exception = Assert.Throws<InvalidDataException>(() => ProductProfileReader.Read("exemplimab-30mg-pen-2.json", Encoding.UTF8.GetBytes(text)));

        Assert.Contains("two doses apply to the same weight", exception.Message);
    }

    private static byte[] Resource(string file)
    {
        using var stream = typeof(ProductCatalog).Assembly.GetManifestResourceStream($"Products/{file}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
