using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class DocumentsTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private const string Letter = "/v1/documents/clinical-justification-letter";
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly HttpClient client = api.CreateClient();

    public static TheoryData<string> Regulators => Samples.Regulators;

    [NeedsToolsFact("node")]
    public async Task A_letter_is_a_PDF_in_the_cases_language_unless_asked_otherwise()
    {
        using var response = await client.PostAsync(Letter, Samples.Complete().AsBody());

        var content = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, Encoding.UTF8.GetString(content));
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(content), StringComparison.Ordinal);
        Assert.Equal("fr", response.Header("Content-Language"));
        Assert.StartsWith(
            "attachment; filename=RM-MA-2026-000123-clinical-justification-letter.fr.pdf",
            response.Header("Content-Disposition"),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task A_letter_of_each_regulator_is_a_DOCX_when_asked_for(string id)
    {
        using var response = await client.PostAsync($"{Letter}?format=docx", Samples.Complete(id).AsBody());

        var content = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, Encoding.UTF8.GetString(content));
        Assert.Equal(Docx, response.Content.Headers.ContentType?.ToString());
        using var package = new ZipArchive(new MemoryStream(content));
        Assert.NotNull(package.GetEntry("word/document.xml"));
    }

    [Fact]
    public async Task A_preview_is_a_page_that_can_neither_run_nor_load_nor_be_framed()
    {
        using var response = await client.PostAsync($"{Letter}?format=html&mode=draft&language=fr", Samples.Complete().AsBody());

        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("inline; filename=RM-MA-2026-000123-", response.Header("Content-Disposition"), StringComparison.Ordinal);
        var policy = response.Header("Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(text);
        Assert.Equal("fr", page.DocumentElement.GetAttribute("lang")?[..2]);
        Assert.Contains((string)Samples.Complete()["physician"]!["name"]!, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_carries_its_digest_and_is_not_kept()
    {
        using var response = await client.PostAsync($"{Letter}?format=docx", Samples.Complete().AsBody());

        var digest = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(await response.Content.ReadAsByteArrayAsync()))}:";
        Assert.Equal(digest, response.Header("Content-Digest"));
        Assert.Equal(digest, response.Header("Repr-Digest"));
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task The_same_case_gives_the_same_bytes_whatever_the_day()
    {
        await using var later = api.With(parts => parts.AddSingleton<TimeProvider>(new PinnedTime(PacketsApi.Now.AddDays(400))));

        var first = await client.PostAsync($"{Letter}?format=docx", Samples.Complete().AsBody());
        var second = await later.CreateClient().PostAsync($"{Letter}?format=docx", Samples.Complete().AsBody());

        Assert.True(first.IsSuccessStatusCode, await first.Content.ReadAsStringAsync());
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_language_that_was_asked_for_is_used()
    {
        using var response = await client.PostAsync($"{Letter}?format=docx&language=en", Samples.Complete().AsBody());

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Assert.Equal("en", response.Header("Content-Language"));
        Assert.Contains(".en.docx", response.Header("Content-Disposition"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_in_two_languages_is_one_file_that_names_both()
    {
        using var response = await client.PostAsync($"{Letter}?format=docx&language=fr,en", Samples.Complete().AsBody());

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Assert.Equal("fr, en", response.Header("Content-Language"));
        Assert.StartsWith(
            "attachment; filename=RM-MA-2026-000123-clinical-justification-letter.fr-en.docx",
            response.Header("Content-Disposition"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/documents/clinical-justification-letter?format=docx&language=fr,fr")]
    [InlineData("/v1/documents/clinical-justification-letter?format=docx&language=fr,en,fr")]
    [InlineData("/v1/documents/product-detail-sheet?format=docx&language=fr,en")]
    public async Task Two_languages_that_make_no_bilingual_letter_are_answered_with_what_there_is(string address)
    {
        using var response = await client.PostAsync(address, Samples.Complete().AsBody());

        var problem = await response.ProblemAsync(400, "parameter-invalid");
        var valid = problem.ValidValues().ToList();
        Assert.Contains("fr", valid);
        Assert.Equal(address.Contains("letter", StringComparison.Ordinal), valid.Contains("fr,en"));
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task Without_languages_in_the_case_the_regulators_first_that_the_document_exists_in_is_used(string id)
    {
        var regulator = await (await client.GetAsync($"/v1/regulators/{id}")).JsonAsync();
        var letter = regulator["documents"]!.AsArray().Single(document => (string?)document!["id"] == "clinical-justification-letter")!;
        var sample = Samples.Complete(id);
        sample.Remove("languages");

        using var response = await client.PostAsync($"{Letter}?format=docx", sample.AsBody());

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var existing = letter["languages"]!.AsArray().Select(language => (string)language!);
        Assert.Equal(RegulatorCatalog.Find(id)!.Languages.First(existing.Contains), response.Header("Content-Language"));
    }

    [Fact]
    public async Task A_file_without_a_reference_is_named_a_draft()
    {
        var sample = Samples.Complete();
        sample.Remove("reference");

        using var response = await client.PostAsync($"{Letter}?format=docx&mode=draft", sample.AsBody());

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Assert.StartsWith("attachment; filename=draft-clinical-justification-letter.fr.docx", response.Header("Content-Disposition"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_final_letter_is_refused_with_the_report_in_the_callers_language()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Letter) { Content = Samples.Refused().AsBody() };
        request.Headers.AcceptLanguage.ParseAdd("fr");

        using var response = await client.SendAsync(request);

        var problem = await response.ProblemAsync(422, "case-refused");
        Assert.Equal("incomplete", (string?)problem["report"]!["outcome"]);
        Assert.Contains("CORE-PHY-01", problem["report"]!["findings"]!.AsArray().Select(finding => (string)finding!["code"]!));
        Assert.Equal("en, fr", response.Header("Content-Language"));
    }

    [Fact]
    public async Task A_draft_of_a_refused_case_is_written()
    {
        using var response = await client.PostAsync($"{Letter}?format=docx&mode=draft", Samples.Refused().AsBody());

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_unknown_document_is_answered_with_those_that_exist()
    {
        using var response = await client.PostAsync("/v1/documents/love-letter", Samples.Complete().AsBody());

        var problem = await response.ProblemAsync(404, "document-unknown");
        Assert.Contains("clinical-justification-letter", problem.ValidValues());
    }

    [Theory]
    [InlineData("tlh")]
    [InlineData("FR")]
    [InlineData("")]
    public async Task A_language_the_document_does_not_exist_in_is_answered_with_those_it_does(string language)
    {
        using var response = await client.PostAsync($"{Letter}?format=docx&language={language}", Samples.Complete().AsBody());

        var problem = await response.ProblemAsync(400, "parameter-invalid");
        Assert.Equal("language", (string?)problem["errors"]![0]!["parameter"]);
        Assert.Contains("fr", problem.ValidValues());
    }
}
