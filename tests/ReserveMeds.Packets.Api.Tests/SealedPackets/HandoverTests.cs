using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.SealedPackets;

public sealed class HandoverOnSqliteTests(SealingApi<SqliteStorage> api) : HandoverTests<SqliteStorage>(api), IClassFixture<SealingApi<SqliteStorage>>;

public sealed class HandoverOnPostgresTests(SealingApi<PostgresStorage> api) : HandoverTests<PostgresStorage>(api), IClassFixture<SealingApi<PostgresStorage>>;

/// <summary>How a sealed packet comes to an importer, and how it is withdrawn; alike on both databases.</summary>
public abstract class HandoverTests<TStorage>(SealingApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    [NeedsToolsFact("postgres", "node")]
    public async Task An_importer_sees_the_packets_assigned_to_it_and_nothing_else()
    {
        var clinic = await api.NewSealingClinicAsync();
        var (importerId, importer) = await api.NewImporterAsync();
        var (_, other) = await api.NewImporterAsync();
        var id = await clinic.SealedAsync();
        await AssertHiddenFromAsync(importer, id);

        var assigned = await (await clinic.AssignAsync(id, importerId)).JsonAsync();

        Assert.Equal(importerId, (string?)assigned["importer"]!["organisationId"]);
        await AssertHiddenFromAsync(other, id);
        var inbox = (await (await importer.GetAsync("/v1/packets")).JsonAsync())["packets"]!.AsArray();
        Assert.Equal((id, 1), ((string?)inbox.Single()!["caseId"], (int?)inbox[0]!["number"]));
        Assert.Single((await (await importer.GetAsync($"/v1/cases/{id}/packets")).JsonAsync())["packets"]!.AsArray());
        var record = await (await importer.GetAsync($"/v1/cases/{id}/packets/1")).JsonAsync();
        Assert.Equal(["importer"], record["bundles"].Texts("audience"));
        Assert.Equal(await clinic.BundleAsync(id, "importer"), await (await importer.GetAsync($"/v1/cases/{id}/packets/1/bundle")).Content.ReadAsByteArrayAsync());
        foreach (var audience in new[] { "regulator", "insurer", "physician", "patient" })
        {
            var problem = await (await importer.GetAsync($"/v1/cases/{id}/packets/1/bundle?audience={audience}")).ProblemAsync(404, "bundle-unknown");
            Assert.Equal(["importer"], problem.ValidValues());
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await importer.GetAsync($"/v1/cases/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await importer.WithdrawAsync(id)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await importer.AssignAsync(id, null)).StatusCode);

        await (await clinic.AssignAsync(id, null)).JsonAsync();
        await AssertHiddenFromAsync(importer, id);
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task An_importer_that_files_fetches_the_regulators_bundle_as_well()
    {
        var clinic = await api.NewSealingClinicAsync();
        var (importerId, importer) = await api.NewImporterAsync();
        var sample = Samples.Complete();
        sample["importer"]!["files"] = true;
        var id = await clinic.SealedAsync(sample);
        await clinic.AssignAsync(id, importerId);

        var record = await (await importer.GetAsync($"/v1/cases/{id}/packets/1")).JsonAsync();

        Assert.Equal(["regulator", "importer"], record["bundles"].Texts("audience"));
        Assert.Equal(await clinic.BundleAsync(id, "regulator"), await importer.BundleAsync(id, "regulator"));
        await (await importer.GetAsync($"/v1/cases/{id}/packets/1/bundle?audience=physician")).ProblemAsync(404, "bundle-unknown");
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task An_importer_acknowledges_what_it_fetched_by_its_digest_once_and_for_all()
    {
        var clinic = await api.NewSealingClinicAsync();
        var (importerId, importer) = await api.NewImporterAsync();
        var (otherId, other) = await api.NewImporterAsync();
        var id = await clinic.SealedAsync();
        await (await AcknowledgeAsync(importer, id, new string('0', 64))).ProblemAsync(404, "packet-unknown");
        await clinic.AssignAsync(id, importerId);
        var digest = (string)(await (await importer.GetAsync($"/v1/cases/{id}/packets/1")).JsonAsync())["bundles"]![0]!["sha256"]!;

        await (await AcknowledgeAsync(importer, id, digest)).ProblemAsync(409, "packet-not-fetched");
        var bundle = await importer.BundleAsync(id, "importer");
        await (await AcknowledgeAsync(importer, id, new string('0', 64))).ProblemAsync(422, "digest-differs");
        await (await AcknowledgeAsync(importer, id, "no digest")).ProblemAsync(400, "body-malformed");
        await (await AcknowledgeAsync(other, id, digest)).ProblemAsync(404, "packet-unknown");
        var first = await (await AcknowledgeAsync(importer, id, Convert.ToHexStringLower(SHA256.HashData(bundle)))).JsonAsync();
        var again = await (await AcknowledgeAsync(importer, id, digest)).JsonAsync();

        Assert.Equal(PacketsApi.Now, (DateTimeOffset?)first["importer"]!["acknowledgedAt"]);
        Assert.Equal(PacketsApi.Now, (DateTimeOffset?)first["importer"]!["fetchedAt"]);
        Assert.True(JsonNode.DeepEquals(first, again));
        await (await clinic.AssignAsync(id, null)).ProblemAsync(409, "packet-acknowledged");
        await (await clinic.AssignAsync(id, otherId)).ProblemAsync(409, "packet-acknowledged");
        Assert.Equal(HttpStatusCode.OK, (await clinic.AssignAsync(id, importerId)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AcknowledgeAsync(clinic, id, digest)).StatusCode);
        var trail = await (await clinic.GetAsync($"/v1/cases/{id}/audit")).JsonAsync();
        Assert.Equal(["created", "sealed", "assigned", "fetched", "acknowledged"], trail["entries"].Texts("what"));
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task A_withdrawn_packet_stays_on_record_with_its_reason_and_goes_to_no_importer()
    {
        var clinic = await api.NewSealingClinicAsync();
        var (importerId, importer) = await api.NewImporterAsync();
        var id = await clinic.SealedAsync();
        await clinic.AssignAsync(id, importerId);
        var bundle = await importer.BundleAsync(id, "importer");

        var withdrawn = await (await clinic.WithdrawAsync(id, "The dose was changed.")).JsonAsync();

        Assert.Equal(("withdrawn", "The dose was changed."), ((string?)withdrawn["state"], (string?)withdrawn["withdrawal"]!["reason"]));
        Assert.Equal("The dose was changed.", (string?)(await (await importer.GetAsync($"/v1/cases/{id}/packets/1")).JsonAsync())["withdrawal"]!["reason"]);
        await (await importer.GetAsync($"/v1/cases/{id}/packets/1/bundle")).ProblemAsync(410, "bundle-withdrawn");
        await (await AcknowledgeAsync(importer, id, Convert.ToHexStringLower(SHA256.HashData(bundle)))).ProblemAsync(409, "packet-withdrawn");
        Assert.Equal(bundle, await clinic.BundleAsync(id, "importer"));
        await (await clinic.WithdrawAsync(id)).ProblemAsync(409, "packet-withdrawn");
        await (await clinic.AssignAsync(id, importerId)).ProblemAsync(409, "packet-withdrawn");
        await (await clinic.PostAsync($"/v1/cases/{id}/resupply", Samples.Body("{\"packet\":1}"))).ProblemAsync(409, "packet-withdrawn");
        Assert.Empty((await (await clinic.GetAsync("/v1/packets?state=sealed")).JsonAsync())["packets"]!.AsArray());
        Assert.Single((await (await clinic.GetAsync("/v1/packets?state=withdrawn&assigned=yes&regulator=dmp")).JsonAsync())["packets"]!.AsArray());
        Assert.DoesNotContain(api.Log.Lines, line => line.Contains("The dose was changed", StringComparison.Ordinal));
        Assert.DoesNotContain("The dose", (await (await clinic.GetAsync($"/v1/cases/{id}/audit")).JsonAsync()).ToJsonString(), StringComparison.Ordinal);
    }

    [NeedsToolsFact("postgres")]
    public async Task A_reason_is_asked_for_and_may_not_hold_a_persons_data()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = Guid.NewGuid().ToString();

        foreach (var reason in new[] { "Mme Fatima Exemple has died", "Call +212 600 123456", "born 12.03.1980", "fatima@example.org asked for it" })
        {
            using var answer = await clinic.WithdrawAsync(id, reason);
            var problem = await answer.ProblemAsync(422, "reason-names-person");
            Assert.DoesNotContain(reason, problem.ToJsonString(), StringComparison.Ordinal);
        }

        foreach (var reason in new[] { "", " ", "…", new string('a', 501), "a\u0000b" })
        {
            await (await clinic.WithdrawAsync(id, reason)).ProblemAsync(400, "body-malformed");
        }

        await (await clinic.PostAsync($"/v1/cases/{id}/packets/1/withdrawal", Samples.Body("{}"))).ProblemAsync(400, "body-malformed");
        await (await clinic.WithdrawAsync(id)).ProblemAsync(404, "packet-unknown");
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task A_packet_goes_to_an_organisation_that_is_an_importer_only()
    {
        var clinic = await api.NewSealingClinicAsync();
        var (clinicId, _) = await api.NewOrganisationAsync(OrganisationKind.Clinic);
        var id = await clinic.SealedAsync();

        await (await clinic.AssignAsync(id, clinicId)).ProblemAsync(422, "importer-unknown");
        await (await clinic.AssignAsync(id, Guid.NewGuid().ToString())).ProblemAsync(422, "importer-unknown");
        await (await clinic.AssignAsync(id, "an importer")).ProblemAsync(400, "body-malformed");
        await (await clinic.PutAsync($"/v1/cases/{id}/packets/1/importer", Samples.Body("{}"))).ProblemAsync(400, "body-malformed");
        Assert.Single((await (await clinic.GetAsync("/v1/packets?assigned=no")).JsonAsync())["packets"]!.AsArray());
        var problem = await (await clinic.GetAsync("/v1/packets?state=lost&limit=0&cursor=x&assigned=maybe")).ProblemAsync(400, "parameter-invalid");
        Assert.Equal(2, problem["errors"]!.AsArray().Count);
    }

    [NeedsToolsFact("postgres")]
    public async Task Who_may_assign_a_packet_finds_the_importers_by_name_and_nothing_else_of_organisations()
    {
        var (id, _) = await api.NewImporterAsync();
        var (clinicId, clinic) = await api.NewOrganisationAsync(OrganisationKind.Clinic, Scope.WritePackets);
        await NamedImporterAsync("Zagros Pharma");
        await NamedImporterAsync("atlas Pharma");
        await NamedImporterAsync("Babel Pharma");

        var importers = (await (await clinic.GetAsync("/v1/importers")).JsonAsync())["importers"]!.AsArray();

        var ids = importers.Select(importer => (string?)importer!["id"]).ToList();
        Assert.Contains(id, ids);
        Assert.DoesNotContain(clinicId, ids);
        Assert.All(importers, importer => Assert.Equal(["id", "name"], importer!.AsObject().Select(member => member.Key)));
        Assert.Equal(["atlas Pharma", "Babel Pharma", "Zagros Pharma"], importers.Texts("name").Where(name => name!.EndsWith(" Pharma", StringComparison.Ordinal)));
        foreach (var other in new[] { await api.NewAsync(OrganisationKind.Clinic, Scope.ReadPackets), await api.NewAsync(OrganisationKind.Importer, Scope.WritePackets) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/v1/importers")).StatusCode);
        }
    }

    private async Task NamedImporterAsync(string name) =>
        await (await api.Coordinator.PostAsync("/v1/organisations", new JsonObject { ["kind"] = OrganisationKind.Importer, ["name"] = name }.AsBody()))
            .JsonAsync(HttpStatusCode.Created);

    private static Task<HttpResponseMessage> AcknowledgeAsync(HttpClient client, string id, string sha256) =>
        client.PostAsync($"/v1/cases/{id}/packets/1/acknowledgement", new JsonObject { ["sha256"] = sha256 }.AsBody());

    private static async Task AssertHiddenFromAsync(HttpClient importer, string id)
    {
        Assert.Empty((await (await importer.GetAsync("/v1/packets")).JsonAsync())["packets"]!.AsArray());
        await (await importer.GetAsync($"/v1/cases/{id}/packets")).ProblemAsync(404, "case-unknown");
        await (await importer.GetAsync($"/v1/cases/{id}/packets/1")).ProblemAsync(404, "packet-unknown");
        await (await importer.GetAsync($"/v1/cases/{id}/packets/1/bundle")).ProblemAsync(404, "packet-unknown");
        await (await AcknowledgeAsync(importer, id, new string('0', 64))).ProblemAsync(404, "packet-unknown");
    }
}
