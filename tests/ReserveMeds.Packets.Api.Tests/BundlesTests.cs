using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
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
            using var manifest = await JsonDocument.ParseAsync(archive.Entries.Single(entry => entry.Name == "packet.json").Open());
            Assert.Equal("agree", manifest.RootElement.GetProperty("consistency").GetProperty("outcome").GetString());
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

    [NeedsToolsFact("node")]
    public async Task A_dose_that_somebody_edits_in_a_letter_is_found_in_its_passage()
    {
        using var response = await client.PostAsync("/v1/bundles", Samples.Complete().AsBody());
        using var bundle = new MemoryStream();
        await response.Content.CopyToAsync(bundle);
        using (var archive = new ZipArchive(bundle, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries.Single(entry => entry.Name == "02-clinical-justification-letter.fr.docx");
            using var letter = new MemoryStream();
            await using (var stream = await entry.OpenAsync())
            {
                await stream.CopyToAsync(letter);
            }

            using (var package = new ZipArchive(letter, ZipArchiveMode.Update, leaveOpen: true))
            {
                var part = package.GetEntry("word/document.xml")!;
                using var reader = new StreamReader(await part.OpenAsync());
                var words = await reader.ReadToEndAsync();
                reader.Dispose();
                part.Delete();
                await using var writer = new StreamWriter(await package.CreateEntry("word/document.xml").OpenAsync());
                await writer.WriteAsync(words.Replace("200\u00A0mg", "400\u00A0mg", StringComparison.Ordinal).Replace("200 mg", "400 mg", StringComparison.Ordinal));
            }

            var name = entry.FullName;
            entry.Delete();
            await using var edited = await archive.CreateEntry(name).OpenAsync();
            letter.Position = 0;
            await letter.CopyToAsync(edited);
        }

        var verification = await (await client.PostAsync("/v1/bundles/verify", Bytes(bundle.ToArray()))).JsonAsync();

        Assert.Equal(["data/02-clinical-justification-letter.fr.docx"], verification["changed"]!.AsArray().Select(path => (string?)path));
        var change = verification["changes"]!.AsArray().Single()!;
        Assert.Contains(change["passages"]!.AsArray(), passage => (string?)passage!["change"] == "changed" && ((string?)passage["place"])!.StartsWith("6. ", StringComparison.Ordinal));
        Assert.DoesNotContain("400", change.ToJsonString(), StringComparison.Ordinal);
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

    [NeedsToolsFact("node")]
    public async Task A_name_that_only_the_finished_files_show_refuses_the_bundle_without_repeating_it()
    {
        var sample = Samples.Complete();
        sample["facility"]!["city"] = "Casablanca, Mme Fatima Exemple";

        using var response = await client.PostAsync("/v1/bundles", sample.AsBody());

        var problem = await response.ProblemAsync(422, "case-refused");
        var finding = problem["report"]!["findings"]!.AsArray().Single(finding => (string?)finding!["code"] == "CORE-PAT-01" && (string?)finding["path"] == "/facility/city");
        Assert.Equal("reject", (string?)finding!["severity"]);
        Assert.Contains("clinical-justification-letter (fr, pdf)", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Fatima", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_audience_is_answered_with_the_known_ones()
    {
        using var response = await client.PostAsync("/v1/bundles?audience=press", Samples.Complete().AsBody());

        var problem = await response.ProblemAsync(400, "parameter-invalid");
        Assert.Equal(["regulator", "importer", "insurer", "physician", "patient"], problem.ValidValues());
    }

    [Theory]
    [InlineData("/v1/bundles?rendition=named")]
    [InlineData("/v1/bundles?rendition=named&mode=draft&audience=physician")]
    [InlineData("/v1/documents/clinical-justification-letter?rendition=named&format=docx")]
    public async Task A_rendition_that_names_the_patient_is_refused_in_plain_words(string route)
    {
        using var response = await client.PostAsync(route, Samples.Complete().AsBody());

        var problem = await response.ProblemAsync(422, "named-rendition");
        Assert.Contains("No rule of any regulator does today", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Equal(["pseudonymised"], problem.ValidValues());
    }

    [Fact]
    public async Task The_pseudonymised_rendition_may_be_asked_for_by_its_name()
    {
        using var response = await client.PostAsync(
            "/v1/documents/clinical-justification-letter?rendition=pseudonymised&format=docx", Samples.Complete().AsBody());

        Assert.True(response.IsSuccessStatusCode);
    }

    [NeedsToolsFact("node")]
    public async Task A_patient_receives_the_guide_and_no_validation_report()
    {
        using var response = await client.PostAsync("/v1/bundles?audience=patient", Samples.Complete().AsBody());

        using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync());
        Assert.Equal(
            ["11-patient-onboarding-guide.fr.pdf", "11-patient-onboarding-guide.fr.docx", "packet.fr.pdf", "packet.json"],
            archive.Entries.Where(entry => entry.FullName.Contains("/data/", StringComparison.Ordinal)).Select(entry => entry.Name));
        Assert.DoesNotContain(archive.Entries, entry => entry.Name == "validation-report.json");
    }

    private static HttpContent Bytes(byte[] content, string mediaType = "application/zip") =>
        new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
}
