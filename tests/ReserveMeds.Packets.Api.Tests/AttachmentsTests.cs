using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Documents.Reading;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class AttachmentsTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private const string Marker = "MARKERNAME";

    private static readonly byte[] Log = "time,celsius\n2026-05-22T10:00,4.5\n"u8.ToArray();

    /// <summary>24 by 12 pixels.</summary>
    private static readonly byte[] Logo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAABgAAAAMCAIAAAD3UuoiAAAAKElEQVQoz2P8z0AdwPKCQZw6Br0cNYigQS8YJAaZi4avQYwMDNTJJAB57gwo3g1JtgAAAABJRU5ErkJggg==");

    private readonly HttpClient client = api.CreateClient();

    [NeedsToolsFact("node")]
    public async Task A_case_with_attachments_becomes_a_bundle_that_holds_them_and_verifies_as_intact()
    {
        var letter = await PdfAsync();
        var first = await BundleAsync("regulator", letter);

        Assert.Equal(letter, first["data/attachments/A01-prescription.pdf"]);
        Assert.Equal(Log, first["data/attachments/A02-temperature-log.csv"]);
        var packet = JsonNode.Parse(first["data/packet.json"])!;
        Assert.Equal(["prescription", "temperature-log"], packet["attachments"]!.AsArray().Select(file => (string?)file!["kind"]));
        Assert.Equal("attachments/A01-prescription.pdf", (string?)packet["attachments"]![0]!["file"]);
        Assert.True((int?)packet["attachments"]![0]!["pages"] >= 1);
        Assert.Contains("not pseudonymised", (string?)packet["attachmentsNotice"], StringComparison.Ordinal);
        Assert.Equal(first, await BundleAsync("regulator", letter));
        Assert.DoesNotContain(api.Log.Lines, line => line.Contains(Marker, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(first, file => Encoding.Latin1.GetString(file.Value).Contains(Marker, StringComparison.OrdinalIgnoreCase));
    }

    [NeedsToolsFact("node")]
    public async Task An_audience_gets_only_the_attachments_that_it_needs()
    {
        var letter = await PdfAsync();

        var importer = await BundleAsync("importer", letter);
        var insurer = await BundleAsync("insurer", letter);

        Assert.Equal(["data/attachments/A02-temperature-log.csv"], importer.Keys.Where(name => name.Contains("attachments", StringComparison.Ordinal)));
        Assert.Equal(1, (int?)JsonNode.Parse(importer["data/packet.json"])!["attachmentsForOthers"]);
        Assert.DoesNotContain(insurer.Keys, name => name.Contains("attachments", StringComparison.Ordinal));
        Assert.Null(JsonNode.Parse(insurer["data/packet.json"])!["attachmentsNotice"]);
    }

    [NeedsToolsFact("node")]
    public async Task The_cover_letter_lists_the_attachments_that_its_audience_receives()
    {
        var letter = await PdfAsync();

        var forRegulator = await CoverAsync("regulator");
        var forImporter = await CoverAsync("importer");

        Assert.Contains("A01OrdonnancePDF", forRegulator, StringComparison.Ordinal);
        Assert.Contains("A02RelevédetempératuresCSVnoncomptées", forRegulator, StringComparison.Ordinal);
        Assert.DoesNotContain("A01", forImporter, StringComparison.Ordinal);
        Assert.Contains("A02RelevédetempératuresCSV", forImporter, StringComparison.Ordinal);

        async Task<string> CoverAsync(string audience)
        {
            var files = await BundleAsync(audience, letter);
            var name = files.Keys.Single(file => file.StartsWith("data/01-cover-letter.", StringComparison.Ordinal) && file.EndsWith(".docx", StringComparison.Ordinal));
            return FoldedText.Of(new DocxReader().Read(files[name]).Body);
        }
    }

    [NeedsToolsTheory("node")]
    [InlineData("/v1/bundles?audience=physician")]
    [InlineData("/v1/documents/clinical-justification-letter?format=pdf&language=en")]
    [InlineData("/v1/documents/clinical-justification-letter?format=html&language=en")]
    public async Task A_logo_heads_the_letters_and_is_no_attachment(string route)
    {
        var with = await PostAsync(route, "image/png", Logo);
        var again = await PostAsync(route, "image/png", Logo);
        using var plain = Form(Samples.Complete());
        using var response = await client.PostAsync(route, plain);
        var without = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(with, again);
        Assert.NotEqual(with, without);
        if (!route.Contains("bundles", StringComparison.Ordinal))
            return;
        var files = Unpack(with);
        Assert.DoesNotContain(files.Keys, name => name.Contains("logo", StringComparison.Ordinal) || name.Contains("attachments", StringComparison.Ordinal));
        Assert.NotEqual(Unpack(without)["data/packet.fr.pdf"], files["data/packet.fr.pdf"]);
        Assert.Equal(Unpack(without)["data/03-product-detail-sheet.fr.pdf"], files["data/03-product-detail-sheet.fr.pdf"]);
        Assert.Equal(0, (int?)JsonNode.Parse(files["data/packet.json"])!["attachmentsForOthers"]);
    }

    [NeedsToolsTheory("node")]
    [InlineData("image/png", 0, "logo-type-not-accepted")]
    [InlineData("image/png", 60, "logo-damaged")]
    [InlineData("image/jpeg", -1, "logo-not-as-announced")]
    [InlineData("image/png", -2, "logo-damaged")]
    public async Task A_faulty_logo_is_refused_with_its_reason(string mediaType, int kept, string code)
    {
        // -2: whole, but what is inside of the packed pixels makes no sense, which only drawing tells.
        var content = kept switch { -1 => Logo, -2 => [.. Logo.Select((value, index) => index is > 45 and < 70 ? (byte)0xAA : value)], _ => Logo[..kept] };
        foreach (var route in new[] { "/v1/bundles", "/v1/documents/clinical-justification-letter?format=pdf&language=en" })
        {
            using var form = Form(Samples.Complete());
            Add(form, LetterheadLogo.Id, mediaType, content);
            using var response = await client.PostAsync(route, form);

            var problem = await response.ProblemAsync(422, "attachment-refused");
            Assert.Equal((LetterheadLogo.Id, code), Errors(problem).Select(error => ((string?)error["part"], (string?)error["code"])).Single());
        }
    }

    [Fact]
    public async Task Two_logos_are_refused()
    {
        using var form = Form(Samples.Complete());
        Add(form, LetterheadLogo.Id, "image/png", Logo);
        Add(form, LetterheadLogo.Id, "image/png", Logo);

        var problem = await (await client.PostAsync("/v1/bundles", form)).ProblemAsync(422, "attachment-refused");

        Assert.Equal("logo-repeated", (string?)Errors(problem).Single()["code"]);
    }

    [Fact]
    public async Task All_faults_of_attachments_come_at_once_with_part_and_number_and_without_names()
    {
        using var form = Form(Samples.Complete());
        Add(form, "prescription", "application/pdf", "not a PDF"u8.ToArray());
        Add(form, Marker, "application/pdf", "%PDF-1.7 cut off"u8.ToArray());
        Add(form, "license-scan", "image/png", []);

        using var response = await client.PostAsync("/v1/bundles", form);

        var problem = await response.ProblemAsync(422, "attachment-refused");
        Assert.Equal(
            [
                ("prescription", 1, "attachment-type-not-accepted"),
                (null, 2, "attachment-kind-unknown"),
                (null, 2, "attachment-damaged"),
                ("license-scan", 3, "attachment-empty"),
            ],
            Errors(problem).Select(error => ((string?)error["part"], (int)error["file"]!, (string)error["code"]!)));
        Assert.Equal(
            ["/attachments/prescription/0", "/attachments/unknown/0", "/attachments/unknown/0", "/attachments/license-scan/0"],
            Errors(problem).Select(error => (string?)error["pointer"]));
        Assert.Null(problem["report"]);
        Assert.DoesNotContain(Marker, problem.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(api.Log.Lines, line => line.Contains(Marker, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("final", true)]
    [InlineData("draft", false)]
    public async Task A_refused_case_with_faulty_attachments_is_told_both(string mode, bool hasReport)
    {
        using var form = Form(Samples.Refused());
        Add(form, "other", "application/pdf", []);

        using var response = await client.PostAsync($"/v1/bundles?mode={mode}", form);

        var problem = await response.ProblemAsync(422, "attachment-refused");
        Assert.Equal(hasReport, problem["report"] is not null);
    }

    [Fact]
    public async Task A_malformed_case_and_a_faulty_attachment_are_told_together()
    {
        using var form = new MultipartFormDataContent();
        Add(form, "case", "application/json", "{\"regulator\":\"dmp\",\"unknown\":1}"u8.ToArray());
        Add(form, "other", "application/pdf", []);

        var problem = await (await client.PostAsync("/v1/bundles", form)).ProblemAsync(400, "case-malformed");

        Assert.Contains(Errors(problem), error => ((string?)error["part"], (string?)error["pointer"]) == ("case", "/unknown"));
        Assert.Contains(Errors(problem), error => (string?)error["code"] == "attachment-empty");
    }

    [Fact]
    public async Task A_form_needs_one_part_named_case_as_JSON()
    {
        using var none = new MultipartFormDataContent();
        Add(none, "other", "application/pdf", []);
        using var two = Form(Samples.Complete());
        Add(two, "case", "application/json", "{}"u8.ToArray());
        using var text = new MultipartFormDataContent();
        Add(text, "case", "text/plain", "{}"u8.ToArray());
        using var large = new MultipartFormDataContent();
        Add(large, "case", "application/json", new byte[(1024 * 1024) + 1]);

        foreach (var (form, code) in new[] { (none, "case-part-missing"), (two, "case-part-repeated"), (text, "case-part-not-json"), (large, "case-part-too-large") })
        {
            var problem = await (await client.PostAsync("/v1/bundles", form)).ProblemAsync(400, "request-malformed");
            Assert.Contains(Errors(problem), error => ((string?)error["part"], (string?)error["code"]) == ("case", code));
        }
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"case\"\r\n\r\n{}")]
    [InlineData("multipart/form-data; boundary=x", "nothing")]
    [InlineData("multipart/form-data", "--x--")]
    public async Task A_broken_form_is_refused_in_words(string mediaType, string body)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        var problem = await (await client.PostAsync("/v1/bundles", content)).ProblemAsync(400, "request-malformed");

        Assert.Equal("form-broken", (string?)Errors(problem).Single()["code"]);
    }

    [Fact]
    public async Task A_form_larger_than_the_route_takes_is_413()
    {
        using var form = Form(Samples.Complete());
        for (var file = 0; file < 5; file++)
        {
            Add(form, "other", "application/pdf", new byte[AttachmentLimits.MaximumBytes]);
        }

        await (await client.PostAsync("/v1/bundles", form)).ProblemAsync(413, "body-too-large");
    }

    [Fact]
    public async Task Other_routes_take_no_form()
    {
        using var form = Form(Samples.Complete());

        await (await client.PostAsync("/v1/validate", form)).ProblemAsync(415, "media-type-unsupported");
    }

    private static IEnumerable<JsonObject> Errors(JsonObject problem) => problem["errors"]!.AsArray().Select(error => error!.AsObject());

    private static MultipartFormDataContent Form(JsonNode sample)
    {
        var form = new MultipartFormDataContent();
        Add(form, "case", "application/json", Encoding.UTF8.GetBytes(sample.ToJsonString()));
        return form;
    }

    private static void Add(MultipartFormDataContent form, string name, string mediaType, byte[] content)
    {
        var part = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
        form.Add(part, name, Marker + ".pdf");
    }

    private async Task<byte[]> PostAsync(string route, string mediaType, byte[] logo)
    {
        using var form = Form(Samples.Complete());
        Add(form, LetterheadLogo.Id, mediaType, logo);
        using var response = await client.PostAsync(route, form);
        var content = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, Encoding.UTF8.GetString(content));
        return content;
    }

    private static SortedDictionary<string, byte[]> Unpack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            files.Add(entry.FullName[(entry.FullName.IndexOf('/', StringComparison.Ordinal) + 1)..], content.ToArray());
        }

        return files;
    }

    private async Task<byte[]> PdfAsync() => await (await client.PostAsync(
        "/v1/documents/product-detail-sheet?format=pdf&language=en", Samples.Complete().AsBody())).Content.ReadAsByteArrayAsync();

    private async Task<SortedDictionary<string, byte[]>> BundleAsync(string audience, byte[] prescription)
    {
        using var form = Form(Samples.Complete());
        Add(form, "prescription", "application/pdf", prescription);
        Add(form, "temperature-log", "text/csv", Log);
        using var response = await client.PostAsync($"/v1/bundles?audience={audience}", form);
        var zip = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, Encoding.UTF8.GetString(zip));

        var body = new ByteArrayContent(zip) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        var verification = await (await client.PostAsync("/v1/bundles/verify", body)).JsonAsync();
        Assert.Equal("intact", (string?)verification["outcome"]);

        return Unpack(zip);
    }
}
