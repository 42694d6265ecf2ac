namespace ReserveMeds.Packets.Products;

/// <summary>All product profiles that ship with the service, read from the data files beside this class.</summary>
public static class ProductCatalog
{
    public static IReadOnlyList<ProductProfile> All { get; } = [];

    public static ProductProfile? Find(string? id) => All.FirstOrDefault(profile => profile.Id == id);
}
