using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>What may not stand in the files that the PDF engine reads.</summary>
public sealed class TypstSourcesTests
{
    private static readonly string Folder = Path.Combine(PdfSources.Folder, "Typst");

    [Theory]
    [InlineData("@preview")]
    [InlineData("@local")]
    [InlineData("eval(")]
    [InlineData("plugin(")]
    [InlineData("datetime.today")]
    [InlineData("#include")]
    public void A_stylesheet_fetches_nothing_evaluates_nothing_and_asks_no_clock(string banned)
    {
        var stylesheets = Directory.GetFiles(Folder, "*.typ");

        Assert.Equal(3, stylesheets.Length);
        Assert.All(stylesheets, path => Assert.DoesNotContain(banned, File.ReadAllText(path), StringComparison.Ordinal));
    }

    [Fact]
    public void A_stylesheet_imports_its_neighbours_alone()
    {
        var imports = Directory.GetFiles(Folder, "*.typ").SelectMany(path => Regex.Matches(File.ReadAllText(path), @"#?\bimport\b.*")).Select(match => match.Value);

        Assert.Equal(["#import \"figures.typ\": chain, ranges, readings"], imports.Where(line => line.Contains('"', StringComparison.Ordinal)));
    }

    [Fact]
    public void The_lock_file_pins_the_addon_and_names_no_host()
    {
        string text = File.ReadAllText(Path.Combine(Folder, "package-lock.json"));

        Assert.DoesNotContain("\"resolved\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.Matches("\"version\": \"0\\.7\\.0\",\\s+\"integrity\": \"sha512-", text);
        Assert.Equal(2, Regex.Count(text, "typst-ts-node-compiler-linux-x64-gnu"));
    }

    [Fact]
    public void The_npm_settings_name_no_registry_and_run_no_scripts()
    {
        string text = File.ReadAllText(Path.Combine(Folder, ".npmrc"));

        Assert.DoesNotContain("registry=", text, StringComparison.Ordinal);
        Assert.Contains("ignore-scripts=true", text, StringComparison.Ordinal);
    }
}
