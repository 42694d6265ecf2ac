using System.Reflection;
using System.Security.Cryptography;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>Style, script and mark of the page, as they lie inside the program. Each address holds a digest of the bytes, so that a browser may keep them.</summary>
public sealed class PageAssets
{
    private const string Folder = "Pages/Assets/";

    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, PageAsset> assets;

    public PageAssets()
    {
        var assembly = typeof(PageAssets).Assembly;
        assets = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => (Name: name[Folder.Length..], Content: BytesOf(assembly, name)))
            .ToDictionary(
                asset => asset.Name,
                asset => new PageAsset(asset.Content, MediaTypes[Path.GetExtension(asset.Name)], Convert.ToHexStringLower(SHA256.HashData(asset.Content))[..16]),
                StringComparer.Ordinal);
    }

    /// <param name="name">Such as <c>page.css</c>.</param>
    public string Url(string name) => $"/assets/{assets[name].Version}/{name}";

    /// <returns>Null where there is none of that name and version.</returns>
    public PageAsset? Find(string version, string name) => assets.TryGetValue(name, out var asset) && asset.Version == version ? asset : null;

    private static byte[] BytesOf(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <param name="Version">Start of the digest of the bytes.</param>
public sealed record PageAsset(byte[] Content, string MediaType, string Version);
