using Microsoft.Playwright;

namespace ReserveMeds.Packets.Browser.Tests;

[Collection(KeptSiteCollection.Name)]
public sealed class KeptAccessibilityTests(KeptSite site)
{
    [NeedsToolsTheory("chromium", "node")]
    [MemberData(nameof(AccessibilityTests.LanguagesAndWidths), MemberType = typeof(AccessibilityTests))]
    public async Task No_page_of_a_physician_or_an_importer_has_a_violation_in_light_or_dark(string language, int width)
    {
        var (physician, importer, standing, withdrawn) = await site.HandedOverAsync();
        var draft = await site.NewCaseAsync(physician, "dmp/half-filled-draft.json");
        var page = await site.SignedInAsync(physician, $"/{language}/cases", width);
        await Axe.NoViolationAsync(
            page,
            $"/{language}/cases",
            $"/{language}/cases/{standing}",
            $"/{language}/cases/{standing}/form",
            $"/{language}/cases/{standing}/revisions/2",
            $"/{language}/cases/{standing}/packets/1",
            $"/{language}/cases/{withdrawn}/packets/1",
            $"/{language}/packets");

        await page.GotoAsync($"/{language}/cases/{standing}/packets/1");
        await page.Locator("form[action*='/resupply'] button").ClickAsync();
        await Assertions.Expect(page.Locator("#continued")).ToBeVisibleAsync();
        await Axe.NoViolationHereAsync(page, "a case that continues a packet");

        await page.GotoAsync($"/{language}/cases/{draft}");
        await page.Locator("form[action*='/seal'] summary").ClickAsync();
        await page.Locator("[id='/attachments/prescription']").SetInputFilesAsync(new FilePayload { Name = "a.pdf", MimeType = "application/pdf", Buffer = [1] });
        await page.Locator("form[action*='/seal'] button.main").ClickAsync();
        await Assertions.Expect(page.Locator("[data-remarks='/attachments/prescription'] .remark")).ToBeVisibleAsync();
        await Axe.NoViolationHereAsync(page, "a case that was refused");
        await page.Context.CloseAsync();

        var inbox = await site.SignedInAsync(importer, $"/{language}/packets", width);
        await Axe.NoViolationAsync(inbox, $"/{language}/packets", $"/{language}/cases/{withdrawn}/packets/1", $"/{language}/cases/{standing}/packets/1");
        var download = await inbox.RunAndWaitForDownloadAsync(() => inbox.Locator(".bundles a.main").ClickAsync());
        await inbox.Locator("#file").SetInputFilesAsync(await download.PathAsync());
        await inbox.Locator("form[action*='/verification'] button").ClickAsync();
        await Assertions.Expect(inbox.Locator("form[action*='/acknowledgement']")).ToBeVisibleAsync();
        await Axe.NoViolationHereAsync(inbox, "a received file");
        await inbox.Context.CloseAsync();
    }
}
