using System.Net;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.SealedPackets;

public sealed class ResupplyOnSqliteTests(SealingApi<SqliteStorage> api) : ResupplyTests<SqliteStorage>(api), IClassFixture<SealingApi<SqliteStorage>>;

public sealed class ResupplyOnPostgresTests(SealingApi<PostgresStorage> api) : ResupplyTests<PostgresStorage>(api), IClassFixture<SealingApi<PostgresStorage>>;

/// <summary>A new case from a sealed one, and what changed since; alike on both databases.</summary>
public abstract class ResupplyTests<TStorage>(SealingApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    [NeedsToolsFact("postgres", "node")]
    public async Task A_resupply_carries_the_sealed_facts_and_empties_what_has_to_be_stated_anew()
    {
        var clinic = await api.NewSealingClinicAsync();
        var sample = Samples.Complete();
        var id = await clinic.SealedAsync(sample);
        await clinic.PatchAsync(id, "\"1\"", "{\"dosing\":{\"schedule\":\"changed after sealing\"}}");

        using var answer = await clinic.PostAsync($"/v1/cases/{id}/resupply", Samples.Body("{\"packet\":1}"));

        var made = await answer.JsonAsync(HttpStatusCode.Created);
        var facts = made["case"]!["case"]!;
        Assert.Equal($"/v1/cases/{made["case"]!["id"]}", answer.Headers.Location?.OriginalString);
        Assert.Equal("\"1\"", answer.Header("ETag"));
        Assert.Equal((string?)sample["reference"], (string?)facts["request"]!["resupplyOf"]);
        Assert.Equal((string?)sample["dosing"]!["schedule"], (string?)facts["dosing"]!["schedule"]);
        Assert.Equal((string?)sample["patient"]!["identifier"], (string?)facts["patient"]!["identifier"]);
        Assert.Null(facts["reference"]);
        Assert.Null(facts["filingDate"]);
        Assert.Null(facts["patient"]!["weightKg"]);
        Assert.Null(facts["request"]!["quantityPacks"]);
        Assert.Null(facts["dosing"]!["perLabel"]);
        var changes = made["changes"]!;
        Assert.Equal((id, 1), ((string?)changes["of"]!["caseId"], (int?)changes["of"]!["number"]));
        foreach (var pointer in new[] { "/reference", "/filingDate", "/patient/weightKg", "/request/quantityPacks", "/dosing/perLabel" })
        {
            Assert.Contains(pointer, changes["facts"]!["toState"].Texts());
        }

        Assert.Contains("/diagnosis/severity", changes["facts"]!["toConfirm"].Texts());
        Assert.Contains("/request/resupplyOf", changes["facts"]!["differing"].Texts());
        Assert.Empty(changes["templates"]!.AsArray());
        Assert.Empty(changes["product"]!["changed"]!.AsArray());
        Assert.Equal((string?)changes["product"]!["then"]!["digest"], (string?)changes["product"]!["now"]!["digest"]);
        var trail = await (await clinic.GetAsync($"/v1/cases/{id}/audit")).JsonAsync();
        Assert.Equal(((string?)made["case"]!["id"], "resupplied"), ((string?)trail["entries"]!.AsArray()[^1]!["details"]!["case"], (string?)trail["entries"]!.AsArray()[^1]!["what"]));
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task What_changed_in_the_rules_since_the_edition_of_the_packet_is_listed()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.StoredAsync();
        var packet = await (await clinic.SealAsync(id, query: "?rulebook=2026-05")).JsonAsync(HttpStatusCode.Created);

        var rules = (await (await clinic.PostAsync($"/v1/cases/{id}/resupply", Samples.Body("{\"packet\":1}"))).JsonAsync(HttpStatusCode.Created))["changes"]!["rules"]!;

        Assert.Equal("2026-05", (string?)packet["rulebook"]!["edition"]);
        Assert.Equal(("2026-05", "2026-11"), ((string?)rules["then"], (string?)rules["now"]));
        Assert.Contains("CORE-LTR-09", rules["added"].Texts());
        Assert.Empty(rules["removed"]!.AsArray());
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task What_is_stated_anew_and_what_changed_of_the_patient_shows_in_the_current_revision()
    {
        var clinic = await api.NewSealingClinicAsync();
        var sample = Samples.Complete();
        var id = await clinic.SealedAsync(sample);
        var made = await (await clinic.PostAsync($"/v1/cases/{id}/resupply", Samples.Body("{\"packet\":1}"))).JsonAsync(HttpStatusCode.Created);
        var next = (string)made["case"]!["id"]!;

        await clinic.PatchAsync(next, "\"1\"", "{\"patient\":{\"weightKg\":55.5},\"diagnosis\":{\"severity\":{\"value\":\"moderate\"}}}");
        using var answer = await clinic.GetAsync($"/v1/cases/{next}/resupply");

        var facts = (await answer.JsonAsync())["facts"]!;
        Assert.Equal("\"2\"", answer.Header("ETag"));
        Assert.DoesNotContain("/patient/weightKg", facts["toState"].Texts());
        Assert.Contains("/patient/ageYears", facts["toState"].Texts());
        Assert.Contains("/patient/weightKg", facts["differing"].Texts());
        Assert.Contains("/diagnosis/severity/value", facts["differing"].Texts());
        Assert.DoesNotContain("/diagnosis/severity", facts["toConfirm"].Texts());
        Assert.DoesNotContain("55.5", facts.ToJsonString(), StringComparison.Ordinal);
        await (await clinic.GetAsync($"/v1/cases/{id}/resupply")).ProblemAsync(404, "packet-unknown");
        await (await (await api.NewSealingClinicAsync()).GetAsync($"/v1/cases/{next}/resupply")).ProblemAsync(404, "case-unknown");
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task A_resupply_that_is_sent_again_makes_one_case_of_the_same_clinic()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.SealedAsync();
        var owner = (string?)(await (await clinic.GetAsync($"/v1/cases/{id}")).JsonAsync())["organisationId"];

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ResupplyAsync(api.Coordinator, "once", 1)));

        var bodies = await Task.WhenAll(answers.Select(answer => answer.JsonAsync(HttpStatusCode.Created)));
        Assert.Single(bodies.Select(body => (string?)body["case"]!["id"]).Distinct());
        Assert.Equal(owner, (string?)bodies[0]["case"]!["organisationId"]);
        await (await ResupplyAsync(clinic, null, 2)).ProblemAsync(404, "packet-unknown");
        await (await clinic.PostAsync($"/v1/cases/{id}/resupply", Samples.Body("{\"packet\":0}"))).ProblemAsync(400, "body-malformed");

        Task<HttpResponseMessage> ResupplyAsync(HttpClient client, string? key, int number)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/cases/{id}/resupply") { Content = new JsonObject { ["packet"] = number }.AsBody() };
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key);
            }

            return client.SendAsync(request);
        }
    }
}
