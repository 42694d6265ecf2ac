using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Api.Products;

internal static class ProductsEndpoints
{
    public static void MapProducts(this RouteGroupBuilder v1)
    {
        var products = v1.MapGroup("/products").WithTags("Products");
        products.MapGet("", List).WithName("listProducts").WithSummary("All product profiles")
            .WithDescription("Their ids are the values of product.profile in a case.").Refuses(400, 406, 500);
        products.MapGet("/{productId}", Get).WithName("getProduct").WithSummary("One product profile, each statement with its source")
            .WithDescription("What the rules ask of a case and what the documents say of the medicine rests on it.")
            .Refuses(400, 404, 406, 500);
    }

    private static Ok<ProductList> List() => TypedResults.Ok(new ProductList(ProductCatalog.All.Select(ProductSummary.Of).ToList()));

    private static Results<Ok<ProductProfile>, ProblemHttpResult> Get(string productId)
    {
        if (ProductCatalog.Find(productId) is not { } product)
        {
            return Refusal.UnknownId(
                ProblemKind.ProductUnknown, "productId", ProductCatalog.All.Select(profile => profile.Id).ToList());
        }

        return TypedResults.Ok(product);
    }
}

internal sealed record ProductList(IReadOnlyList<ProductSummary> Products);

/// <param name="Invented">True for a product that does not exist and serves samples only.</param>
/// <param name="Strength">Amount with unit in one unit of the product.</param>
/// <param name="UnitsPerPack">Counted units in one pack.</param>
internal sealed record ProductSummary(
    string Id,
    bool Invented,
    string BrandName,
    string GenericName,
    string Manufacturer,
    string Strength,
    string DosageForm,
    int UnitsPerPack)
{
    public static ProductSummary Of(ProductProfile product) => new(
        product.Id,
        product.Invented,
        product.BrandName,
        product.GenericName,
        product.Manufacturer,
        product.Strength,
        product.DosageForm,
        product.UnitsPerPack);
}
