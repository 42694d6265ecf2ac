using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReserveMeds.Packets.Tests.House;

/// <summary>The repository keeps the shape that <c>src/README.md</c> describes.</summary>
public sealed partial class LayoutTests
{
    [Fact]
    public void Nothing_else_lies_at_the_top()
    {
        var top = Repository.Files.Select(file => file.Split('/')[0]).Distinct().Where(name => !Expected().IsMatch(name));

        Assert.Empty(top);
    }

    [Theory]
    [InlineData("Documents", new string[0])]
    [InlineData("Packets", new[] { "ReserveMeds.Packets.Documents" })]
    [InlineData("Api", new[] { "ReserveMeds.Packets" })]
    public void Projects_refer_to_each_other_in_one_direction(string project, string[] references)
    {
        var name = project == "Packets" ? "ReserveMeds.Packets" : "ReserveMeds.Packets." + project;
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", name, name + ".csproj"));

        Assert.Equal(
            references,
            file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)));
    }

    [Fact]
    public void Every_project_is_in_the_solution_and_has_a_lock_file()
    {
        var solution = Repository.Read("ReserveMeds.Packets.sln").Replace('\\', '/');
        var projects = Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();

        Assert.True(projects.Count >= 6);
        Assert.All(projects, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
        Assert.All(projects, project => Assert.Contains(Path.GetDirectoryName(project)!.Replace('\\', '/') + "/packages.lock.json", Repository.Files));
    }

    [GeneratedRegex(
        @"\A(src|tests|templates|samples|ReserveMeds\.Packets\.sln|Dockerfile|README\.md|LICENSE|SECURITY\.md|CHANGELOG\.md|global\.json|Directory\.[A-Za-z]+\.props|\..+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expected();
}
