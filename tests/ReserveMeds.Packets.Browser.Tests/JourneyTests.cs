using System.Text.Json;
using Microsoft.Playwright;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Browser.Tests;

[Collection(SiteCollection.Name)]
public sealed class JourneyTests(Site site)
{
    [NeedsToolsTheory("chromium", "node")]
    [InlineData("fr", "dmp", "dmp/adult-cgvhd.json", "RM-MA-2026-000123")]
    [InlineData("ar", "kimadia-moh", "kimadia-moh/adolescent-ppi.json", "RM-IQ-2026-000045")]
    [InlineData("ckb", "krg-moh", "krg-moh/adult-first-import.json", "RM-KR-2026-000008")]
    public async Task From_an_empty_form_to_a_bundle_that_verifies(string language, string regulator, string sample, string reference)
    {
        var page = await site.OpenAsync($"/{language}");
        await page.Locator($"input[value={regulator}]").CheckAsync();
        await page.Locator("button.main").ClickAsync();
        await Assertions.Expect(page.Locator(".outcome.incomplete")).ToBeVisibleAsync();

        await Typist.TypeAsync(page, Typist.Sample(sample));
        await page.Locator("aside button[value=check]").ClickAsync();
        await Assertions.Expect(page.Locator(".outcome.complete")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".remark.reject")).ToHaveCountAsync(0);

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("button[value=bundle]").ClickAsync());
        Assert.Equal($"{reference}-regulator.zip", download.SuggestedFilename);
        var verification = BundleVerifier.Verify(await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.Equal("intact", verification.Outcome);
    }

    [NeedsToolsFact("chromium", "node")]
    public async Task A_half_filled_case_is_previewed_with_its_gaps_and_downloaded_as_a_draft()
    {
        var page = await site.OpenAsync("/fr/case?regulator=dmp");
        await Typist.Field(page, "/physician/name").FillAsync("Dr Exemple");

        var preview = page.FrameLocator("iframe[name=preview]");
        await Assertions.Expect(preview.Locator("body")).ToContainTextAsync("Dr Exemple");
        Assert.True(await preview.Locator(".gap").CountAsync() > 5);

        // A click on a gap leads to its field, and what was typed stays.
        await preview.Locator("a.gap[href$='#/physician/licenseNumber']").First.ClickAsync();
        await Assertions.Expect(page.Locator("[id='/physician/licenseNumber']")).ToBeInViewportAsync();
        Assert.Equal("Dr Exemple", await Typist.Field(page, "/physician/name").InputValueAsync());

        // A final document is refused, says why, and nothing typed is lost.
        await page.Locator("button[value=document]").ClickAsync();
        await Assertions.Expect(page.Locator("#checks .fault")).ToBeVisibleAsync();
        Assert.Equal("Dr Exemple", await Typist.Field(page, "/physician/name").InputValueAsync());

        await page.Locator("#mode").SelectOptionAsync("draft");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("button[value=document]").ClickAsync());
        Assert.StartsWith("%PDF", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
    }

    [NeedsToolsFact("chromium", "node")]
    public async Task Remarks_come_while_typing_at_their_field_and_the_list_leads_to_it()
    {
        var page = await site.OpenAsync("/en/case?regulator=dmp");
        await Assertions.Expect(page.Locator(".remark.reject")).ToHaveCountAsync(0);

        await Typist.Field(page, "/patient/ageYears").PressSequentiallyAsync("forty");
        await Assertions.Expect(page.Locator("[id='remarks:/patient/ageYears'] .remark")).ToBeVisibleAsync();
        Assert.Equal("forty", await Typist.Field(page, "/patient/ageYears").InputValueAsync());
        await Typist.Field(page, "/patient/ageYears").FillAsync("41");
        await Assertions.Expect(page.Locator("[id='remarks:/patient/ageYears'] .remark")).ToHaveCountAsync(0);

        await page.Locator("#checks a[href='#/physician/licenseNumber']").First.ClickAsync();
        await Assertions.Expect(page.Locator("[id='/physician/licenseNumber']")).ToBeInViewportAsync();
    }

    [NeedsToolsFact("chromium", "node")]
    public async Task A_case_saved_with_a_passphrase_opens_with_it_alone_and_is_the_same()
    {
        var page = await site.OpenAsync("/fr/case?regulator=dmp&sample=yes");
        await page.Locator("#lock").FillAsync("correct horse battery");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#save-locked").ClickAsync());
        var file = await download.PathAsync();
        var text = await File.ReadAllTextAsync(file);
        Assert.DoesNotContain("Amal", text, StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(text).RootElement.GetProperty("lockedCase").GetInt32());

        var again = await site.OpenAsync("/fr");
        await again.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "case.locked.json", MimeType = "application/json", Buffer = await File.ReadAllBytesAsync(file) });
        await again.Locator("#passphrase").FillAsync("wrong horse battery");
        await again.Locator("#open button").ClickAsync();
        await Assertions.Expect(again.Locator("#unlock-fault")).ToBeVisibleAsync();

        await again.Locator("#passphrase").FillAsync("correct horse battery");
        await again.Locator("#open button").ClickAsync();
        await Assertions.Expect(again.Locator("[id='/physician/name']")).ToHaveValueAsync("Pr Amal Exemple");
        await Assertions.Expect(again.Locator(".outcome.complete")).ToBeVisibleAsync();
    }

    [NeedsToolsFact("chromium", "node")]
    public async Task A_copy_is_kept_in_the_browser_only_where_asked_for_and_can_be_deleted()
    {
        var page = await site.OpenAsync("/en/case?regulator=dmp");
        await Typist.Field(page, "/physician/name").FillAsync("Dr Example");
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));

        await page.Locator("#keep").CheckAsync();
        await Typist.Field(page, "/patient/ageYears").FillAsync("41");
        var start = await page.Context.NewPageAsync();
        await start.GotoAsync("/en");
        await start.Locator("#kept button[value=look]").ClickAsync();
        await Assertions.Expect(start.Locator("[id='/physician/name']")).ToHaveValueAsync("Dr Example");
        await Assertions.Expect(start.Locator("[id='/patient/ageYears']")).ToHaveValueAsync("41");

        // The opened form would ask before it is left, and nobody is there to answer.
        var last = await page.Context.NewPageAsync();
        await last.GotoAsync("/en");
        await last.Locator("#forget").ClickAsync();
        Assert.Equal(0, await last.EvaluateAsync<int>("localStorage.length"));
    }

    [NeedsToolsFact("chromium", "node")]
    public async Task Without_script_the_same_way_leads_to_the_same_letter()
    {
        var page = await site.OpenAsync("/en", withScript: false);
        await page.Locator("input[value=dmp]").CheckAsync();
        await page.Locator("button.main").ClickAsync();
        await Typist.TypeAsync(page, Typist.Sample("dmp/adult-cgvhd.json"));
        await page.Locator("aside button[value=check]").ClickAsync();
        await Assertions.Expect(page.Locator(".outcome.complete")).ToBeVisibleAsync();
        await page.Locator("#preview-button").ClickAsync();
        await Assertions.Expect(page.FrameLocator("iframe[name=preview]").Locator("h1")).ToBeVisibleAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("button[value=document]").ClickAsync());
        Assert.Equal("RM-MA-2026-000123-clinical-justification-letter.en.pdf", download.SuggestedFilename);
    }

    [NeedsToolsFact("chromium")]
    public async Task A_page_asks_no_other_host_for_anything()
    {
        var page = await site.OpenAsync("/fr");
        List<string> asked = [];
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync("/ar/case?regulator=krg-moh&sample=yes");
        await Assertions.Expect(page.FrameLocator("iframe[name=preview]").Locator("h1")).ToBeVisibleAsync();

        Assert.NotEmpty(asked);
        Assert.All(asked, url => Assert.StartsWith(site.Address.ToString(), url, StringComparison.Ordinal));
    }
}
