using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Documents.Reading;

namespace ReserveMeds.Packets.Api.Tests;

/// <summary>Names and doses in any script: drawn in every format, or refused with the field and the character.</summary>
public sealed class ScriptsTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private const string Letter = "/v1/documents/clinical-justification-letter?language=fr&format=";

    private readonly HttpClient client = api.CreateClient();

    [NeedsToolsTheory("node")]
    [InlineData("Pr Éloïse Ñandú Şahin Nguyễn")]
    [InlineData("Pr Ƙaɓiru Ɖotsé Ƴusuf Țepeș")]
    [InlineData("Δρ Ελένη Ωνάση")]
    [InlineData("Д-р Жанна Йорданова")]
    [InlineData("د. آمنة الأمين")]
    [InlineData("د. ڕێژنە گوڵاڵە")]
    [InlineData("کۆرش ۱۲")]
    public async Task A_name_that_the_fonts_have_is_drawn_in_every_format(string name)
    {
        var sample = Named(name);
        var wanted = FoldedText.Of(name);

        var html = new HtmlParser().ParseDocument(await TextAsync("html", sample)).Body!.TextContent;
        Assert.Contains(wanted, FoldedText.Of(html), StringComparison.Ordinal);
        var docx = new DocxReader().Read(await BytesAsync("docx", sample));
        Assert.Contains(docx.Body, block => FoldedText.Of(block.Text).Contains(wanted, StringComparison.Ordinal));
        // Words from right to left come back from a page in an order of the reader's own.
        var pdf = new PdfReader().Read(await BytesAsync("pdf", sample));
        Assert.Null(pdf.Fault);
        Assert.Contains(pdf.Body, block => HoldsAll(FoldedText.Of(block.Text), wanted));
    }

    [NeedsToolsTheory("node")]
    [InlineData("ⵎⵓⵃⴰⵎⵎⴰⴷ", "U+2D4E")]
    [InlineData("山田太郎", "U+5C71")]
    [InlineData("김민준", "U+AE40")]
    [InlineData("אברהם", "U+05D0")]
    public async Task A_name_that_no_font_has_is_refused_in_every_format_with_field_and_character(string name, string character)
    {
        foreach (var format in new[] { "pdf", "docx", "html" })
        {
            using var response = await client.PostAsync(Letter + format, Named(name).AsBody());

            var findings = (await response.ProblemAsync(422, "case-refused"))["report"]!["findings"]!.AsArray();
            var finding = Assert.Single(findings, finding => (string?)finding!["code"] == "CORE-TXT-03")!;
            Assert.Equal(("reject", "/physician/name"), ((string?)finding["severity"], (string?)finding["path"]));
            Assert.Contains(character, (string?)finding["message"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\u202E002 mg")]
    [InlineData("2\u202D00 mg")]
    [InlineData("\u2067200 mg\u2069")]
    [InlineData("200\u200F mg")]
    public async Task A_character_that_could_reorder_a_dose_is_refused_or_gone(string dose)
    {
        var sample = Samples.Complete();
        sample["dosing"]!["startingDose"] = dose;
        using var response = await client.PostAsync(Letter + "html", sample.AsBody());

        var text = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode)
        {
            Assert.Contains("200\u00A0mg", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, character => character is '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
        }
        else
        {
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal("/dosing/startingDose", (string?)JsonNode.Parse(text)!["errors"]![0]!["pointer"]);
        }
    }

    [Theory]
    [InlineData("2\u200B00 mg")]
    [InlineData("20\u00AD0 mg")]
    [InlineData("200\u2060 mg")]
    public async Task A_character_that_nobody_sees_is_not_printed(string dose)
    {
        var sample = Samples.Complete();
        sample["dosing"]!["startingDose"] = dose;

        Assert.Contains("200\u00A0mg", await TextAsync("html", sample), StringComparison.Ordinal);
    }

    /// <summary>A dose that two desks read on two keyboards must be the same signs on paper.</summary>
    [Theory]
    [InlineData("٢٠٠ مغ")]
    [InlineData("۲۰۰ مغ")]
    public async Task A_dose_in_digits_of_another_script_is_printed_in_Western_ones(string dose)
    {
        var sample = Samples.Complete("krg-moh");
        sample["dosing"]!["startingDose"] = dose;
        using var response = await client.PostAsync("/v1/documents/clinical-justification-letter?language=ckb&mode=draft&format=html", sample.AsBody());

        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        var words = new HtmlParser().ParseDocument(text).Body!.TextContent.Replace('\u00A0', ' ');
        Assert.Contains("200 مغ", words, StringComparison.Ordinal);
        Assert.DoesNotContain(words, character => character is (>= '٠' and <= '٩') or (>= '۰' and <= '۹'));
    }

    /// <summary>A dose is read in any digits; a number of JSON has Western ones, and another spelling is refused where it stands.</summary>
    [Theory]
    [InlineData("٢٠٠ mg", false)]
    [InlineData("۲۰۰ ملغ", false)]
    [InlineData("٤٠ mg", true)]
    [InlineData("۲۰", true)]
    public async Task A_dose_in_any_digits_is_held_against_the_label(string dose, bool differs)
    {
        var sample = Samples.Complete();
        sample["dosing"]!["maintenanceDose"] = dose;
        using var response = await client.PostAsync("/v1/validate", sample.AsBody());

        var report = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        var findings = report["findings"]!.AsArray().Where(finding => (string?)finding!["path"] == "/dosing/maintenanceDose").ToList();
        Assert.Equal(differs ? ["CORE-OFF-01"] : [], findings.Select(finding => (string?)finding!["code"]));
        Assert.All(findings, finding => Assert.NotEmpty((string?)finding!["fix"] ?? ""));
        Assert.Equal(180, (int?)report["arithmetic"]!["unitsNeeded"]);
    }

    [Theory]
    [InlineData("/request/quantityPacks", "٣")]
    [InlineData("/dosing/unitsPerDay", "۱")]
    public async Task A_quantity_that_is_no_number_of_JSON_is_refused_with_its_place(string pointer, string typed)
    {
        var sample = Samples.Complete();
        var names = pointer.Split('/');
        sample[names[1]]![names[2]] = typed;
        using var response = await client.PostAsync("/v1/validate", sample.AsBody());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = Assert.Single(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]!.AsArray())!;
        Assert.Equal(pointer, (string?)error["pointer"]);
    }

    private static JsonObject Named(string name)
    {
        var sample = Samples.Complete();
        sample["physician"]!["name"] = name;
        return sample;
    }

    private async Task<byte[]> BytesAsync(string format, JsonObject sample)
    {
        using var response = await client.PostAsync(Letter + format, sample.AsBody());
        var content = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, $"{format}: {response.StatusCode}");
        return content;
    }

    private async Task<string> TextAsync(string format, JsonObject sample) => Encoding.UTF8.GetString(await BytesAsync(format, sample));

    private static bool HoldsAll(string text, string wanted) =>
        wanted.CountBy(character => character).All(character => text.Count(other => other == character.Key) >= character.Value);
}
