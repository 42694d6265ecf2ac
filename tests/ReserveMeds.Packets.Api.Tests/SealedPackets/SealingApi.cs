using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.SealedPackets;

/// <summary>The service with a database of its own and the PDF engine.</summary>
public class SealingApi<TStorage> : KeptApi<TStorage>
    where TStorage : TestStorage, new()
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Packets:Pdf:NodePath", "node");

        // Other tests compute meanwhile.
        builder.UseSetting("Packets:Pdf:TimeoutSeconds", "60");
    }
}

/// <summary>Requests that all tests of sealed packets send.</summary>
internal static class Sealing
{
    public static Task<HttpClient> NewSealingClinicAsync<TStorage>(this KeptApi<TStorage> api)
        where TStorage : TestStorage, new() =>
        api.NewAsync(OrganisationKind.Clinic, Scope.ReadCases, Scope.WriteCases, Scope.ReadPackets, Scope.WritePackets);

    public static Task<(string Id, HttpClient Client)> NewImporterAsync<TStorage>(this KeptApi<TStorage> api)
        where TStorage : TestStorage, new() => api.NewOrganisationAsync(OrganisationKind.Importer, Scope.ReadPackets);

    public static async Task<string> StoredAsync(this HttpClient client, JsonNode? sample = null) =>
        (string)(await (await client.PostAsync("/v1/cases", (sample ?? Samples.Complete()).AsBody())).JsonAsync(HttpStatusCode.Created))["id"]!;

    public static Task<HttpResponseMessage> SealAsync(
        this HttpClient client, string caseId, string? condition = "\"1\"", string? key = null, HttpContent? body = null, string query = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/cases/{caseId}/packets{query}") { Content = body };
        if (condition is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", condition);
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PatchAsync(this HttpClient client, string caseId, string condition, string patch)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"/v1/cases/{caseId}") { Content = Samples.Body(patch, "application/merge-patch+json") };
        request.Headers.TryAddWithoutValidation("If-Match", condition);
        return client.SendAsync(request);
    }

    /// <summary>A new case, sealed as its first packet.</summary>
    public static async Task<string> SealedAsync(this HttpClient client, JsonNode? sample = null)
    {
        var id = await client.StoredAsync(sample);
        await (await client.SealAsync(id)).JsonAsync(HttpStatusCode.Created);
        return id;
    }

    public static Task<HttpResponseMessage> WithdrawAsync(this HttpClient client, string caseId, string reason = "Dose was changed.") =>
        client.PostAsync($"/v1/cases/{caseId}/packets/1/withdrawal", new JsonObject { ["reason"] = reason }.AsBody());

    public static Task<HttpResponseMessage> AssignAsync(this HttpClient client, string caseId, string? importer) =>
        client.PutAsync($"/v1/cases/{caseId}/packets/1/importer", new JsonObject { ["organisationId"] = importer }.AsBody());

    public static async Task<byte[]> BundleAsync(this HttpClient client, string caseId, string audience, int number = 1)
    {
        using var answer = await client.GetAsync($"/v1/cases/{caseId}/packets/{number}/bundle?audience={audience}");
        var content = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, System.Text.Encoding.UTF8.GetString(content));
        return content;
    }

    public static IReadOnlyList<string?> Texts(this JsonNode? list) => [.. list!.AsArray().Select(entry => (string?)entry)];

    public static IReadOnlyList<string?> Texts(this JsonNode? list, string member) => [.. list!.AsArray().Select(entry => (string?)entry![member])];
}
