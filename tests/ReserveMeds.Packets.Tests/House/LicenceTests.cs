using System.Text.Json;
using System.Xml.Linq;

namespace ReserveMeds.Packets.Tests.House;

/// <summary>Every package that the lock files name may be used in a product that others run and pass on.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "OFL-1.1", "CC0-1.0", "Unlicense", "Public domain"];

    /// <summary>Weak copyleft, never shipped.</summary>
    private static readonly string[] AllowedInTests = ["MPL-2.0"];

    /// <summary>Packages whose licence is an address or a file instead of a name; read by a person at this very version.</summary>
    private static readonly Dictionary<string, string> Read = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SourceGear.sqlite3/3.50.4.5"] = "Public domain",
        ["xunit.abstractions/2.0.3"] = "Apache-2.0",
    };

    private static readonly string PackageFolder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [Theory]
    [InlineData("src/", 3)]
    [InlineData("tests/", 3)]
    public void Every_package_of_the_lock_files_has_an_allowed_licence(string folder, int atLeast)
    {
        var locks = Repository.Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith("/packages.lock.json", StringComparison.Ordinal)).ToList();
        Assert.True(locks.Count >= atLeast, $"{locks.Count} lock files under {folder}");
        var allowed = folder == "tests/" ? [.. Allowed, .. AllowedInTests] : Allowed;

        var refused = locks.SelectMany(Packages).Distinct()
            .Select(package => (Package: package, Licence: LicenceOf(package)))
            .Where(found => !allowed.Contains(found.Licence))
            .Select(found => $"{found.Package}: {found.Licence}");

        Assert.Empty(refused);
    }

    [Fact]
    public void Every_package_of_an_npm_lock_file_has_an_allowed_licence()
    {
        var refused = Repository.Files.Where(file => Path.GetFileName(file) == "package-lock.json").SelectMany(file =>
        {
            using var json = JsonDocument.Parse(Repository.Read(file));
            return json.RootElement.GetProperty("packages").EnumerateObject()
                .Where(package => package.Name.Length > 0)
                .Select(package => (package.Name, Licence: package.Value.TryGetProperty("license", out var licence) ? licence.GetString() : null))
                .Where(package => !(file.StartsWith("tests/", StringComparison.Ordinal) ? [.. Allowed, .. AllowedInTests] : Allowed).Contains(package.Licence))
                .Select(package => $"{file}: {package.Name}: {package.Licence ?? "none stated"}")
                .ToList();
        });

        Assert.Empty(refused);
    }

    /// <summary>Packages of a lock file as <c>id/version</c>.</summary>
    private static List<string> Packages(string path)
    {
        using var json = JsonDocument.Parse(Repository.Read(path));
        return
        [
            .. json.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => $"{package.Name}/{package.Value.GetProperty("resolved").GetString()}"),
        ];
    }

    private static string LicenceOf(string package)
    {
        if (Read.TryGetValue(package, out var licence))
            return licence;
        var parts = package.ToLowerInvariant().Split('/');
        var file = Path.Combine(PackageFolder, parts[0], parts[1], parts[0] + ".nuspec");
        if (!File.Exists(file))
            return "not in the package folder: restore first";
        var stated = XDocument.Load(file).Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        return stated?.Attribute("type")?.Value == "expression" ? stated.Value : "no name stated: read it and add it to the list in this test";
    }
}
