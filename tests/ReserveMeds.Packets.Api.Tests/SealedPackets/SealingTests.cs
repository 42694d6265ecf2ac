using System.Net;
using System.Security.Cryptography;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.SealedPackets;

public sealed class SealingOnSqliteTests(SealingApi<SqliteStorage> api) : SealingTests<SqliteStorage>(api), IClassFixture<SealingApi<SqliteStorage>>;

public sealed class SealingOnPostgresTests(SealingApi<PostgresStorage> api) : SealingTests<PostgresStorage>(api), IClassFixture<SealingApi<PostgresStorage>>;

/// <summary>What sealing freezes, and when it refuses; alike on both databases.</summary>
public abstract class SealingTests<TStorage>(SealingApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    [NeedsToolsFact("postgres", "node")]
    public async Task A_sealed_packet_holds_the_bundles_of_all_audiences_byte_for_byte_as_the_stateless_route_makes_them()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.StoredAsync();

        using var created = await clinic.SealAsync(id);

        var made = await created.JsonAsync(HttpStatusCode.Created);
        Assert.Equal($"/v1/cases/{id}/packets/1", created.Headers.Location?.OriginalString);
        Assert.Equal("\"1\"", created.Header("ETag"));
        Assert.Equal(["regulator", "importer", "insurer", "physician", "patient"], made["bundles"].Texts("audience"));
        foreach (var bundle in made["bundles"]!.AsArray())
        {
            var audience = (string)bundle!["audience"]!;
            var kept = await clinic.BundleAsync(id, audience);
            using var sent = await api.CreateClient().PostAsync($"/v1/bundles?audience={audience}", Samples.Complete().AsBody());
            Assert.Equal(await sent.Content.ReadAsByteArrayAsync(), kept);
            Assert.Equal(((string?)bundle["sha256"], (int?)bundle["bytes"]), (Convert.ToHexStringLower(SHA256.HashData(kept)), (int?)kept.Length));
            var verification = await (await api.CreateClient().PostAsync("/v1/bundles/verify", Zip(kept))).JsonAsync();
            Assert.Equal("intact", (string?)verification["outcome"]);
        }
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task The_record_tells_what_was_frozen_and_holds_nothing_of_the_patient()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.SealedAsync();

        var record = await (await clinic.GetAsync($"/v1/cases/{id}/packets/1")).JsonAsync();
        var list = await (await clinic.GetAsync($"/v1/cases/{id}/packets")).JsonAsync();

        var revision = (await (await clinic.GetAsync($"/v1/cases/{id}/revisions")).JsonAsync())["revisions"]![0]!;
        var sample = Samples.Complete();
        Assert.Equal(("sealed", 1, 1), ((string?)record["state"], (int?)record["number"], (int?)record["revision"]));
        Assert.Equal((string?)revision["digest"], (string?)record["caseDigest"]);
        Assert.Equal((string?)sample["reference"], (string?)record["reference"]);
        Assert.Equal("2026-11", (string?)record["rulebook"]!["edition"]);
        Assert.Equal((string?)sample["product"]!["profile"], (string?)record["product"]!["profile"]);
        Assert.Matches("^[0-9a-f]{64}$", (string?)record["product"]!["digest"]);
        Assert.Contains("cover-letter", record["templates"].Texts("id"));
        Assert.All(record["templates"].Texts("digest"), digest => Assert.Matches("^[0-9a-f]{64}$", digest));
        Assert.Contains("typst", (string?)record["engines"]!["typst"], StringComparison.Ordinal);
        Assert.Equal($"{sample["reference"]}-regulator.zip", (string?)record["bundles"]![0]!["fileName"]);
        Assert.Equal(PacketsApi.Now, (DateTimeOffset?)record["sealed"]!["at"]);
        Assert.Null(record["withdrawal"]);
        Assert.Equal([1], list["packets"]!.AsArray().Select(packet => (int)packet!["number"]!));
        Assert.DoesNotContain((string)sample["patient"]!["identifier"]!, record.ToJsonString() + list.ToJsonString(), StringComparison.Ordinal);
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task A_case_that_rules_refuse_is_not_sealed_and_nothing_of_it_is_stored()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.StoredAsync(Samples.Refused());

        var problem = await (await clinic.SealAsync(id)).ProblemAsync(422, "case-refused");

        Assert.NotEmpty(problem["report"]!["findings"]!.AsArray());
        Assert.Empty((await (await clinic.GetAsync($"/v1/cases/{id}/packets")).JsonAsync())["packets"]!.AsArray());
        await (await clinic.GetAsync($"/v1/cases/{id}/packets/1")).ProblemAsync(404, "packet-unknown");
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task Only_the_revision_that_was_seen_is_sealed()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.StoredAsync();
        await clinic.PatchAsync(id, "\"1\"", "{\"patient\":{\"weightKg\":61.5}}");

        using var late = await clinic.SealAsync(id);

        await late.ProblemAsync(412, "revision-outdated");
        Assert.Equal("\"2\"", late.Header("ETag"));
        await (await clinic.SealAsync(id, condition: null)).ProblemAsync(428, "precondition-missing");
        await (await clinic.SealAsync(id, "*")).ProblemAsync(428, "precondition-missing");
        await (await clinic.SealAsync(id, "\"2\"", query: "?rulebook=1999-01")).ProblemAsync(400, "parameter-invalid");
        Assert.Equal(2, (int?)(await (await clinic.SealAsync(id, "\"2\"")).JsonAsync(HttpStatusCode.Created))["revision"]);
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task The_same_bytes_are_not_sealed_twice_while_the_first_packet_stands()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.SealedAsync();

        var again = await (await clinic.SealAsync(id)).ProblemAsync(409, "packet-repeated");
        await (await clinic.WithdrawAsync(id)).JsonAsync();
        var anew = await (await clinic.SealAsync(id)).JsonAsync(HttpStatusCode.Created);

        Assert.StartsWith("Packet 1 ", (string?)again["detail"], StringComparison.Ordinal);
        Assert.Equal(2, (int?)anew["number"]);
        Assert.Equal(await clinic.BundleAsync(id, "regulator"), await clinic.BundleAsync(id, "regulator", 2));
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task A_sealing_that_is_sent_again_seals_one_packet_also_after_the_case_has_moved_on()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.StoredAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => clinic.SealAsync(id, key: "one-key"))));
        await clinic.PatchAsync(id, "\"1\"", "{\"patient\":{\"weightKg\":61.5}}");
        using var later = await clinic.SealAsync(id, key: "one-key");

        var bodies = await Task.WhenAll(answers.Append(later).Select(answer => answer.JsonAsync(HttpStatusCode.Created)));
        Assert.Single(bodies.Select(body => body.ToJsonString()).Distinct());
        Assert.Single((await (await clinic.GetAsync($"/v1/cases/{id}/packets")).JsonAsync())["packets"]!.AsArray());
        await (await clinic.SealAsync(id, "\"2\"", key: "one-key")).ProblemAsync(422, "idempotency-key-reused");
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task Racing_seals_and_changes_give_gapless_numbers_and_no_half_packet()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.StoredAsync();
        var sealedOnes = 0;

        await Task.WhenAll(Enumerable.Range(0, 3).Select(racer => Task.Run(async () =>
        {
            for (var turn = 0; turn < 2; turn++)
            {
                var current = (await clinic.GetAsync($"/v1/cases/{id}")).Header("ETag")!;
                await clinic.PatchAsync(id, current, $"{{\"patient\":{{\"weightKg\":{60 + (racer * 2) + turn}}}}}");
                current = (await clinic.GetAsync($"/v1/cases/{id}")).Header("ETag")!;
                using var answer = await clinic.SealAsync(id, current);
                Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict, answer.StatusCode.ToString());
                if (answer.StatusCode == HttpStatusCode.Created)
                {
                    Interlocked.Increment(ref sealedOnes);
                }
            }
        })));

        Assert.True(sealedOnes > 0, "None was sealed.");
        var packets = (await (await clinic.GetAsync($"/v1/cases/{id}/packets")).JsonAsync())["packets"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, sealedOnes), packets.Select(packet => (int)packet!["number"]!));
        Assert.Equal(sealedOnes, packets.Select(packet => (int)packet!["revision"]!).Distinct().Count());
        for (var number = 1; number <= sealedOnes; number++)
        {
            var record = await (await clinic.GetAsync($"/v1/cases/{id}/packets/{number}")).JsonAsync();
            Assert.Equal(5, record["bundles"]!.AsArray().Count);
            Assert.Equal((int)record["bundles"]![4]!["bytes"]!, (await clinic.BundleAsync(id, "patient", number)).Length);
        }
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task Attachments_that_come_with_the_sealing_go_into_the_bundles()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.StoredAsync();
        var readings = "time,celsius\n2026-05-22T10:00,4.5\n"u8.ToArray();
        using var form = Form("temperature-log", readings);
        using var sameForm = Form("case", readings);
        using var badForm = Form("holiday-picture", readings);
        using var stateless = Form("temperature-log", readings);
        stateless.Add(Samples.Complete().AsBody(), "case");

        await (await clinic.SealAsync(id, body: sameForm)).ProblemAsync(400, "request-malformed");
        await (await clinic.SealAsync(id, body: badForm)).ProblemAsync(422, "attachment-refused");
        await (await clinic.SealAsync(id, body: Samples.Complete().AsBody())).ProblemAsync(415, "media-type-unsupported");
        var made = await (await clinic.SealAsync(id, body: form)).JsonAsync(HttpStatusCode.Created);

        Assert.Equal(1, (int?)made["attachments"]);
        using var sent = await api.CreateClient().PostAsync("/v1/bundles?audience=importer", stateless);
        Assert.Equal(await sent.Content.ReadAsByteArrayAsync(), await clinic.BundleAsync(id, "importer"));
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task Another_clinic_finds_neither_case_nor_packet()
    {
        var (own, other) = (await api.NewSealingClinicAsync(), await api.NewSealingClinicAsync());
        var id = await own.SealedAsync();

        await (await other.SealAsync(id)).ProblemAsync(404, "case-unknown");
        await (await other.GetAsync($"/v1/cases/{id}/packets")).ProblemAsync(404, "case-unknown");
        await (await other.GetAsync($"/v1/cases/{id}/packets/1")).ProblemAsync(404, "packet-unknown");
        await (await other.GetAsync($"/v1/cases/{id}/packets/1/bundle")).ProblemAsync(404, "packet-unknown");
        await (await other.WithdrawAsync(id)).ProblemAsync(404, "packet-unknown");
        await (await other.AssignAsync(id, null)).ProblemAsync(404, "packet-unknown");
        await (await other.PostAsync($"/v1/cases/{id}/resupply", Samples.Body("{\"packet\":1}"))).ProblemAsync(404, "packet-unknown");
        Assert.Empty((await (await other.GetAsync("/v1/packets")).JsonAsync())["packets"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, (await api.Coordinator.GetAsync($"/v1/cases/{id}/packets/1/bundle")).StatusCode);
    }

    private static MultipartFormDataContent Form(string kind, byte[] content) =>
        new() { { new ByteArrayContent(content) { Headers = { ContentType = new("text/csv") } }, kind, "file" } };

    private static HttpContent Zip(byte[] content) => new ByteArrayContent(content) { Headers = { ContentType = new("application/zip") } };
}
