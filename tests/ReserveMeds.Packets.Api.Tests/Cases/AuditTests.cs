using System.Data.Common;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Cases;

public sealed class AuditOnSqliteTests(KeptApi<SqliteStorage> api) : AuditTests<SqliteStorage>(api), IClassFixture<KeptApi<SqliteStorage>>
{
    [Fact]
    public Task SQLite_itself_refuses_to_replace_an_entry() =>
        RefusedAsync("INSERT OR REPLACE INTO audit SELECT case_id, number, at, 'key:x', organisation_id, what, details, previous, hash FROM audit");
}

public sealed class AuditOnPostgresTests(KeptApi<PostgresStorage> api) : AuditTests<PostgresStorage>(api), IClassFixture<KeptApi<PostgresStorage>>
{
    [NeedsToolsFact("postgres")]
    public Task PostgreSQL_itself_refuses_to_empty_the_trail() => RefusedAsync("TRUNCATE audit");

    [NeedsToolsFact("postgres")]
    public async Task Where_a_read_cannot_be_written_down_it_is_answered_and_logged()
    {
        var clinic = await Api.NewClinicAsync();
        var id = await StoredAsync(clinic);
        var database = Api.Services.GetRequiredService<Database>();
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER no_room BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION no_room();
            """);
        try
        {
            using var answer = await clinic.GetAsync($"/v1/cases/{id}");

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Single(Api.Log.Lines, line => line.Contains("Not in the audit trail", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));
            await (await clinic.PostAsync("/v1/cases", Samples.Complete().AsBody())).ProblemAsync(507, "storage-full");
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER no_room ON audit; DROP FUNCTION no_room();");
        }

        Assert.Equal(["created"], (await EntriesAsync(clinic, id)).Select(What));
        Assert.Single((await (await clinic.GetAsync("/v1/cases")).JsonAsync())["cases"]!.AsArray());
    }
}

/// <summary>Who did what with a case, alike on both databases.</summary>
public abstract class AuditTests<TStorage>(KeptApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    protected KeptApi<TStorage> Api => api;

    [NeedsToolsFact("postgres")]
    public async Task Each_change_and_each_giving_out_is_an_entry_with_who_when_and_what()
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);
        await PatchAsync(clinic, id, 1, 61.5m);
        await clinic.GetAsync($"/v1/cases/{id}");
        await clinic.GetAsync($"/v1/cases/{id}/revisions/1");
        await api.Coordinator.GetAsync($"/v1/cases/{id}/validation");
        await clinic.GetAsync($"/v1/cases/{id}/documents/cover-letter?format=docx&language=en");

        var entries = await EntriesAsync(clinic, id);

        Assert.Equal(["created", "patched", "read", "read", "validated", "rendered"], entries.Select(What));
        Assert.Equal(Enumerable.Range(1, 6), entries.Select(entry => (int)entry["number"]!));
        Assert.All(entries, entry => Assert.Equal(PacketsApi.Now, (DateTimeOffset)entry["at"]!));
        var revision = (await (await clinic.GetAsync($"/v1/cases/{id}/revisions")).JsonAsync())["revisions"]![0]!;
        Assert.Equal((string?)revision["by"], (string?)entries[0]["by"]);
        Assert.Equal((string?)revision["organisationId"], (string?)entries[0]["organisationId"]);
        Assert.NotEqual((string?)entries[0]["by"], (string?)entries[4]["by"]);
        Assert.Equal([1, 2, 2, 1, 2, 2], entries.Select(entry => (int)entry["details"]!["revision"]!));
        Assert.Equal("2026-11", (string?)entries[4]["details"]!["rulebook"]);
        Assert.Equal(
            "{\"revision\":2,\"document\":\"cover-letter\",\"format\":\"docx\",\"language\":\"en\",\"mode\":\"final\"}",
            entries[5]["details"]!.ToJsonString());
    }

    [NeedsToolsFact("postgres")]
    public async Task What_was_refused_or_changed_nothing_is_no_entry()
    {
        var clinic = await api.NewClinicAsync();
        var id = (string)(await (await clinic.PostAsync("/v1/cases", Samples.Refused().AsBody())).JsonAsync(HttpStatusCode.Created))["id"]!;
        await PatchAsync(clinic, id, 7, 61.5m);
        using var same = await PutAsync(clinic, id, 1, Samples.Refused());
        await (await clinic.GetAsync($"/v1/cases/{id}/documents/cover-letter?format=docx")).ProblemAsync(422, "case-refused");
        await (await (await api.NewClinicAsync()).GetAsync($"/v1/cases/{id}")).ProblemAsync(404, "case-unknown");

        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        Assert.Equal(["created"], (await EntriesAsync(clinic, id)).Select(What));
    }

    [NeedsToolsFact("postgres")]
    public async Task The_same_read_again_within_a_minute_is_one_entry()
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);

        for (var times = 0; times < 5; times++)
        {
            await clinic.GetAsync($"/v1/cases/{id}");
        }

        await api.Coordinator.GetAsync($"/v1/cases/{id}");
        Assert.Equal(["created", "read", "read"], (await EntriesAsync(clinic, id)).Select(What));
    }

    [NeedsToolsFact("postgres")]
    public async Task The_trail_of_another_clinics_case_is_not_there()
    {
        var id = await StoredAsync(await api.NewClinicAsync());
        var other = await api.NewClinicAsync();

        await (await other.GetAsync($"/v1/cases/{id}/audit")).ProblemAsync(404, "case-unknown");
        await (await other.GetAsync($"/v1/cases/{id}/audit?format=ndjson")).ProblemAsync(404, "case-unknown");
        await (await other.GetAsync($"/v1/cases/{id}/audit?after=x")).ProblemAsync(400, "parameter-invalid");
    }

    [NeedsToolsFact("postgres", "sha256sum")]
    public async Task Racing_writers_and_readers_leave_one_unbroken_chain_and_an_entry_for_each_revision()
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(racer => Task.Run(async () =>
        {
            for (var turn = 0; turn < 8; turn++)
            {
                using var read = await clinic.GetAsync($"/v1/cases/{id}");
                Assert.Equal(HttpStatusCode.OK, read.StatusCode);
                var seen = int.Parse(read.Header("ETag")!.Trim('"'), System.Globalization.CultureInfo.InvariantCulture);
                using var patched = await PatchAsync(clinic, id, seen, 20 + (racer * 8) + turn);
                Assert.True(patched.StatusCode is HttpStatusCode.OK or HttpStatusCode.PreconditionFailed, patched.StatusCode.ToString());
            }
        })));

        var entries = await EntriesAsync(clinic, id);
        var revisions = (await (await clinic.GetAsync($"/v1/cases/{id}/revisions")).JsonAsync())["revisions"]!.AsArray();
        Assert.True(revisions.Count > 8);
        Assert.Equal(
            revisions.Select(revision => ((int)revision!["number"]!, (string)revision["change"]!)),
            entries.Where(entry => What(entry) != "read").Select(entry => ((int)entry["details"]!["revision"]!, What(entry))));
        Assert.True(AuditExport.IsIntact(await ExportAsync(clinic, id)));
    }

    [NeedsToolsFact("postgres", "sha256sum")]
    public async Task An_export_is_verified_by_the_documented_procedure_and_what_was_tampered_with_is_not()
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);
        for (var revision = 1; revision < 4; revision++)
        {
            await PatchAsync(clinic, id, revision, 60 + revision);
        }

        var lines = await ExportAsync(clinic, id);
        var head = (await (await clinic.GetAsync($"/v1/cases/{id}/audit")).JsonAsync())["head"]!;
        var (number, hash) = ((int)head["number"]!, (string)head["hash"]!);

        Assert.Equal(4, lines.Length);
        Assert.True(AuditExport.IsIntact(lines));
        Assert.True(AuditExport.IsIntact(lines, number, hash));
        Assert.True(AuditExport.IsIntact(lines, 2, (string)JsonNode.Parse(lines[2])!["previous"]!), "An older head is part of the trail.");
        Assert.False(AuditExport.IsIntact([lines[0], lines[1].Replace("patched", "created", StringComparison.Ordinal), lines[2], lines[3]]), "changed");
        Assert.False(AuditExport.IsIntact([lines[0], lines[2], lines[3]]), "removed");
        Assert.False(AuditExport.IsIntact(lines[1..]), "removed at the beginning");
        Assert.False(AuditExport.IsIntact([lines[0], lines[2], lines[1], lines[3]]), "swapped");
        Assert.False(AuditExport.IsIntact([lines[0], lines[1], lines[1], lines[2], lines[3]]), "added");
        Assert.True(AuditExport.IsIntact(lines[..3]), "What is cut off at the end cannot show by itself.");
        Assert.False(AuditExport.IsIntact(lines[..3], number, hash), "cut off, against a head that is known");
        Assert.False(AuditExport.IsIntact([lines[0], lines[1], lines[2], lines[3].Replace("patched", "created", StringComparison.Ordinal)], number, hash), "changed last");
        Assert.False(AuditExport.IsIntact([]));
        Assert.Contains("sh src/ReserveMeds.Packets.Api/verify-audit.sh", Repository.Read("README.md"), StringComparison.Ordinal);
    }

    [NeedsToolsFact("postgres")]
    public async Task A_long_trail_is_read_in_pages_and_its_head_is_always_told()
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);
        await PatchAsync(clinic, id, 1, 61);
        await PatchAsync(clinic, id, 2, 62);

        var rest = await (await clinic.GetAsync($"/v1/cases/{id}/audit?after=1")).JsonAsync();
        var none = await (await clinic.GetAsync($"/v1/cases/{id}/audit?after=3")).JsonAsync();

        Assert.Equal([2, 3], rest["entries"]!.AsArray().Select(entry => (int)entry!["number"]!));
        Assert.Empty(none["entries"]!.AsArray());
        Assert.True(JsonNode.DeepEquals(rest["head"], none["head"]));
        Assert.Equal((string?)rest["entries"]![1]!["hash"], (string?)rest["head"]!["hash"]);
    }

    [NeedsToolsTheory("postgres")]
    [InlineData("UPDATE audit SET \"by\" = 'key:x'")]
    [InlineData("DELETE FROM audit")]
    public Task The_database_itself_refuses_to_change_a_trail(string statement) => RefusedAsync(statement);

    [NeedsToolsFact("postgres")]
    public async Task An_entry_is_stored_only_together_with_what_it_tells_of()
    {
        var clinic = await api.NewClinicAsync();
        var id = Guid.Parse(await StoredAsync(clinic));
        var (audit, database) = (api.Services.GetRequiredService<AuditTrail>(), api.Services.GetRequiredService<Database>());
        await using var db = database.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => audit.AppendAsync(db, id, actor: null, "purged", []));
        await using (await db.Database.BeginTransactionAsync())
        {
            await audit.AppendAsync(db, id, actor: null, "purged", []);
        }

        Assert.Equal(["created"], (await EntriesAsync(clinic, id.ToString())).Select(What));
    }

    private protected async Task RefusedAsync(string statement)
    {
        var clinic = await api.NewClinicAsync();
        var id = await StoredAsync(clinic);
        var before = await ExportAsync(clinic, id);
        await using var db = api.Services.GetRequiredService<Database>().Open();

        var fault = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(statement));

        Assert.Contains("audit is append-only", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, await ExportAsync(clinic, id));
    }

    protected static string What(JsonNode entry) => (string)entry["what"]!;

    protected static async Task<List<JsonNode>> EntriesAsync(HttpClient client, string id) =>
        (await (await client.GetAsync($"/v1/cases/{id}/audit")).JsonAsync())["entries"]!.AsArray().Select(entry => entry!).ToList();

    protected static async Task<string> StoredAsync(HttpClient client) =>
        (string)(await (await client.PostAsync("/v1/cases", Samples.Complete().AsBody())).JsonAsync(HttpStatusCode.Created))["id"]!;

    private static async Task<string[]> ExportAsync(HttpClient client, string id)
    {
        using var answer = await client.GetAsync($"/v1/cases/{id}/audit?format=ndjson");
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return text.TrimEnd('\n').Split('\n');
    }

    private static Task<HttpResponseMessage> PatchAsync(HttpClient client, string id, int seen, decimal weight) =>
        SendAsync(client, HttpMethod.Patch, id, seen, new JsonObject { ["patient"] = new JsonObject { ["weightKg"] = weight } });

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string id, int seen, JsonNode body) => SendAsync(client, HttpMethod.Put, id, seen, body);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string id, int seen, JsonNode body)
    {
        var request = new HttpRequestMessage(method, $"/v1/cases/{id}") { Content = body.AsBody() };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        return client.SendAsync(request);
    }
}
