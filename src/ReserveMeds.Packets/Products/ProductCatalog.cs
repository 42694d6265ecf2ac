using System.Reflection;

namespace ReserveMeds.Packets.Products;

/// <summary>All product profiles that ship with the service, read from the data files beside this class.</summary>
public static class ProductCatalog
{
    private const string Folder = "Products/";

    private static readonly Lazy<IReadOnlyList<ProductProfile>> Profiles = new(ReadAll);

    /// <summary>In ordinal order of their ids.</summary>
    /// <exception cref="InvalidDataException">A data file is broken; the message names the file and every fault in it.</exception>
    public static IReadOnlyList<ProductProfile> All => Profiles.Value;

    public static ProductProfile? Find(string? id) => All.FirstOrDefault(profile => profile.Id == id);

    private static List<ProductProfile> ReadAll()
    {
        var assembly = typeof(ProductCatalog).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => ProductProfileReader.Read(name[Folder.Length..], BytesOf(assembly, name)))];
    }

    private static byte[] BytesOf(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
