using Microsoft.Playwright;
using ReserveMeds.Packets.Tests.Attachments;

namespace ReserveMeds.Packets.Browser.Tests;

/// <summary>Every page without an account, in every state that a person brings it to.</summary>
[Collection(SiteCollection.Name)]
public sealed class AccessibilityTests(Site site)
{
    private static readonly Dictionary<string, Func<Site, string, int, Task<IPage>>> States = new(StringComparer.Ordinal)
    {
        ["start"] = static (site, language, width) => site.OpenAsync($"/{language}", width),
        ["file that cannot be opened"] = static async (site, language, width) =>
        {
            var page = await site.OpenAsync($"/{language}", width);
            await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "case.json", MimeType = "application/json", Buffer = "no JSON"u8.ToArray() });
            await page.Locator("#open button").ClickAsync();
            await page.Locator(".fault[role=alert]").WaitForAsync();
            return page;
        },
        ["empty form"] = static (site, language, width) => site.OpenAsync($"/{language}/case?regulator=dmp", width),
        ["half-filled, refused, with findings at the fields"] = static async (site, language, width) =>
        {
            var page = await site.OpenAsync($"/{language}/case?regulator=kimadia-moh", width);
            await Typist.Field(page, "/patient/ageYears").FillAsync("forty");
            await page.Locator("aside button[value=check]").ClickAsync();
            await page.Locator("[data-remarks='/patient/ageYears'] .remark").WaitForAsync();
            await Typist.Field(page, "/patient/ageYears").FillAsync("41");
            await page.Locator("button[value=document]").ClickAsync();
            await page.Locator("#checks .fault").WaitForAsync();
            await page.EvaluateAsync("for (const one of document.querySelectorAll('details')) one.open = true");
            return page;
        },
        ["sample with its preview and a refused attachment"] = static async (site, language, width) =>
        {
            var page = await site.OpenAsync($"/{language}/case?regulator=krg-moh&sample=yes", width);
            await page.Locator("[id='/attachments/other']").SetInputFilesAsync(
                new FilePayload { Name = "a.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Write(trailer: "/Encrypt 9 0 R") });
            await page.Locator("button[value=document]").ClickAsync();
            await page.Locator("[data-remarks='/attachments/other'] .remark").WaitForAsync();
            await page.FrameLocator("iframe[name=preview]").Locator("h1").WaitForAsync();
            return page;
        },
        ["server away"] = static async (site, language, width) =>
        {
            var page = await site.OpenAsync($"/{language}/case?regulator=krg-moh", width);
            await page.Context.SetOfflineAsync(true);
            await page.Locator("aside button[value=check]").ClickAsync();
            await page.Locator("#progress:not(:empty)").WaitForAsync();
            return page;
        },
    };

    public static TheoryData<string, int> LanguagesAndWidths
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var language in new[] { "en", "fr", "ar", "ckb" })
            {
                data.Add(language, 390);
                data.Add(language, 1280);
            }

            return data;
        }
    }

    [NeedsToolsTheory("chromium", "node")]
    [MemberData(nameof(LanguagesAndWidths))]
    public async Task No_page_has_a_violation_in_any_state_in_light_or_dark(string language, int width)
    {
        foreach (var (state, reach) in States)
        {
            var page = await reach(site, language, width);
            await Axe.NoViolationHereAsync(page, state);
            await page.Context.CloseAsync();
        }
    }
}
