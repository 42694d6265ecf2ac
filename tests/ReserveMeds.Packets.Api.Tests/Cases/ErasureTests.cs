using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Cases;

public sealed class ErasureOnSqliteTests(KeptApi<SqliteStorage> api) : ErasureTests<SqliteStorage>(api), IClassFixture<KeptApi<SqliteStorage>>
{
    [Fact]
    public async Task Nothing_of_an_erased_case_lies_in_the_files_of_SQLite_not_even_encrypted()
    {
        var (clinic, _) = await NewClinicAsync();
        var id = await StoredAsync(clinic, Samples.Complete());
        var caseId = Guid.Parse(id);
        await using var db = Api.Services.GetRequiredService<Database>().Open();
        var content = Encoding.Latin1.GetString((await db.Revisions.AsNoTracking().SingleAsync(row => row.CaseId == caseId)).Content, 0, 200);
        var key = Encoding.Latin1.GetString((await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == caseId)).Wrapped);
        var before = Bytes();

        await EraseAsync(clinic, id, 1);

        Assert.All(new[] { content, key }, secret => Assert.Contains(secret, before, StringComparison.Ordinal));
        Assert.All(new[] { content, key }, secret => Assert.DoesNotContain(secret, Bytes(), StringComparison.Ordinal));
    }

    private string Bytes() => string.Concat(Directory.GetFiles(Api.Storage.Options.Folder).Select(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }));
}

public sealed class ErasureOnPostgresTests(KeptApi<PostgresStorage> api) : ErasureTests<PostgresStorage>(api), IClassFixture<KeptApi<PostgresStorage>>;

