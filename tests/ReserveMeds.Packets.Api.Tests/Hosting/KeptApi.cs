using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Hosting;

/// <summary>The service with a database of its own, without the PDF engine.</summary>
public class KeptApi<TStorage> : PacketsApi
    where TStorage : TestStorage, new()
{
    public const string CoordinatorKey = "the-coordinators-key-in-these-tests";

    private readonly Lazy<TStorage> storage = new(() => new());

    public TStorage Storage => storage.Value;

    /// <summary>False where a test may start a second service on the same folder, with another clock or other words.</summary>
    protected virtual bool HoldsItsFolder => false;

    public HttpClient Coordinator => ClientWith(CoordinatorKey);

    public HttpClient ClientWith(string key)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A new organisation, with a client that uses its key.</summary>
    public async Task<HttpClient> NewAsync(string kind, params IReadOnlyList<string> scopes) => (await NewOrganisationAsync(kind, scopes)).Client;

    /// <summary>A new organisation with its id, and a client that uses its key.</summary>
    public async Task<(string Id, HttpClient Client)> NewOrganisationAsync(string kind, params IReadOnlyList<string> scopes)
    {
        var organisation = await (await Coordinator.PostAsync("/v1/organisations", new JsonObject { ["kind"] = kind, ["name"] = kind }.AsBody()))
            .JsonAsync(System.Net.HttpStatusCode.Created);
        var (_, key) = await NewKeyAsync((string)organisation["id"]!, scopes);
        return ((string)organisation["id"]!, ClientWith(key));
    }

    /// <summary>A clinic that may read and write its cases.</summary>
    public Task<HttpClient> NewClinicAsync() => NewAsync(OrganisationKind.Clinic, Scope.ReadCases, Scope.WriteCases);

    /// <summary>A new organisation, with a client that is signed in as one of its people.</summary>
    public async Task<SignedIn> SignedInAsync(string kind, params IReadOnlyList<string> scopes)
    {
        var organisation = (string)(await (await Coordinator.PostAsync("/v1/organisations", new JsonObject { ["kind"] = kind, ["name"] = kind }.AsBody()))
            .JsonAsync(System.Net.HttpStatusCode.Created))["id"]!;
        var name = NewName();
        var (id, oneTime) = await NewAccountAsync(organisation, name, scopes);
        var client = Browser();
        using var answer = await client.PostAsync(
            "/v1/session/password", new JsonObject { ["name"] = name, ["password"] = oneTime, ["newPassword"] = SignedIn.Password }.AsBody());
        await answer.JsonAsync();
        return new(client, organisation, id, name);
    }

    public static string NewName() => $"person-{Guid.NewGuid():N}@example.org";

    /// <summary>A client that keeps cookies and sends what a page of the service sends.</summary>
    public HttpClient Browser()
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Add("X-CSRF", "1");
        return client;
    }

    public async Task<(string Id, string OneTimePassword)> NewAccountAsync(string organisationId, string name, params IReadOnlyList<string> scopes)
    {
        var asked = new JsonObject { ["name"] = name, ["scopes"] = new JsonArray([.. scopes.Select(scope => (JsonNode)scope)]) };
        var made = await (await Coordinator.PostAsync($"/v1/organisations/{organisationId}/accounts", asked.AsBody()))
            .JsonAsync(System.Net.HttpStatusCode.Created);
        return ((string)made["details"]!["id"]!, (string)made["oneTimePassword"]!);
    }

    public async Task<(string Id, string Key)> NewKeyAsync(string organisationId, IReadOnlyList<string> scopes, string? expiresOn = null)
    {
        var asked = new JsonObject { ["label"] = "test", ["scopes"] = new JsonArray([.. scopes.Select(scope => (JsonNode)scope)]), ["expiresOn"] = expiresOn };
        var made = await (await Coordinator.PostAsync($"/v1/organisations/{organisationId}/keys", asked.AsBody())).JsonAsync(System.Net.HttpStatusCode.Created);
        return ((string)made["details"]!["id"]!, (string)made["key"]!);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        var options = Storage.Options;
        builder.UseSetting("Packets:Storage:Provider", options.Provider);
        builder.UseSetting("Packets:Storage:DataPath", options.DataPath);
        builder.UseSetting("Packets:Storage:Connection", options.Connection);
        builder.UseSetting("Packets:Storage:CurrentKey", options.CurrentKey);
        foreach (var (id, key) in options.Keys)
        {
            builder.UseSetting($"Packets:Storage:Keys:{id}", key);
        }

        builder.UseSetting("Auth:BootstrapKey", CoordinatorKey);

        // All tests come from one address.
        builder.UseSetting("Auth:WrongPerMinute", "100000");
        builder.UseSetting("Packets:Pdf:NodePath", "/nonexistent/node");

        if (!HoldsItsFolder)
        {
            builder.ConfigureTestServices(services => services.Remove(services.Single(service => service.ImplementationType == typeof(FolderHold))));
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && storage.IsValueCreated)
        {
            Storage.Dispose();
        }
    }
}

/// <summary>The service as it is alone with its folder.</summary>
public sealed class HoldingApi : KeptApi<SqliteStorage>
{
    protected override bool HoldsItsFolder => true;
}

/// <summary>A person with a session.</summary>
/// <param name="Client">Keeps the cookie.</param>
/// <param name="Id">Of the account.</param>
public sealed record SignedIn(HttpClient Client, string Organisation, string Id, string Name)
{
    public const string Password = "four plain words together";
}
