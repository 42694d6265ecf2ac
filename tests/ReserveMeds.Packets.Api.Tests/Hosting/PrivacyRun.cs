using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Storage;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Tests.Hosting;

/// <summary>What is planted.</summary>
public static class PrivacyRun
{
    public const string Patient = "ZQ-9X9X-8W8W";
    public const string KeptReference = "RM-MA-2026-987654";
    public const string ErasedReference = "RM-MA-2026-876543";
}

/// <summary>
/// Plants marked words in every field of a case that takes words, does all that can be done with stored cases, and keeps what
/// the service said meanwhile.
/// </summary>
public sealed class PrivacyRun<TStorage> : IDisposable
    where TStorage : TestStorage, new()
{
    private readonly Lazy<Task> done;

    public PrivacyRun() => done = new(RunAsync);

    public KeptApi<TStorage> Api { get; } = new();

    /// <summary>Of this run alone, since others write to the same temporary folder.</summary>
    public string Marker { get; } = $"Mark{RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", 12)}";

    public IReadOnlyList<string> Values => [Marker, PrivacyRun.Patient, PrivacyRun.KeptReference, PrivacyRun.ErasedReference];

    public DateTime Began { get; } = DateTime.UtcNow.AddSeconds(-1);

    /// <summary>How many fields of a case took marked words.</summary>
    public int Planted { get; private set; }

    /// <summary>Headers and bodies.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Traces and metrics, as a collector got them.</summary>
    public string Telemetry { get; private set; } = "";

    public Task DoneAsync => done.Value;

    public void Dispose() => Api.Dispose();

    /// <summary>Stops the service at the end, so that all telemetry is sent.</summary>
    private async Task RunAsync()
    {
        await using var collector = await Collector.StartAsync();
        await using (var exporting = Api.WithWebHostBuilder(host => host.UseSetting("Packets:Telemetry:Endpoint", collector.Endpoint)))
        {
            var client = exporting.CreateClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", KeptApi<TStorage>.CoordinatorKey);
            await UseAsync(client);
            await SignInAsync(client, exporting.CreateClient(), exporting.Services.GetRequiredService<AccountStore>());
        }

        Telemetry = collector.Sent("/v1/traces") + collector.Sent("/v1/metrics");
    }

    private async Task UseAsync(HttpClient client)
    {
        var kept = Plant(Samples.Complete(), PrivacyRun.KeptReference);
        var erased = Plant(Samples.Complete(), PrivacyRun.ErasedReference);

        var id = await CreateAsync(client, kept, "once" + Marker);
        await CreateAsync(client, kept, "once" + Marker);
        var gone = await CreateAsync(client, erased, "other" + Marker);
        await NoteAsync(await SendAsync(client, HttpMethod.Post, "/v1/cases", Samples.Complete("krg-moh").AsBody(), once: "once" + Marker));
        var patch = new JsonObject { ["diagnosis"] = new JsonObject { ["condition"] = Marker + " changed" } };
        await NoteAsync(await SendAsync(client, HttpMethod.Patch, $"/v1/cases/{id}", patch.AsBody(), "\"1\""), HttpStatusCode.OK);
        kept["request"]!["rationale"] = Marker + " again";
        await NoteAsync(await SendAsync(client, HttpMethod.Put, $"/v1/cases/{id}", kept.AsBody(), "\"2\""), HttpStatusCode.OK);
        await NoteAsync(await SendAsync(client, HttpMethod.Put, $"/v1/cases/{id}", kept.AsBody(), "\"1\""));
        await NoteAsync(await SendAsync(client, HttpMethod.Patch, $"/v1/cases/{id}", Samples.Body($"{{\"patient\":{Marker}}}"), "\"3\""));
        await NoteAsync(await SendAsync(client, HttpMethod.Patch, $"/v1/cases/{id}", Samples.Body($"{{\"patient\":{{\"identifier\":\"{Marker}\"}}}}"), "\"3\""));
        await NoteAsync(await client.PostAsync("/v1/cases", Samples.Body($"{{\"caseFormat\":1,\"regulator\":\"{Marker}\"}}")));
        foreach (var path in new[] { "", "/revisions", "/revisions/2", "/validation", "/audit", "/audit?format=ndjson", "/export" })
        {
            await NoteAsync(await client.GetAsync($"/v1/cases/{id}{path}"), HttpStatusCode.OK);
        }

        foreach (var document in new[] { "clinical-justification-letter", "cover-letter", "cost-sheet", "patient-onboarding-guide" })
        {
            await NoteAsync(await client.GetAsync($"/v1/cases/{id}/documents/{document}?format=docx&mode=draft"), HttpStatusCode.OK);
            await NoteAsync(await client.GetAsync($"/v1/cases/{id}/documents/{document}?format=html"));
        }

        await NoteAsync(await client.GetAsync($"/v1/cases/{id}/documents/cover-letter?format=pdf&mode=draft"));
        await NoteAsync(await client.GetAsync($"/v1/cases/{id}/documents/{Marker}?format=docx"));
        await NoteAsync(await client.GetAsync($"/v1/cases/{Marker}"));
        await NoteAsync(await client.GetAsync($"/v1/cases/{id}/audit?after={Marker}"));
        await NoteAsync(await client.GetAsync($"/v1/cases?cursor={Marker}"));
        await NoteAsync(await client.GetAsync($"/v1/cases?reference={PrivacyRun.KeptReference}"), HttpStatusCode.OK);
        await NoteAsync(await client.PostAsync("/v1/exports", new JsonObject { ["patient"] = PrivacyRun.Patient }.AsBody()), HttpStatusCode.OK);
        await NoteAsync(await client.PostAsync("/v1/exports", new JsonObject { ["patient"] = Marker }.AsBody()), HttpStatusCode.NotFound);
        await NoteAsync(await client.PostAsync("/v1/erasures", new JsonObject { ["patient"] = PrivacyRun.Patient, ["reason"] = Marker }.AsBody()), HttpStatusCode.BadRequest);
        await NoteAsync(await SendAsync(client, HttpMethod.Delete, $"/v1/cases/{gone}?reason={Marker}", body: null, "\"1\""), HttpStatusCode.BadRequest);
        await NoteAsync(await SendAsync(client, HttpMethod.Delete, $"/v1/cases/{gone}?reason=legal-order", body: null, "\"1\""), HttpStatusCode.NoContent);
        await NoteAsync(await client.GetAsync($"/v1/cases/{gone}"), HttpStatusCode.Gone);
    }

    /// <summary>A person whose name, password and name at a provider are marked.</summary>
    private async Task SignInAsync(HttpClient coordinator, HttpClient browser, AccountStore accounts)
    {
        var (name, password) = ($"{Marker}@example.org", $"{Marker} and more words");
        var clinic = await (await coordinator.PostAsync("/v1/organisations", new JsonObject { ["kind"] = "clinic", ["name"] = "Clinic" }.AsBody()))
            .JsonAsync(HttpStatusCode.Created);
        var asked = new JsonObject { ["name"] = name, ["scopes"] = new JsonArray("cases:read") };
        var made = await (await coordinator.PostAsync($"/v1/organisations/{clinic["id"]}/accounts", asked.AsBody())).JsonAsync(HttpStatusCode.Created);
        await NoteAsync(await coordinator.PostAsync($"/v1/organisations/{clinic["id"]}/accounts", asked.AsBody()), HttpStatusCode.Conflict);
        await NoteAsync(await coordinator.GetAsync($"/v1/organisations/{clinic["id"]}/accounts"), HttpStatusCode.OK);
        var (id, organisation) = (Guid.Parse((string)made["details"]!["id"]!), Guid.Parse((string)clinic["id"]!));
        Assert.True(await accounts.LinkAsync(organisation, id, "https://provider.example", Marker, CancellationToken.None));

        browser.DefaultRequestHeaders.Add("X-CSRF", "1");
        var first = new JsonObject { ["name"] = name, ["password"] = (string?)made["oneTimePassword"], ["newPassword"] = password };
        await NoteAsync(await browser.PostAsync("/v1/session/password", first.AsBody()), HttpStatusCode.OK);
        await NoteAsync(await browser.GetAsync("/v1/session"), HttpStatusCode.OK);
        await NoteAsync(await browser.DeleteAsync("/v1/session"), HttpStatusCode.NoContent);
        await NoteAsync(await SignInAsync(browser, name, "another " + password), HttpStatusCode.Unauthorized);
        await NoteAsync(await SignInAsync(browser, "other" + name, password), HttpStatusCode.Unauthorized);
        await NoteAsync(await SignInAsync(browser, name, password), HttpStatusCode.OK);
        await NoteAsync(await SignInAsync(browser, name, "another " + password), HttpStatusCode.Unauthorized);
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string name, string password) =>
        browser.PostAsync("/v1/session", new JsonObject { ["name"] = name, ["password"] = password }.AsBody());

    private async Task<string> CreateAsync(HttpClient client, JsonObject caseFile, string once) =>
        (string)(await (await SendAsync(client, HttpMethod.Post, "/v1/cases", caseFile.AsBody(), once: once)).JsonAsync(HttpStatusCode.Created))["id"]!;

    private async Task NoteAsync(HttpResponseMessage answer, HttpStatusCode? expected = null)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected is null || expected == answer.StatusCode, $"{(int)answer.StatusCode} in place of {expected}: {text}");
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        if (!answer.IsSuccessStatusCode)
        {
            Errors.Add(answer.Headers + text);
        }
    }

    /// <summary>Each field in turn: where words may stand, marked words stand from then on.</summary>
    private JsonObject Plant(JsonObject caseFile, string reference)
    {
        caseFile["reference"] = reference;
        caseFile["patient"]!["identifier"] = PrivacyRun.Patient;
        Planted = 0;
        foreach (var leaf in Leaves(caseFile).ToList())
        {
            var (before, name) = ((string)leaf!, leaf.GetPropertyName() is var property ? property : "");
            var marked = JsonValue.Create($"{Marker} {name}");
            leaf.ReplaceWith(marked);
            if (name == "regulator" || CaseFileReader.Read(Encoding.UTF8.GetBytes(caseFile.ToJsonString())).Case is null)
            {
                marked.ReplaceWith(JsonValue.Create(before));
                continue;
            }

            Planted++;
        }

        return caseFile;
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Leaves(field.Value)),
        JsonArray items => items.SelectMany(Leaves),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.Parent is JsonObject => [value],
        _ => [],
    };

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpMethod method, string path, HttpContent? body, string? condition = null, string? once = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.TryAddWithoutValidation("If-Match", condition);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", once);
        return client.SendAsync(request);
    }
}