/// <summary>Giving out and destroying what is kept, alike on both databases.</summary>
public abstract class ErasureTests<TStorage>(KeptApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    protected KeptApi<TStorage> Api => api;

    [NeedsToolsFact("postgres", "sha256sum")]
    public async Task An_erased_case_is_gone_but_for_its_trail_and_says_that_it_was_erased()
    {
        var (clinic, _) = await NewClinicAsync();
        var id = await StoredAsync(clinic, Samples.Complete());
        await PatchAsync(clinic, id, 1, 61);

        using var erased = await EraseAsync(clinic, id, 2);

        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        foreach (var path in new[] { "", "/revisions", "/revisions/1", "/validation", "/documents/cover-letter?format=html", "/export" })
        {
            await (await clinic.GetAsync($"/v1/cases/{id}{path}")).ProblemAsync(410, "case-erased");
        }

        await (await PatchAsync(clinic, id, 3, 62)).ProblemAsync(410, "case-erased");
        await (await EraseAsync(clinic, id, 3)).ProblemAsync(410, "case-erased");
        await (await (await api.NewClinicAsync()).GetAsync($"/v1/cases/{id}")).ProblemAsync(404, "case-unknown");
        Assert.Empty((await (await clinic.GetAsync("/v1/cases")).JsonAsync())["cases"]!.AsArray());

        var last = (await (await clinic.GetAsync($"/v1/cases/{id}/audit")).JsonAsync())["entries"]!.AsArray()[^1]!;
        Assert.Equal(("erased", "{\"revision\":2,\"reason\":\"patient-request\"}"), ((string?)last["what"], last["details"]!.ToJsonString()));
        Assert.True(AuditExport.IsIntact((await clinic.GetStringAsync($"/v1/cases/{id}/audit?format=ndjson")).TrimEnd().Split('\n')));
        await using var db = api.Services.GetRequiredService<Database>().Open();
        Assert.False(await db.Revisions.AnyAsync(row => row.CaseId == Guid.Parse(id)));
        Assert.False(await db.DataKeys.AnyAsync(row => row.Id == Guid.Parse(id)));
        var row = await db.Cases.SingleAsync(row => row.Id == Guid.Parse(id));
        Assert.Equal((null, null, PacketsApi.Now), (row.Reference, row.Patient, row.ErasedAt));
    }

    [NeedsToolsFact("postgres")]
    public async Task A_case_is_erased_only_with_a_reason_and_as_it_was_seen()
    {
        var (clinic, _) = await NewClinicAsync();
        var id = await StoredAsync(clinic, Samples.Complete());

        await (await EraseAsync(clinic, id, 2)).ProblemAsync(412, "revision-outdated");
        await (await EraseAsync(clinic, id, 1, "")).ProblemAsync(400, "parameter-invalid");
        await (await EraseAsync(clinic, id, 1, "?reason=because")).ProblemAsync(400, "parameter-invalid");
        await (await EraseAsync(clinic, id, 1, "?reason=retention-ended")).ProblemAsync(400, "parameter-invalid");
        await (await clinic.DeleteAsync($"/v1/cases/{id}?reason=legal-order")).ProblemAsync(428, "precondition-missing");
        await (await EraseAsync(await api.NewClinicAsync(), id, 1)).ProblemAsync(403, "access-denied");
        await (await EraseAsync((await NewClinicAsync()).Client, id, 1)).ProblemAsync(404, "case-unknown");
        Assert.Equal(HttpStatusCode.OK, (await clinic.GetAsync($"/v1/cases/{id}")).StatusCode);
    }

    [NeedsToolsFact("postgres")]
    public async Task No_writer_brings_an_erased_case_back()
    {
        var (clinic, _) = await NewClinicAsync();
        var id = await StoredAsync(clinic, Samples.Complete());
        using var go = new SemaphoreSlim(0);

        var writers = Enumerable.Range(0, 6).Select(racer => Task.Run(async () =>
        {
            await go.WaitAsync();
            for (var turn = 0; turn < 12; turn++)
            {
                var seen = (await clinic.GetAsync($"/v1/cases/{id}")).Header("ETag");
                using var answer = await PatchAsync(clinic, id, int.Parse(seen?.Trim('"') ?? "1", System.Globalization.CultureInfo.InvariantCulture), 20 + (racer * 12) + turn);
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PreconditionFailed or HttpStatusCode.Gone, answer.StatusCode.ToString());
            }
        })).ToList();
        go.Release(6);
        HttpStatusCode outcome;
        do
        {
            var seen = (await clinic.GetAsync($"/v1/cases/{id}")).Header("ETag");
            outcome = (await EraseAsync(clinic, id, int.Parse(seen!.Trim('"'), System.Globalization.CultureInfo.InvariantCulture))).StatusCode;
        }
        while (outcome == HttpStatusCode.PreconditionFailed);

        await Task.WhenAll(writers);
        Assert.Equal(HttpStatusCode.NoContent, outcome);
        await (await clinic.GetAsync($"/v1/cases/{id}")).ProblemAsync(410, "case-erased");
        await using var db = api.Services.GetRequiredService<Database>().Open();
        Assert.False(await db.Revisions.AnyAsync(row => row.CaseId == Guid.Parse(id)));

        // A read that was under way may be noted after it; a change may not.
        var entries = (await (await clinic.GetAsync($"/v1/cases/{id}/audit")).JsonAsync())["entries"]!.AsArray();
        Assert.Equal("erased", (string?)entries.Last(entry => (string?)entry!["what"] != "read")!["what"]);
    }

    [NeedsToolsFact("postgres")]
    public async Task A_request_that_is_sent_again_does_not_bring_an_erased_case_back()
    {
        var (clinic, _) = await NewClinicAsync();
        var id = await StoredAsync(clinic, Samples.Complete(), "again");
        await EraseAsync(clinic, id, 1);

        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/cases") { Content = Samples.Complete().AsBody() };
        request.Headers.Add("Idempotency-Key", "again");

        await (await clinic.SendAsync(request)).ProblemAsync(410, "case-erased");
    }

    [NeedsToolsFact("postgres", "sha256sum")]
    public async Task An_export_holds_every_revision_and_the_trail_and_can_be_verified_without_the_service()
    {
        var (clinic, _) = await NewClinicAsync();
        var id = await StoredAsync(clinic, Samples.Complete());
        await PatchAsync(clinic, id, 1, 61.5m);

        var folder = await UnzippedAsync(await clinic.GetAsync($"/v1/cases/{id}/export"));
        try
        {
            Assert.Equal(0, await RunAsync(folder.FullName, "sha256sum", "--strict", "-c", "manifest-sha256.txt"));
            var kept = folder.GetDirectories().Single();
            Assert.Equal(id, kept.Name);
            var about = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(kept.FullName, "case.json")))!;
            var lines = await File.ReadAllLinesAsync(Path.Combine(kept.FullName, "audit.ndjson"));
            Assert.True(AuditExport.IsIntact(lines));
            foreach (var number in new[] { 1, 2 })
            {
                var revision = await File.ReadAllBytesAsync(Path.Combine(kept.FullName, "revisions", $"{number}.json"));
                var keyed = HMACSHA256.HashData(Convert.FromHexString((string)about["digestKey"]!), revision);
                Assert.Equal(Convert.ToHexStringLower(keyed), (string?)JsonNode.Parse(lines[number - 1])!["details"]!["digest"]);
                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(revision)), (string?)about["revisions"]![number - 1]!["digest"]);
            }

            Assert.Contains("61.5", await File.ReadAllTextAsync(Path.Combine(kept.FullName, "revisions", "2.json")), StringComparison.Ordinal);
            Assert.Equal("exported", (string?)(await (await clinic.GetAsync($"/v1/cases/{id}/audit")).JsonAsync())["entries"]!.AsArray()[^1]!["what"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [NeedsToolsFact("postgres")]
    public async Task One_patients_cases_are_given_out_and_erased_and_nobody_elses()
    {
        var ((clinic, organisation), (other, _)) = (await NewClinicAsync(), await NewClinicAsync());
        var code = (string)Samples.Complete()["patient"]!["identifier"]!;
        string[] own = [await StoredAsync(clinic, Samples.Complete()), await StoredAsync(clinic, Samples.Complete())];
        var neighbour = Samples.Complete();
        neighbour["patient"]!["identifier"] = "N-1A1A-2B2B";
        var kept = await StoredAsync(clinic, neighbour);
        var elsewhere = await StoredAsync(other, Samples.Complete());
        var asked = new JsonObject { ["patient"] = code };
        var ordered = new JsonObject { ["patient"] = code, ["reason"] = "patient-request" };

        var folder = await UnzippedAsync(await clinic.PostAsync("/v1/exports", asked.AsBody()));
        Assert.Equal(own.Order(StringComparer.Ordinal), folder.GetDirectories().Select(each => each.Name).Order(StringComparer.Ordinal));
        folder.Delete(recursive: true);
        await (await api.Coordinator.PostAsync("/v1/exports", asked.DeepClone().AsBody())).ProblemAsync(404, "patient-unknown");
        var named = asked.DeepClone();
        named["organisation"] = organisation;
        await (await other.PostAsync("/v1/exports", named.AsBody())).ProblemAsync(404, "patient-unknown");
        named["reason"] = "legal-order";
        await (await other.PostAsync("/v1/erasures", named.AsBody())).ProblemAsync(404, "patient-unknown");
        await (await clinic.PostAsync("/v1/erasures", asked.DeepClone().AsBody())).ProblemAsync(400, "body-malformed");

        var erased = await (await clinic.PostAsync("/v1/erasures", ordered.AsBody())).JsonAsync();

        Assert.Equal(own.Order(StringComparer.Ordinal), erased["cases"]!.AsArray().Select(id => (string)id!).Order(StringComparer.Ordinal));
        await (await clinic.GetAsync($"/v1/cases/{own[1]}")).ProblemAsync(410, "case-erased");
        Assert.Equal(HttpStatusCode.OK, (await clinic.GetAsync($"/v1/cases/{kept}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync($"/v1/cases/{elsewhere}")).StatusCode);
        await (await clinic.PostAsync("/v1/erasures", ordered.DeepClone().AsBody())).ProblemAsync(404, "patient-unknown");
        Assert.DoesNotContain(api.Log.Lines, line => line.Contains(code, StringComparison.Ordinal));
    }

    [NeedsToolsFact("postgres")]
    public async Task A_case_is_erased_when_its_organisations_period_is_over_and_not_before()
    {
        var ((clinic, organisation), (without, _)) = (await NewClinicAsync(), await NewClinicAsync());
        var id = await StoredAsync(clinic, Samples.Complete());
        var forever = await StoredAsync(without, Samples.Complete());
        foreach (var days in new[] { "29", "36501", "\"400\"" })
        {
            await (await RetainAsync(organisation, days)).ProblemAsync(400, "body-malformed");
        }

        Assert.Equal(400, (int?)(await (await RetainAsync(organisation, "400")).JsonAsync())["retentionDays"]);

        await using (var before = api.With(services => services.AddSingleton<TimeProvider>(new PinnedTime(PacketsApi.Now.AddDays(400)))))
        {
            Assert.Equal(0, await before.Services.GetRequiredService<CaseEraser>().PurgeAsync(CancellationToken.None));
        }

        await using var later = api.With(services => services.AddSingleton<TimeProvider>(new HastyTime(PacketsApi.Now.AddDays(401))));
        using var client = later.CreateClient();
        client.DefaultRequestHeaders.Authorization = clinic.DefaultRequestHeaders.Authorization;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await client.GetAsync($"/v1/cases/{id}", limit.Token)).StatusCode != HttpStatusCode.Gone)
        {
            await Task.Delay(50, limit.Token);
        }

        // A read that was under way may be noted after it.
        var purged = Assert.Single((await (await clinic.GetAsync($"/v1/cases/{id}/audit")).JsonAsync())["entries"]!.AsArray(), entry => (string?)entry!["what"] == "purged")!;
        Assert.Equal("service", (string?)purged["by"]);
        Assert.Equal("{\"revision\":1,\"reason\":\"retention-ended\",\"days\":400}", purged["details"]!.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, (await without.GetAsync($"/v1/cases/{forever}")).StatusCode);
    }

    [NeedsToolsFact("postgres")]
    public async Task The_command_erases_what_is_kept_too_long_and_says_how_much()
    {
        var (clinic, organisation) = await NewClinicAsync();
        var id = await StoredAsync(clinic, Samples.Complete());
        await RetainAsync(organisation, "30");
        await using var later = api.With(services => services.AddSingleton<TimeProvider>(new PinnedTime(PacketsApi.Now.AddDays(31))));
        using var screen = new StringWriter();

        await PurgeCommand.RunAsync(later.Services, screen);

        Assert.Equal("Erased 1 cases whose retention period had ended.", screen.ToString().Trim());
        await (await clinic.GetAsync($"/v1/cases/{id}")).ProblemAsync(410, "case-erased");
        await RetainAsync(organisation, "null");
        await PurgeCommand.RunAsync(later.Services, screen);
        Assert.EndsWith("Erased 0 cases whose retention period had ended.", screen.ToString().Trim(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> RetainAsync(string organisation, string days) =>
        api.Coordinator.PutAsync($"/v1/organisations/{organisation}/retention", Samples.Body($"{{\"days\":{days}}}"));

    protected async Task<(HttpClient Client, string Organisation)> NewClinicAsync()
    {
        var before = await OrganisationsAsync();
        var client = await api.NewAsync(OrganisationKind.Clinic, Scope.ReadCases, Scope.WriteCases, Scope.EraseCases);
        return (client, (await OrganisationsAsync()).Except(before).Single());
    }

    private async Task<List<string>> OrganisationsAsync() =>
        [.. (await (await api.Coordinator.GetAsync("/v1/organisations")).JsonAsync())["organisations"]!.AsArray().Select(each => (string)each!["id"]!)];

    protected static async Task<string> StoredAsync(HttpClient client, JsonNode caseFile, string? once = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/cases") { Content = caseFile.AsBody() };
        if (once is not null)
        {
            request.Headers.Add("Idempotency-Key", once);
        }

        return (string)(await (await client.SendAsync(request)).JsonAsync(HttpStatusCode.Created))["id"]!;
    }

    private static Task<HttpResponseMessage> PatchAsync(HttpClient client, string id, int seen, decimal weight) =>
        SendAsync(client, HttpMethod.Patch, $"/v1/cases/{id}", seen, new JsonObject { ["patient"] = new JsonObject { ["weightKg"] = weight } }.AsBody());

    protected static Task<HttpResponseMessage> EraseAsync(HttpClient client, string id, int seen, string query = "?reason=patient-request") =>
        SendAsync(client, HttpMethod.Delete, $"/v1/cases/{id}{query}", seen, body: null);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, int seen, HttpContent? body)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{seen}\""));
        return client.SendAsync(request);
    }

    private static async Task<DirectoryInfo> UnzippedAsync(HttpResponseMessage answer)
    {
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var folder = Directory.CreateTempSubdirectory("packets-export-");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        foreach (var entry in zip.Entries)
        {
            var path = Path.Combine(folder.FullName, entry.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var source = await entry.OpenAsync();
            await using var target = File.Create(path);
            await source.CopyToAsync(target);
        }

        return folder;
    }

    private static async Task<int> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true,
        })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>A pinned day on which hours pass in milliseconds; shorter times take as long as ever.</summary>
    private sealed class HastyTime(DateTimeOffset now) : PinnedTime(now)
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Hastened(dueTime), Hastened(period));

        private static TimeSpan Hastened(TimeSpan time) => time >= TimeSpan.FromHours(1) ? time / 36_000 : time;
    }
}
