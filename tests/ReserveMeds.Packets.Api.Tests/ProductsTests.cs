using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class ProductsTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private readonly HttpClient client = api.CreateClient();

    [Fact]
    public async Task All_products_are_listed()
    {
        var answer = await (await client.GetAsync("/v1/products")).JsonAsync();

        Assert.Contains("rezurock-200mg-30", ProductCatalog.All.Select(product => product.Id));
        Assert.Equal(ProductCatalog.All.Select(product => product.Id), answer["products"]!.AsArray().Select(product => (string)product!["id"]!));
    }

    [Fact]
    public async Task A_product_is_shown_with_its_doses_and_facts()
    {
        var answer = await (await client.GetAsync("/v1/products/rezurock-200mg-30")).JsonAsync();

        var product = ProductCatalog.Find("rezurock-200mg-30")!;
        Assert.Equal(product.UnitsPerPack, (int?)answer["unitsPerPack"]);
        Assert.Equal(product.Doses.Select(dose => dose.Amount), answer["doses"]!.AsArray().Select(dose => (string)dose!["amount"]!));
        Assert.Equal(product.Facts.Select(fact => fact.Id), answer["facts"]!.AsArray().Select(fact => (string)fact!["id"]!));
    }

    [Fact]
    public async Task An_unknown_product_is_answered_with_the_known_ones()
    {
        var problem = await (await client.GetAsync("/v1/products/aspirin")).ProblemAsync(404, "product-unknown");

        Assert.Contains("rezurock-200mg-30", problem.ValidValues());
    }
}
