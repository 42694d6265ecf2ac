using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;

namespace ReserveMeds.Packets.Browser.Tests;

/// <summary>The service with a database in a folder of its own, whose coordinator makes people and cases.</summary>
public sealed class KeptSite : Site
{
    private const string CoordinatorKey = "the-coordinators-key-in-these-tests";
    private const string Password = "a few plain words together";

    private Task<HandedOver>? handedOver;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("packets-site-");

    /// <summary>An account of a new organisation, with its password set.</summary>
    public async Task<Person> NewPersonAsync(string kind, string organisationName, params string[] scopes)
    {
        using var coordinator = Coordinator();
        var organisation = (string)(await SentAsync(coordinator, "/v1/organisations", new JsonObject { ["kind"] = kind, ["name"] = organisationName }))["id"]!;
        var name = $"{kind}-{Guid.NewGuid():N}"[..20];
        var asked = new JsonObject { ["name"] = name, ["scopes"] = new JsonArray([.. scopes.Select(scope => (JsonNode)scope)]) };
        var made = await SentAsync(coordinator, $"/v1/organisations/{organisation}/accounts", asked);
        using var person = new HttpClient { BaseAddress = Address };
        person.DefaultRequestHeaders.Add("X-CSRF", "1");
        await SentAsync(person, "/v1/session/password", new() { ["name"] = name, ["password"] = (string)made["oneTimePassword"]!, ["newPassword"] = Password });
        return new(name, organisation);
    }

    /// <summary>A clinic's person who may do all that a clinic may.</summary>
    public Task<Person> NewPhysicianAsync() => NewPersonAsync("clinic", "Example Clinic", "cases:read", "cases:write", "packets:read", "packets:write");

    /// <param name="name">Of the organisation.</param>
    public Task<Person> NewImporterAsync(string name = "Example Importer") => NewPersonAsync("importer", name, "packets:read");

    /// <summary>A stored case of the person's organisation.</summary>
    /// <param name="sample">Below <c>samples</c>, such as <c>dmp/adult-cgvhd.json</c>.</param>
    /// <returns>Its id.</returns>
    public async Task<string> NewCaseAsync(Person owner, string sample)
    {
        using var coordinator = Coordinator();
        var content = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", sample)))!;
        return (string)(await SentAsync(coordinator, $"/v1/cases?organisation={owner.OrganisationId}", content.AsObject()))["id"]!;
    }

    /// <summary>A sealed packet that an importer has, and a withdrawn one; made once, since sealing takes its time.</summary>
    public Task<HandedOver> HandedOverAsync() => handedOver ??= HandOverAsync();

    private async Task<HandedOver> HandOverAsync()
    {
        var (physician, importer) = (await NewPhysicianAsync(), await NewImporterAsync());
        using var coordinator = Coordinator();
        List<string> ids = [];
        foreach (var sample in new[] { "dmp/importer-files.json", "krg-moh/adult-first-import.json" })
        {
            var id = await NewCaseAsync(physician, sample);
            await AnsweredAsync(coordinator, HttpMethod.Post, $"/v1/cases/{id}/packets", null);
            await AnsweredAsync(coordinator, HttpMethod.Put, $"/v1/cases/{id}/packets/1/importer", new() { ["organisationId"] = importer.OrganisationId });
            ids.Add(id);
        }

        await SentAsync(coordinator, $"/v1/cases/{ids[1]}/packets/1/withdrawal", new() { ["reason"] = "The dose was changed." });
        await AnsweredAsync(coordinator, HttpMethod.Patch, $"/v1/cases/{ids[0]}", new() { ["patient"] = new JsonObject { ["weightKg"] = 71 } });
        return new(physician, importer, ids[0], ids[1]);
    }

    private static async Task AnsweredAsync(HttpClient client, HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A page on which the person has signed in, by the form for it.</summary>
    public async Task<IPage> SignedInAsync(Person person, string path, int width = 1280, bool withScript = true)
    {
        var page = await OpenAsync("/en/sign-in", width, withScript);
        await page.Locator("#name").FillAsync(person.Name);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("form.card button").ClickAsync();
        await page.Locator("form.signed").WaitForAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>A client of the API with the coordinator's key.</summary>
    public HttpClient Coordinator()
    {
        // Sealing renders five bundles before it answers.
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", CoordinatorKey);
        return client;
    }

    public static async Task<JsonNode> SentAsync(HttpClient client, string path, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(path, content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Packets:Storage:Provider", "sqlite");
        builder.UseSetting("Packets:Storage:DataPath", folder.FullName);
        builder.UseSetting("Auth:BootstrapKey", CoordinatorKey);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && folder.Exists)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
            folder.Refresh();
        }
    }
}

/// <summary>Somebody who signs in.</summary>
/// <param name="Name">Of the account.</param>
public sealed record Person(string Name, string OrganisationId);

/// <param name="Standing">Id of a case of two revisions, whose first packet the importer has.</param>
/// <param name="Withdrawn">Id of a case whose packet was withdrawn.</param>
public sealed record HandedOver(Person Physician, Person Importer, string Standing, string Withdrawn);

/// <summary>After the tests of what keeps nothing, one test after the other: two cores serve both.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class KeptSiteCollection : ICollectionFixture<KeptSite>
{
    public const string Name = "kept site";
}
