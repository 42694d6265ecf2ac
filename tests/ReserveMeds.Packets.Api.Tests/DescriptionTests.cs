using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class DescriptionTests(KeptApi<SqliteStorage> api) : IClassFixture<KeptApi<SqliteStorage>>
{
    private readonly HttpClient client = api.CreateClient();

    [Fact]
    public async Task The_description_is_the_one_that_was_reviewed()
    {
        var received = (await client.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n") + "\n";
        var golden = Path.Combine(Folder(), "openapi.v1.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(golden, received);
        }

        var expected = File.Exists(golden) ? await File.ReadAllTextAsync(golden) : "";
        if (received != expected)
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(golden, ".received.json"), received);
            Assert.Fail("The description differs from openapi.v1.json; see openapi.v1.received.json beside it and accept it with "
                + $"UPDATE_GOLDEN=1. First difference: {FirstDifference(expected, received)}");
        }
    }

    [Fact]
    public async Task Every_operation_has_an_id_a_summary_a_tag_and_errors_as_problems()
    {
        var description = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;

        Assert.StartsWith("3.1", (string?)description["openapi"], StringComparison.Ordinal);
        var operations = description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, operation.Value!))).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, operation =>
        {
            var (path, value) = operation;
            Assert.False(string.IsNullOrEmpty((string?)value["operationId"]), path);
            Assert.False(string.IsNullOrEmpty((string?)value["summary"]), path);
            Assert.Single(value["tags"]!.AsArray());
            foreach (var (status, response) in value["responses"]!.AsObject())
            {
                if (status[0] is not ('2' or '3') && (path, status) != ("/health/ready", "503"))
                {
                    Assert.Equal(["application/problem+json"], response!["content"]!.AsObject().Select(content => content.Key));
                }
            }
        });
    }

    [Fact]
    public async Task Each_regulators_case_is_described_by_schema_and_example()
    {
        var description = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;

        foreach (var id in new[] { "dmp", "kimadia-moh", "krg-moh" })
        {
            var requirements = JsonNode.Parse(await client.GetStringAsync($"/v1/regulators/{id}/requirements"))!;
            Assert.NotNull(requirements["schema"]!["properties"]!["physician"]);
            Assert.True(JsonNode.DeepEquals(requirements["schema"], description["components"]!["schemas"]![$"Case-{id}"]));
            Assert.True(JsonNode.DeepEquals(Samples.Complete(id), description["components"]!["examples"]![$"Case-{id}"]!["value"]));
        }
    }

    [Fact]
    public async Task No_reference_in_the_description_leads_nowhere()
    {
        var description = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;

        var references = References(description).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference =>
        {
            Assert.StartsWith("#/", reference, StringComparison.Ordinal);
            var target = reference[2..].Split('/').Aggregate((JsonNode?)description, (node, name) => node?[name]);
            Assert.True(target is not null, reference);
        });
    }

    [Fact]
    public async Task The_page_asks_nobody_else_for_anything()
    {
        using var response = await client.GetAsync("/swagger/index.html");

        Assert.True(response.IsSuccessStatusCode);
        Assert.Contains("default-src 'none'; script-src 'self'", response.Header("Content-Security-Policy"), StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        var addresses = page.QuerySelectorAll("[src], link[href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!).ToList();
        Assert.NotEmpty(addresses);
        foreach (var address in addresses)
        {
            Assert.DoesNotContain("//", address, StringComparison.Ordinal);
            Assert.True((await client.GetAsync(new Uri(new Uri("http://localhost/swagger/"), address))).IsSuccessStatusCode, address);
        }
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => field.Key == "$ref" ? [(string)field.Value!] : References(field.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    private static string FirstDifference(string expected, string received)
    {
        var (left, right) = (expected.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(left.Length, right.Length)).FirstOrDefault(i => left[i] != right[i], Math.Min(left.Length, right.Length));
        return $"line {line + 1}: \"{left.ElementAtOrDefault(line)}\" became \"{right.ElementAtOrDefault(line)}\"";
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReserveMeds.Packets.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The solution is not above the test's output folder.");
        }

        return Path.Combine(folder.FullName, "tests", "ReserveMeds.Packets.Api.Tests");
    }
}
