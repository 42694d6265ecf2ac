using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Tests.Cases;

public sealed class CasesOnSqliteTests(KeptApi<SqliteStorage> api) : CasesTests<SqliteStorage>(api), IClassFixture<KeptApi<SqliteStorage>>;

public sealed class CasesOnPostgresTests(KeptApi<PostgresStorage> api) : CasesTests<PostgresStorage>(api), IClassFixture<KeptApi<PostgresStorage>>;

/// <summary>The contract of stored cases, alike on both databases.</summary>
public abstract class CasesTests<TStorage>(KeptApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    [NeedsToolsFact("postgres")]
    public async Task A_case_comes_back_as_it_was_stored_with_its_revision_as_ETag()
    {
        var clinic = await api.NewClinicAsync();
        var sent = Samples.Complete();

        using var created = await clinic.PostAsync("/v1/cases", sent.AsBody());
        using var read = await clinic.GetAsync(created.Headers.Location);

        var made = await created.JsonAsync(HttpStatusCode.Created);
        var kept = await read.JsonAsync();
        Assert.Equal("\"1\"", created.Header("ETag"));
        Assert.Equal("\"1\"", read.Header("ETag"));
        Assert.True(JsonNode.DeepEquals(made, kept));
        Assert.Equal(Facts(sent), Facts(kept["case"]!));
        Assert.Equal((1, "created"), ((int?)kept["revision"]!["number"], (string?)kept["revision"]!["change"]));
        Assert.Equal(PacketsApi.Now, DateTimeOffset.Parse((string)kept["revision"]!["at"]!, System.Globalization.CultureInfo.InvariantCulture));
    }

    [NeedsToolsFact("postgres")]
    public async Task A_half_filled_case_is_stored()
    {
        var clinic = await api.NewClinicAsync();

        var made = await (await clinic.PostAsync("/v1/cases", Samples.Body("{\"caseFormat\":1,\"regulator\":\"dmp\"}"))).JsonAsync(HttpStatusCode.Created);

        Assert.Equal("{\"caseFormat\":1,\"regulator\":\"dmp\"}", made["case"]!.ToJsonString());
    }

    [NeedsToolsTheory("postgres")]
    [InlineData("a\\u0000b")]
    [InlineData("a\\ud800b")]
    [InlineData("a\\udc00b")]
    [InlineData("a\u0000b")]
    public async Task Text_that_one_database_would_refuse_is_400_on_both(string text)
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);
        var whole = $"{{\"caseFormat\":1,\"regulator\":\"dmp\",\"diagnosis\":{{\"condition\":\"{text}\"}}}}";
        var patch = $"{{\"diagnosis\":{{\"condition\":\"{text}\"}}}}";

        await (await clinic.PostAsync("/v1/cases", Samples.Body(whole))).ProblemAsync(400, "case-malformed");
        await (await SendAsync(clinic, HttpMethod.Put, id, "\"1\"", Samples.Body(whole))).ProblemAsync(400, "case-malformed");
        await (await SendAsync(clinic, HttpMethod.Patch, id, "\"1\"", Samples.Body(patch))).ProblemAsync(400, "case-malformed");
        Assert.Equal("\"1\"", (await clinic.GetAsync($"/v1/cases/{id}")).Header("ETag"));
    }

    [NeedsToolsFact("postgres")]
    public async Task Each_change_is_a_revision_that_stays_as_it_was()
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);
        var changed = Samples.Complete();
        changed["reference"] = "RM-MA-2026-000777";

        using var replaced = await SendAsync(clinic, HttpMethod.Put, id, "\"1\"", changed.AsBody());
        using var patched = await SendAsync(
            clinic, HttpMethod.Patch, id, "\"2\"", Samples.Body("{\"patient\":{\"weightKg\":61.5}}", "application/merge-patch+json"));

        Assert.Equal((HttpStatusCode.OK, "\"2\""), (replaced.StatusCode, replaced.Header("ETag")));
        Assert.Equal((HttpStatusCode.OK, "\"3\""), (patched.StatusCode, patched.Header("ETag")));
        var revisions = (await (await clinic.GetAsync($"/v1/cases/{id}/revisions")).JsonAsync())["revisions"]!.AsArray();
        Assert.Equal(["created", "replaced", "patched"], revisions.Select(revision => (string?)revision!["change"]));
        Assert.Equal(3, revisions.Select(revision => (string?)revision!["digest"]).Distinct().Count());
        var first = await (await clinic.GetAsync($"/v1/cases/{id}/revisions/1")).JsonAsync();
        Assert.Equal(Facts(Samples.Complete()), Facts(first["case"]!));
        var third = await (await clinic.GetAsync($"/v1/cases/{id}/revisions/3")).JsonAsync();
        Assert.Equal(61.5m, (decimal?)third["case"]!["patient"]!["weightKg"]);
        Assert.Equal((string?)changed["patient"]!["identifier"], (string?)third["case"]!["patient"]!["identifier"]);
        await (await clinic.GetAsync($"/v1/cases/{id}/revisions/4")).ProblemAsync(404, "case-unknown");
    }

    [NeedsToolsFact("postgres")]
    public async Task The_same_facts_again_make_no_revision()
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);

        using var replaced = await SendAsync(clinic, HttpMethod.Put, id, "\"1\"", Samples.Complete().AsBody());

        Assert.Equal((HttpStatusCode.OK, "\"1\""), (replaced.StatusCode, replaced.Header("ETag")));
    }

    [NeedsToolsFact("postgres")]
    public async Task What_was_not_seen_is_not_overwritten()
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);
        await SendAsync(clinic, HttpMethod.Patch, id, "\"1\"", Samples.Body("{\"patient\":{\"weightKg\":60}}"));

        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Patch })
        {
            foreach (var condition in new[] { "\"1\"", "W/\"2\"", "\"two\"", "\"3\"" })
            {
                using var late = await SendAsync(clinic, method, id, condition, Samples.Complete().AsBody());
                await late.ProblemAsync(412, "revision-outdated");
                Assert.Equal("\"2\"", late.Header("ETag"));
            }

            await (await SendAsync(clinic, method, id, null, Samples.Complete().AsBody())).ProblemAsync(428, "precondition-missing");
            await (await SendAsync(clinic, method, id, "*", Samples.Complete().AsBody())).ProblemAsync(428, "precondition-missing");
        }
    }

    [NeedsToolsFact("postgres")]
    public async Task Of_many_who_change_the_same_revision_one_succeeds_and_no_change_is_lost()
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);
        var done = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(racer => Task.Run(async () =>
        {
            for (var turn = 0; turn < 10; turn++)
            {
                var current = (await clinic.GetAsync($"/v1/cases/{id}")).Header("ETag");
                using var answer = await SendAsync(clinic, HttpMethod.Patch, id, current, Samples.Body($"{{\"patient\":{{\"weightKg\":{20 + (racer * 10) + turn}}}}}"));
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PreconditionFailed, answer.StatusCode.ToString());
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    Interlocked.Increment(ref done);
                }
            }
        })));

        Assert.True(done >= 10, $"{done} changes");
        var revisions = (await (await clinic.GetAsync($"/v1/cases/{id}/revisions")).JsonAsync())["revisions"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, done + 1), revisions.Select(revision => (int)revision!["number"]!));
    }

    [NeedsToolsFact("postgres")]
    public async Task A_request_that_is_sent_again_makes_one_case()
    {
        var clinic = await api.NewClinicAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => CreateOnceAsync(clinic, "one-key", Samples.Complete()))));

        var bodies = await Task.WhenAll(answers.Select(answer => answer.JsonAsync(HttpStatusCode.Created)));
        Assert.Single(bodies.Select(body => body.ToJsonString()).Distinct());
        Assert.Single((await (await clinic.GetAsync("/v1/cases")).JsonAsync())["cases"]!.AsArray());
        await (await CreateOnceAsync(clinic, "\"one-key\"", Samples.Complete("krg-moh"))).ProblemAsync(422, "idempotency-key-reused");
        await (await CreateOnceAsync(await api.NewClinicAsync(), "one-key", Samples.Complete("krg-moh"))).JsonAsync(HttpStatusCode.Created);
        await (await CreateOnceAsync(clinic, new string('k', 256), Samples.Complete())).ProblemAsync(400, "request-malformed");
        await (await CreateOnceAsync(clinic, "two words", Samples.Complete())).ProblemAsync(400, "request-malformed");
    }

    [NeedsToolsFact("postgres")]
    public async Task A_clinic_sees_its_own_cases_and_no_others()
    {
        var (own, other) = (await api.NewClinicAsync(), await api.NewClinicAsync());
        var id = await StoredAsync(own);

        foreach (var path in new[] { "", "/revisions", "/revisions/1", "/validation", "/documents/cover-letter?format=html" })
        {
            await (await other.GetAsync($"/v1/cases/{id}{path}")).ProblemAsync(404, "case-unknown");
            Assert.Equal(HttpStatusCode.OK, (await own.GetAsync($"/v1/cases/{id}{path}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await api.Coordinator.GetAsync($"/v1/cases/{id}{path}")).StatusCode);
        }

        await (await SendAsync(other, HttpMethod.Put, id, "\"1\"", Samples.Complete().AsBody())).ProblemAsync(404, "case-unknown");
        await (await SendAsync(other, HttpMethod.Patch, id, "\"1\"", Samples.Body("{}"))).ProblemAsync(404, "case-unknown");
        var organisation = (string?)(await (await own.GetAsync($"/v1/cases/{id}")).JsonAsync())["organisationId"];
        await (await other.PostAsync($"/v1/cases?organisation={organisation}", Samples.Complete().AsBody())).ProblemAsync(404, "organisation-unknown");
        Assert.Empty((await (await other.GetAsync($"/v1/cases?organisation={organisation}")).JsonAsync())["cases"]!.AsArray());
        await (await api.Coordinator.PostAsync($"/v1/cases?organisation={organisation}", Samples.Complete().AsBody())).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(2, (await (await own.GetAsync("/v1/cases")).JsonAsync())["cases"]!.AsArray().Count);
    }

    [NeedsToolsFact("postgres")]
    public async Task A_list_goes_on_without_skipping_or_repeating_while_cases_are_made()
    {
        var clinic = await api.NewClinicAsync();
        var made = new List<string>();
        for (var count = 0; count < 7; count++)
        {
            made.Add(await StoredAsync(clinic));
        }

        var seen = new List<string>();
        string? path = "/v1/cases?limit=3&regulator=dmp";
        while (path is not null)
        {
            using var answer = await clinic.GetAsync(path);
            seen.AddRange((await answer.JsonAsync())["cases"]!.AsArray().Select(entry => (string)entry!["id"]!));
            path = answer.Header("Link")?.Split('<', '>')[1];
            await StoredAsync(clinic);
        }

        // The clock of the tests stands still, so that cases of the same millisecond come in any order.
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(made.Except(seen));
    }

    [NeedsToolsFact("postgres")]
    public async Task A_list_is_filtered_and_says_what_it_cannot_read_all_at_once()
    {
        var clinic = await api.NewClinicAsync();
        var first = await StoredAsync(clinic);
        var second = (string)(await (await clinic.PostAsync("/v1/cases", Samples.Complete("krg-moh").AsBody())).JsonAsync(HttpStatusCode.Created))["id"]!;
        var reference = (string)Samples.Complete("krg-moh")["reference"]!;

        Assert.Equal([first], await IdsAsync("/v1/cases?regulator=dmp"));
        Assert.Equal([second], await IdsAsync($"/v1/cases?reference={reference}"));
        Assert.Empty(await IdsAsync("/v1/cases?reference=RM-KR-2026-999999"));
        var problem = await (await clinic.GetAsync("/v1/cases?reference=a%00b&organisation=x&limit=0&cursor=AAAA")).ProblemAsync(400, "parameter-invalid");
        Assert.Equal(["reference", "organisation", "limit", "cursor"], problem["errors"]!.AsArray().Select(error => (string?)error!["parameter"]));
        var cursor = (string)(await (await clinic.GetAsync("/v1/cases?limit=1")).JsonAsync())["next"]!;
        Assert.Single(await IdsAsync($"/v1/cases?limit=1&cursor={cursor}"));
        await (await clinic.GetAsync($"/v1/cases?regulator=dmp&cursor={cursor}")).ProblemAsync(400, "parameter-invalid");

        async Task<List<string>> IdsAsync(string path) =>
            [.. (await (await clinic.GetAsync(path)).JsonAsync())["cases"]!.AsArray().Select(entry => (string)entry!["id"]!)];
    }

    [NeedsToolsFact("postgres")]
    public async Task A_stored_case_gives_the_report_and_the_bytes_of_the_same_case_sent()
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);
        var anyone = api.CreateClient();

        var kept = await (await clinic.GetAsync($"/v1/cases/{id}/validation")).JsonAsync();
        var sent = await (await anyone.PostAsync("/v1/validate", Samples.Complete().AsBody())).JsonAsync();
        using var keptFile = await clinic.GetAsync($"/v1/cases/{id}/documents/clinical-justification-letter?format=docx");
        using var sentFile = await anyone.PostAsync("/v1/documents/clinical-justification-letter?format=docx", Samples.Complete().AsBody());

        Assert.True(JsonNode.DeepEquals(sent, kept));
        Assert.Equal(HttpStatusCode.OK, keptFile.StatusCode);
        Assert.Equal("\"1\"", keptFile.Header("ETag"));
        Assert.Equal(await sentFile.Content.ReadAsByteArrayAsync(), await keptFile.Content.ReadAsByteArrayAsync());
        await (await clinic.GetAsync($"/v1/cases/{id}/documents/nonsense")).ProblemAsync(404, "document-unknown");
        await (await clinic.GetAsync($"/v1/cases/{id}/validation?rulebook=1999-01")).ProblemAsync(400, "parameter-invalid");
    }

    [NeedsToolsFact("postgres")]
    public async Task A_final_document_of_a_stored_case_is_refused_while_a_rule_refuses_the_case()
    {
        var clinic = await api.NewClinicAsync();
        var id = (string)(await (await clinic.PostAsync("/v1/cases", Samples.Refused().AsBody())).JsonAsync(HttpStatusCode.Created))["id"]!;

        await (await clinic.GetAsync($"/v1/cases/{id}/documents/cover-letter?format=docx")).ProblemAsync(422, "case-refused");
        Assert.Equal(HttpStatusCode.OK, (await clinic.GetAsync($"/v1/cases/{id}/documents/cover-letter?format=html&mode=draft")).StatusCode);
    }

    [NeedsToolsFact("postgres")]
    public async Task No_value_of_a_stored_case_appears_in_an_error_or_in_the_log()
    {
        const string marker = "MARKERVALUE";
        var clinic = await api.NewClinicAsync();
        var marked = Samples.Complete();
        marked["diagnosis"]!["condition"] = marker;
        marked["physician"]!["name"] = marker;
        var id = (string)(await (await clinic.PostAsync("/v1/cases", marked.AsBody())).JsonAsync(HttpStatusCode.Created))["id"]!;
        HttpResponseMessage[] answers =
        [
            await clinic.PostAsync("/v1/cases", Samples.Body(marked.ToJsonString().Replace("}", marker, StringComparison.Ordinal))),
            await CreateOnceAsync(clinic, "k", marked),
            await CreateOnceAsync(clinic, "k", Samples.Complete()),
            await SendAsync(clinic, HttpMethod.Put, id, "\"9\"", marked.AsBody()),
            await SendAsync(clinic, HttpMethod.Patch, id, "\"1\"", Samples.Body($"{{\"{marker}\":\"{marker}\",\"regulator\":\"{marker}\"}}")),
            await SendAsync(clinic, HttpMethod.Patch, id, "\"1\"", Samples.Body($"{{\"patient\":{marker}}}")),
            await clinic.GetAsync($"/v1/cases?reference={marker}%00&cursor={marker}"),
            await clinic.GetAsync($"/v1/cases/{id}/documents/{marker}"),
            await clinic.GetAsync($"/v1/cases/{marker}"),
            await clinic.GetAsync($"/v1/cases/{id}/validation"),
            await clinic.GetAsync($"/v1/cases/{id}/documents/clinical-justification-letter?format=docx"),
        ];

        foreach (var answer in answers.Where(answer => !answer.IsSuccessStatusCode))
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.NotEqual(500, (int)answer.StatusCode);

            // An unknown name is the caller's own and stands in the pointer alone.
            Assert.DoesNotContain(marker, text.Replace($"\"pointer\":\"/{marker}\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.True(answers.Count(answer => !answer.IsSuccessStatusCode) >= 7);
        Assert.DoesNotContain(api.Log.Lines, line => line.Contains(marker, StringComparison.Ordinal));
    }

    /// <summary>What a case says, whatever is said by leaving it out or by an empty list.</summary>
    private static string Facts(JsonNode caseFile) =>
        Encoding.UTF8.GetString(CaseFileWriter.Write(CaseFileReader.Read(Encoding.UTF8.GetBytes(caseFile.ToJsonString())).Case!));

    private static Task<HttpResponseMessage> CreateOnceAsync(HttpClient client, string key, JsonNode body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/cases") { Content = body.AsBody() };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string id, string? condition, HttpContent body)
    {
        var request = new HttpRequestMessage(method, $"/v1/cases/{id}") { Content = body };
        if (condition is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", condition);
        }

        return client.SendAsync(request);
    }

    private static async Task<string> StoredAsync(HttpClient client) =>
        (string)(await (await client.PostAsync("/v1/cases", Samples.Complete().AsBody())).JsonAsync(HttpStatusCode.Created))["id"]!;
}
