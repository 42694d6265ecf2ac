using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class BundlesTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private readonly HttpClient client = api.CreateClient();

    [NeedsToolsFact("node")]
    public async Task A_bundle_is_for_the_regulator_unless_asked_otherwise_and_verifies_as_intact()
    {
        using var response = await client.PostAsync("/v1/bundles", Samples.Complete().AsBody());

        var zip = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, Encoding.UTF8.GetString(zip));
        Assert.Equal("application/zip", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("attachment; filename=RM-MA-2026-000123-regulator.zip", response.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal("fr", response.Header("Content-Language"));
        using (var archive = new ZipArchive(new MemoryStream(zip)))
        {
            Assert.Contains(archive.Entries, entry => entry.FullName.EndsWith("clinical-justification-letter.fr.pdf", StringComparison.Ordinal));
            Assert.Contains(archive.Entries, entry => entry.FullName.EndsWith("clinical-justification-letter.fr.docx", StringComparison.Ordinal));
        }

        var verification = await (await client.PostAsync("/v1/bundles/verify", Bytes(zip))).JsonAsync();
        Assert.Equal("intact", (string?)verification["outcome"]);
        Assert.NotEmpty(verification["intact"]!.AsArray());
    }

    [NeedsToolsFact("node")]
    public async Task An_altered_bundle_verifies_as_altered()
    {
        using var response = await client.PostAsync("/v1/bundles?audience=insurer", Samples.Complete().AsBody());
        using var bundle = new MemoryStream();
        await response.Content.CopyToAsync(bundle);
        using (var archive = new ZipArchive(bundle, ZipArchiveMode.Update, leaveOpen: true))
        {
            var root = archive.Entries[0].FullName.Split('/')[0];
            using var added = archive.CreateEntry($"{root}/data/99-added.txt").Open();
            added.Write("added"u8);
        }

        var verification = await (await client.PostAsync("/v1/bundles/verify", Bytes(bundle.ToArray()))).JsonAsync();

        Assert.NotEqual("intact", (string?)verification["outcome"]);
    }

    [Theory]
    [InlineData("application/zip")]
    [InlineData("application/octet-stream")]
    public async Task What_is_not_a_bundle_is_refused_by_the_verifier_in_words(string mediaType)
    {
        var verification = await (await client.PostAsync("/v1/bundles/verify", Bytes("not a zip"u8.ToArray(), mediaType))).JsonAsync();

        Assert.Equal("refused", (string?)verification["outcome"]);
        Assert.False(string.IsNullOrEmpty((string?)verification["refusal"]));
    }

    [Fact]
    public async Task A_final_bundle_of_a_refused_case_is_refused_with_the_report()
    {
        using var response = await client.PostAsync("/v1/bundles", Samples.Refused().AsBody());

        var problem = await response.ProblemAsync(422, "case-refused");
        Assert.NotEmpty(problem["report"]!["findings"]!.AsArray());
        Assert.Equal("en", response.Header("Content-Language"));
    }

    [Fact]
    public async Task An_unknown_audience_is_answered_with_the_known_ones()
    {
        using var response = await client.PostAsync("/v1/bundles?audience=press", Samples.Complete().AsBody());

        var problem = await response.ProblemAsync(400, "parameter-invalid");
        Assert.Equal(["regulator", "importer", "insurer", "physician", "patient"], problem.ValidValues());
    }

    private static HttpContent Bytes(byte[] content, string mediaType = "application/zip") =>
        new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
}
