using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests.Pages;

/// <summary>The page as a browser without script gets it.</summary>
public sealed class PageTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private readonly HttpClient client = api.CreateClient();

    public static TheoryData<string, string> Pages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (language, direction) in new[] { ("en", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("ckb", "rtl") })
            {
                data.Add($"/{language}", direction);
                data.Add($"/{language}/case?regulator=dmp", direction);
                data.Add($"/{language}/case?regulator=kimadia-moh&sample=yes", direction);
                data.Add($"/{language}/case?regulator=krg-moh&sample=yes", direction);
            }

            return data;
        }
    }

    [Theory]
    [InlineData("ar", "dmp")]
    [InlineData("ar", "kimadia-moh")]
    [InlineData("ckb", "krg-moh")]
    public async Task No_number_with_a_unit_stands_in_right_to_left_words_without_a_direction_of_its_own(string language, string regulator)
    {
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/{language}/case?regulator={regulator}"));

        var numbers = page.Body!.Descendants<IText>()
            .Where(text => Regex.IsMatch(text.Data, "[0-9]+[ \u00A0]?(?:mg|MiB|KiB|kg)") && text.ParentElement!.Closest("option, textarea, script") is null)
            .ToList();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, text => Assert.True(text.ParentElement!.Closest("[dir=ltr]") is not null, text.Data));
    }

    [Theory]
    [InlineData("ar", "kimadia-moh")]
    [InlineData("ckb", "krg-moh")]
    public async Task Each_number_of_the_arithmetic_has_a_direction_of_its_own_in_right_to_left_words(string language, string regulator)
    {
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/{language}/case?regulator={regulator}&sample=yes"));

        var numbers = page.QuerySelectorAll("ul.steps > li").SelectMany(step => step.Descendants<IText>()).Where(text => text.Data.Any(char.IsDigit)).ToList();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, text => Assert.True(text.ParentElement!.Closest("[dir=ltr]") is not null, text.Data));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_says_its_language_and_holds_no_script_or_style_inside(string path, string direction)
    {
        var response = await client.GetAsync(path);
        var page = await PageAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith(path[1..].Split('/')[0], page.DocumentElement.GetAttribute("lang"), StringComparison.Ordinal);
        Assert.Equal(direction, page.DocumentElement.GetAttribute("dir"));
        Assert.All(page.Scripts, script => Assert.Empty(script.Text));
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("blazor", StringComparison.OrdinalIgnoreCase));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_field_has_a_label_and_every_id_stands_once(string path, string direction)
    {
        var page = await PageAsync(await client.GetAsync(path));

        Assert.NotEmpty(direction);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        var labelled = page.QuerySelectorAll("label[for]").Select(label => label.GetAttribute("for")).ToHashSet(StringComparer.Ordinal);
        Assert.All(
            page.QuerySelectorAll("input:not([type=hidden]), select, textarea"),
            field => Assert.True(labelled.Contains(field.Id) || field.Closest("label") is not null, field.OuterHtml));
        var places = ids.ToHashSet(StringComparer.Ordinal);
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], places));
        Assert.All(
            page.QuerySelectorAll("[aria-describedby]").SelectMany(element => element.GetAttribute("aria-describedby")!.Split(' ')),
            id => Assert.Contains(id, places));
    }

    [Fact]
    public async Task The_start_speaks_the_language_of_the_browser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Accept-Language", "ar-IQ, en;q=0.5" } } };
        var response = await client.SendAsync(request);

        Assert.Equal("rtl", (await PageAsync(response)).DocumentElement.GetAttribute("dir"));
        Assert.Equal("Accept-Language", Assert.Single(response.Headers.Vary));
    }

    [Theory]
    [InlineData("/fr/case")]
    [InlineData("/fr/case?regulator=unknown")]
    public async Task Without_a_route_one_comes_to_the_start(string path)
    {
        var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/fr", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_page_in_no_language_of_ours_is_not_there() =>
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/de")).StatusCode);

    [Theory]
    [InlineData("/fr/nothing", "text/html,*/*;q=0.8", "fr", "text/html")]
    [InlineData("/ckb/case/open", "text/html", "ckb", "text/html")]
    [InlineData("/v1/nothing", "text/html,*/*;q=0.8", "", "application/problem+json")]
    [InlineData("/fr/nothing", "*/*", "", "application/problem+json")]
    public async Task What_is_not_there_is_a_page_for_a_person_and_a_problem_for_a_program(string path, string accept, string language, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var response = await client.SendAsync(request);

        Assert.True((int)response.StatusCode is 404 or 405);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(language, (await PageAsync(response)).DocumentElement.GetAttribute("lang") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Style_and_script_are_kept_by_the_browser_until_they_change()
    {
        var page = await PageAsync(await client.GetAsync("/en"));
        var style = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var response = await client.GetAsync(style);

        Assert.Equal("text/css", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/assets/0000000000000000/page.css")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(style.Replace("page.css", "../page.css", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task A_document_of_the_page_has_the_bytes_of_the_API()
    {
        var form = FieldsOf(await PageAsync(await client.GetAsync("/fr/case?regulator=dmp&sample=yes")));
        var ofPage = await PostAsync("/fr/case", form, ("do", "document"), ("format", "docx"));
        var ofApi = await client.PostAsync("/v1/documents/clinical-justification-letter?format=docx&language=fr", Samples.Body(Samples.Complete().ToJsonString()));

        Assert.Equal(HttpStatusCode.OK, ofPage.StatusCode);
        Assert.Equal(await ofApi.Content.ReadAsByteArrayAsync(), await ofPage.Content.ReadAsByteArrayAsync());
        Assert.Equal(ofApi.Content.Headers.ContentDisposition!.FileName, ofPage.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task A_refused_document_brings_the_form_back_with_all_that_was_typed_and_what_is_missing()
    {
        var form = FieldsOf(await PageAsync(await client.GetAsync("/fr/case?regulator=dmp")));
        var response = await PostAsync("/fr/case", form, ("/physician/name", "Dr Exemple"), ("/patient/ageYears", "41"), ("do", "document"));
        var page = await PageAsync(response);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("Dr Exemple", ((IHtmlInputElement)page.GetElementById("/physician/name")!).Value);
        Assert.NotEmpty(page.QuerySelectorAll("#checks .fault"));
        Assert.NotEmpty(page.QuerySelectorAll("[id='remarks:/physician/licenseNumber'] .remark.reject"));
    }

    [Fact]
    public async Task What_cannot_be_read_stays_in_its_field_and_says_so_there()
    {
        var form = FieldsOf(await PageAsync(await client.GetAsync("/en/case?regulator=dmp&sample=yes")));
        var page = await PageAsync(await PostAsync("/en/case", form, ("/patient/weightKg", "1,300"), ("do", "check")));

        Assert.Equal("1,300", ((IHtmlInputElement)page.GetElementById("/patient/weightKg")!).Value);
        Assert.Single(page.QuerySelectorAll("[id='remarks:/patient/weightKg'] .remark.reject"));
        Assert.Empty(page.QuerySelectorAll(".outcome"));
    }

    [Fact]
    public async Task Rows_come_and_go_without_script()
    {
        var form = FieldsOf(await PageAsync(await client.GetAsync("/en/case?regulator=dmp&sample=yes")));
        var added = await PageAsync(await PostAsync("/en/case", form, ("do", "add /priorTherapies")));
        var removed = await PageAsync(await PostAsync("/en/case", FieldsOf(added), ("do", "remove /priorTherapies 0")));

        Assert.Equal(4, added.QuerySelectorAll("[id='/priorTherapies'] > fieldset").Length);
        Assert.Equal(3, removed.QuerySelectorAll("[id='/priorTherapies'] > fieldset").Length);
        Assert.StartsWith("Mycoph", ((IHtmlInputElement)removed.GetElementById("/priorTherapies/0/regimen")!).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</textarea><b>bold</b>")]
    [InlineData("</option></select><b>")]
    public async Task A_typed_value_is_text_wherever_it_stands(string hostile)
    {
        var form = FieldsOf(await PageAsync(await client.GetAsync("/en/case?regulator=dmp")));
        var page = await PageAsync(await PostAsync(
            "/en/case",
            form,
            ("/physician/name", hostile), ("/diagnosis/summary", hostile), ("/patient/sex", hostile), ("/filingDate", hostile), ("/request/patterns", hostile),
            ("document", hostile), ("do", hostile)));

        Assert.Equal(hostile, ((IHtmlInputElement)page.GetElementById("/physician/name")!).Value);
        Assert.Equal(hostile, ((IHtmlTextAreaElement)page.GetElementById("/diagnosis/summary")!).Value);
        Assert.Equal(hostile, ((IHtmlInputElement)page.GetElementById("/filingDate")!).Value);
        Assert.Empty(page.QuerySelectorAll("b, img"));
        Assert.All(page.Scripts, script => Assert.Empty(script.Text));
    }

    [Fact]
    public async Task A_saved_case_opens_again_and_other_files_say_why_not()
    {
        var form = FieldsOf(await PageAsync(await client.GetAsync("/fr/case?regulator=dmp&sample=yes")));
        var saved = await PostAsync("/fr/case", form, ("do", "save"));
        Assert.Equal("case.json", saved.Content.Headers.ContentDisposition!.FileName);

        var opened = await OpenAsync(await saved.Content.ReadAsByteArrayAsync());
        Assert.Equal("Pr Amal Exemple", ((IHtmlInputElement)opened.GetElementById("/physician/name")!).Value);
        Assert.NotEmpty(opened.QuerySelectorAll(".outcome.complete"));
        Assert.NotEmpty((await OpenAsync("no JSON"u8.ToArray())).QuerySelectorAll(".fault[role=alert]"));
        Assert.NotEmpty((await OpenAsync("""{"regulator": "nobody"}"""u8.ToArray())).QuerySelectorAll(".fault[role=alert]"));
        Assert.NotEmpty((await OpenAsync(new byte[1024 * 1024 + 1])).QuerySelectorAll(".fault[role=alert]"));
    }

    [Fact]
    public async Task A_form_larger_than_any_case_is_refused_in_words()
    {
        using var content = new FormUrlEncodedContent([new("/regulator", "dmp"), new("/diagnosis/summary", new string('x', 3 * 1024 * 1024))]);
        var response = await client.PostAsync("/en/case", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Nothing_typed_comes_into_a_log()
    {
        const string mark = "Zqxmark";
        var form = FieldsOf(await PageAsync(await client.GetAsync("/en/case?regulator=dmp")));
        foreach (var what in new[] { "check", "document", "save", "add /priorTherapies", mark })
        {
            await PostAsync("/en/case", form, ("/physician/name", mark), ("/patient/ageYears", mark), ("do", what));
        }

        await PostAsync("/en/case/preview", form, ("/physician/name", mark));
        await OpenAsync(Encoding.UTF8.GetBytes($$"""{"regulator": "dmp", "physician": {"name": "{{mark}}"}, "{{mark}}": 1}"""));

        Assert.NotEmpty(api.Log.Lines);
        Assert.DoesNotContain(api.Log.Lines, line => line.Contains(mark, StringComparison.Ordinal));
    }

    private async Task<IHtmlDocument> OpenAsync(byte[] file)
    {
        using var part = new ByteArrayContent(file);
        part.Headers.ContentType = new("application/json");
        using var content = new MultipartFormDataContent { { part, "case", "case.json" } };
        return await PageAsync(await client.PostAsync("/fr/case/open", content));
    }

    private async Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> form, params (string Name, string Value)[] typed)
    {
        var names = typed.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        using var content = new FormUrlEncodedContent(
            [.. form.Where(entry => !names.Contains(entry.Key)), .. typed.Select(entry => KeyValuePair.Create(entry.Name, entry.Value))]);
        return await client.PostAsync(path, content);
    }

    /// <summary>What a browser would send of the form.</summary>
    private static List<KeyValuePair<string, string>> FieldsOf(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll("form#case input[name], form#case select[name], form#case textarea[name]").SelectMany(field => field switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => [],
            IHtmlInputElement input => [KeyValuePair.Create(input.Name!, input.Value)],
            IHtmlSelectElement select => [KeyValuePair.Create(select.Name!, select.Value!)],
            IHtmlTextAreaElement area => [KeyValuePair.Create(area.Name!, area.Value)],
            _ => Array.Empty<KeyValuePair<string, string>>(),
        }),
    ];

    private static async Task<IHtmlDocument> PageAsync(HttpResponseMessage response) => new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
}
