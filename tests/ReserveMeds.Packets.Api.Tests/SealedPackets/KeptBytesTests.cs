using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.SealedPackets;

public sealed class KeptBytesOnSqliteTests(SealingApi<SqliteStorage> api) : KeptBytesTests<SqliteStorage>(api), IClassFixture<SealingApi<SqliteStorage>>;

public sealed class KeptBytesOnPostgresTests(SealingApi<PostgresStorage> api) : KeptBytesTests<PostgresStorage>(api), IClassFixture<SealingApi<PostgresStorage>>;

/// <summary>A sealed packet's bytes never change, whatever else does; alike on both databases.</summary>
public abstract class KeptBytesTests<TStorage>(SealingApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    [NeedsToolsFact("postgres", "node")]
    public async Task After_templates_have_moved_on_an_old_packet_downloads_byte_for_byte_and_a_new_one_differs()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.SealedAsync();
        var before = await clinic.BundleAsync(id, "patient");
        var folder = Directory.CreateTempSubdirectory("packets-templates-");
        try
        {
            MoveOn(folder.FullName);
            await using var later = api.WithWebHostBuilder(host => host.UseSetting("Packets:TemplatesPath", folder.FullName));
            var client = later.CreateClient();
            client.DefaultRequestHeaders.Authorization = clinic.DefaultRequestHeaders.Authorization;

            using var stateless = await client.PostAsync("/v1/bundles?audience=patient", Samples.Complete().AsBody());
            var anew = await (await client.SealAsync(id)).JsonAsync(HttpStatusCode.Created);
            var resupplied = await (await client.PostAsync($"/v1/cases/{id}/resupply", Samples.Body("{\"packet\":1}"))).JsonAsync(HttpStatusCode.Created);

            Assert.Equal(2, (int?)anew["number"]);
            Assert.Equal(before, await client.BundleAsync(id, "patient"));
            Assert.NotEqual(before, await client.BundleAsync(id, "patient", 2));
            Assert.Equal(await stateless.Content.ReadAsByteArrayAsync(), await client.BundleAsync(id, "patient", 2));
            var change = Assert.Single(resupplied["changes"]!["templates"]!.AsArray())!;
            Assert.Equal(("patient-onboarding-guide", "fr"), ((string?)change["id"], (string?)change["language"]));
            Assert.NotEqual((string?)change["then"]!["digest"], (string?)change["now"]!["digest"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task A_broken_download_goes_on_where_it_ended()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.SealedAsync();
        var path = $"/v1/cases/{id}/packets/1/bundle?audience=patient";

        using var whole = await clinic.GetAsync(path);
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        var tag = whole.Headers.ETag!;
        using var begin = await RangeAsync(0, 999, tag);
        using var rest = await RangeAsync(1000, null, tag);
        using var other = await RangeAsync(1000, null, new EntityTagHeaderValue("\"0\""));
        using var behind = await RangeAsync(bytes.Length, null, tag);
        using var unlike = await SendAsync(request => request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"0\"")));
        using var known = await SendAsync(request => request.Headers.IfNoneMatch.Add(tag));

        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", tag.ToString());
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", whole.Header("Repr-Digest"));
        Assert.StartsWith("attachment; filename=RM-MA-2026-000123-patient.zip", whole.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal("bytes", whole.Header("Accept-Ranges"));
        Assert.Equal((HttpStatusCode.PartialContent, HttpStatusCode.PartialContent), (begin.StatusCode, rest.StatusCode));
        Assert.Equal(whole.Header("Repr-Digest"), rest.Header("Repr-Digest"));
        Assert.Null(rest.Header("Content-Digest"));
        Assert.Equal(bytes, (byte[])[.. await begin.Content.ReadAsByteArrayAsync(), .. await rest.Content.ReadAsByteArrayAsync()]);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(bytes, await other.Content.ReadAsByteArrayAsync());
        Assert.Contains($"bytes */{bytes.Length}", (string?)(await behind.ProblemAsync(416, "range-not-satisfiable"))["detail"], StringComparison.Ordinal);
        await unlike.ProblemAsync(412, "precondition-failed");
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);

        Task<HttpResponseMessage> RangeAsync(long from, long? to, EntityTagHeaderValue ifRange) => SendAsync(request =>
        {
            request.Headers.Range = new RangeHeaderValue(from, to);
            request.Headers.IfRange = new RangeConditionHeaderValue(ifRange);
        });

        Task<HttpResponseMessage> SendAsync(Action<HttpRequestMessage> headers)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            headers(request);
            return clinic.SendAsync(request);
        }
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task The_database_itself_refuses_to_change_what_was_sealed_and_holds_no_bundle_in_the_clear()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.SealedAsync();
        var before = await clinic.BundleAsync(id, "patient");
        await clinic.WithdrawAsync(id, "MARKER REASON");
        using var database = new Database(api.Storage.Options);
        await using var db = database.Open();

        foreach (var statement in new[]
        {
            "UPDATE packet_bundles SET content = content",
            "UPDATE packet_bundles SET audience = 'importer' WHERE audience = 'patient'",
            "UPDATE packets SET frozen = frozen",
            "UPDATE packets SET number = number + 1",
            "UPDATE packets SET digest = 'x'",
            "UPDATE packets SET revision = 2",
        })
        {
            await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(statement));
        }

        if (database.IsSqlite)
        {
            await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("INSERT OR REPLACE INTO packet_bundles SELECT * FROM packet_bundles"));
        }

        Assert.Equal(before, await clinic.BundleAsync(id, "patient"));
        var rows = await db.PacketBundles.AsNoTracking().ToListAsync();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(row.Content.AsSpan().IndexOf("PK\u0003\u0004"u8) != 0 && row.Content.AsSpan().IndexOf("packet.json"u8) < 0));
        var profile = (string)Samples.Complete()["product"]!["profile"]!;
        Assert.All(await db.Packets.AsNoTracking().ToListAsync(), row =>
        {
            Assert.DoesNotContain(profile, System.Text.Encoding.Latin1.GetString(row.Frozen), StringComparison.Ordinal);
            Assert.DoesNotContain("MARKER", System.Text.Encoding.Latin1.GetString(row.WithdrawalReason ?? []), StringComparison.Ordinal);
        });
    }

    [NeedsToolsFact("postgres", "node")]
    public async Task A_bundle_that_is_not_what_was_sealed_is_not_handed_out()
    {
        var clinic = await api.NewSealingClinicAsync();
        var id = await clinic.SealedAsync();
        using (var database = new Database(api.Storage.Options))
        {
            await using var db = database.Open();
            var caseId = Guid.Parse(id);
            var packet = await db.Packets.AsNoTracking().SingleAsync(row => row.CaseId == caseId);
            var importer = await db.PacketBundles.AsNoTracking().SingleAsync(row => row.PacketId == packet.Id && row.Audience == "importer");
            await db.PacketBundles.Where(row => row.PacketId == packet.Id && row.Audience == "patient").ExecuteDeleteAsync();
            db.Add(new ReserveMeds.Packets.Api.Storage.Rows.PacketBundleRow { PacketId = packet.Id, Audience = "patient", Content = importer.Content });
            await db.SaveChangesAsync();
        }

        await (await clinic.GetAsync($"/v1/cases/{id}/packets/1/bundle?audience=patient")).ProblemAsync(500, "internal-error");
        Assert.NotEmpty(await clinic.BundleAsync(id, "importer"));
    }

    /// <summary>The templates that ship, but for one heading.</summary>
    private static void MoveOn(string folder)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "templates");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var guide = Path.Combine(folder, "dmp", "patient-onboarding-guide.fr.md");
        File.WriteAllText(guide, File.ReadAllText(guide).Replace("# Votre médicament", "# Votre nouveau médicament", StringComparison.Ordinal));
    }
}
