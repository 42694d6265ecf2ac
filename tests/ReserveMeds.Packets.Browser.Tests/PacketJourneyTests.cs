using Microsoft.Playwright;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Browser.Tests;

/// <summary>From a kept case to the receipt of its packet, by the pages alone.</summary>
[Collection(KeptSiteCollection.Name)]
public sealed class PacketJourneyTests(KeptSite site)
{
    /// <summary>Five bundles are rendered before the answer comes, by the one worker, which may be busy.</summary>
    private const float Sealing = 240_000;

    [NeedsToolsTheory("chromium", "node")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_coordinator_seals_and_hands_over_and_an_importer_fetches_checks_and_acknowledges(bool withScript)
    {
        var name = $"Importer {Guid.NewGuid():N}"[..20];
        var coordinator = await site.NewPersonAsync("coordinator", "Example Coordinators", "cases:read", "packets:read", "packets:write");
        var importer = await site.NewImporterAsync(name);
        var id = await site.NewCaseAsync(await site.NewPhysicianAsync(), "dmp/importer-files.json");

        var desk = await site.SignedInAsync(coordinator, $"/en/cases/{id}", withScript: withScript);
        await desk.Locator("form[action*='/seal'] button.main").ClickAsync(new() { Timeout = Sealing });
        await Assertions.Expect(desk.Locator(".outcome.complete")).ToHaveTextAsync("Sealed as packet 1.");
        await desk.Locator("#importer").SelectOptionAsync(new SelectOptionValue { Label = name });
        await desk.Locator("form[action*='/importer'] button.main").ClickAsync();
        await Assertions.Expect(desk.Locator(".outcome.complete")).ToHaveTextAsync("Handed to the importer.");

        var inbox = await site.SignedInAsync(importer, "/en/packets", withScript: withScript);
        await inbox.Locator("tbody a").First.ClickAsync();
        var download = await inbox.RunAndWaitForDownloadAsync(() => inbox.Locator(".bundles a.main").ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal("intact", BundleVerifier.Verify(file).Outcome);

        await ChooseAsync(inbox, [.. file[..^1], 1]);
        await Assertions.Expect(inbox.Locator("section[aria-labelledby=verify] .outcome")).ToBeVisibleAsync();
        await Assertions.Expect(inbox.Locator("form[action*='/acknowledgement']")).ToHaveCountAsync(0);
        await ChooseAsync(inbox, file);
        await inbox.Locator("form[action*='/acknowledgement'] button").ClickAsync();
        await Assertions.Expect(inbox.Locator("main > .outcome.complete")).ToHaveTextAsync("The receipt is acknowledged.");

        await desk.ReloadAsync();
        await Assertions.Expect(desk.Locator(".mark").First).ToHaveTextAsync("acknowledged by the importer");
    }

    [NeedsToolsFact("chromium", "node")]
    public async Task A_seal_says_that_it_works_and_a_refused_one_leads_to_the_field_that_is_missing()
    {
        var physician = await site.NewPhysicianAsync();
        var id = await site.NewCaseAsync(physician, "dmp/half-filled-draft.json");
        var page = await site.SignedInAsync(physician, $"/fr/cases/{id}");

        // Noted by the page, since the browser is on its way to the next one by then.
        await page.EvaluateAsync(
            """
            const said = document.querySelector(".working"), button = document.querySelector("form[action*='/seal'] button.main");
            new MutationObserver(() => sessionStorage.setItem("said", `${said.textContent} ${button.disabled}`)).observe(said, { childList: true });
            """);
        await page.Locator("form[action*='/seal'] button.main").ClickAsync(new() { Timeout = Sealing });
        await Assertions.Expect(page.Locator(".fault[role=alert]")).ToBeVisibleAsync();
        Assert.Equal("En cours… true", await page.EvaluateAsync<string>("sessionStorage.getItem('said')"));
        await page.Locator("a[href$='/form#/physician/licenseNumber']").First.ClickAsync();

        await Assertions.Expect(page.Locator("[id='/physician/licenseNumber']")).ToBeInViewportAsync();
    }

    private static async Task ChooseAsync(IPage page, byte[] file)
    {
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "received.zip", MimeType = "application/zip", Buffer = file });
        await page.Locator("form[action*='/verification'] button").ClickAsync();
    }
}
