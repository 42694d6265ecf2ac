using System.IO.Compression;
using Microsoft.Playwright;
using ReserveMeds.Packets.Tests.Attachments;

namespace ReserveMeds.Packets.Browser.Tests;

[Collection(SiteCollection.Name)]
public sealed class AttachmentTests(Site site)
{
    private static readonly FilePayload Prescription = new() { Name = "patient name.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Write() };

    private static readonly FilePayload Locked = new() { Name = "locked.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Write(trailer: "/Encrypt 9 0 R") };

    [NeedsToolsTheory("chromium", "node")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chosen_file_is_refused_at_its_field_or_goes_along_with_the_bundle(bool withScript)
    {
        var page = await site.OpenAsync("/fr/case?regulator=dmp&sample=yes", withScript: withScript);
        await Choose(page, "prescription").SetInputFilesAsync(Locked);
        await page.Locator("button[value=bundle]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-remarks='/attachments/prescription'] .remark.reject")).ToContainTextAsync("chiffré");
        await Assertions.Expect(page.Locator("#checks .fault")).ToContainTextAsync("pièces jointes");
        Assert.Equal(!withScript, await page.GetByText("Les fichiers choisis sont à choisir de nouveau").IsVisibleAsync());
        await Assertions.Expect(Typist.Field(page, "/physician/name")).ToHaveValueAsync("Pr Amal Exemple");
        Assert.Equal(withScript ? 1 : 0, await Choose(page, "prescription").EvaluateAsync<int>("field => field.files.length"));

        await Choose(page, "prescription").SetInputFilesAsync(Prescription);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("button[value=bundle]").ClickAsync());
        using var zip = new ZipArchive(File.OpenRead(await download.PathAsync()));
        Assert.Single(zip.Entries, entry => entry.FullName.EndsWith("data/attachments/A01-prescription.pdf", StringComparison.Ordinal));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("patient", StringComparison.OrdinalIgnoreCase) && entry.FullName.Contains("name", StringComparison.Ordinal));
    }

    [NeedsToolsFact("chromium", "node")]
    public async Task Chosen_files_stay_chosen_when_rows_come_and_the_language_changes()
    {
        var page = await site.OpenAsync("/en/case?regulator=dmp");
        await Choose(page, "other").SetInputFilesAsync(Prescription);
        await Typist.Field(page, "/physician/name").FillAsync("Dr Example");
        await page.Locator("button[value='add /priorTherapies']").ClickAsync();
        await Assertions.Expect(page.Locator("[id='/priorTherapies/1/line']")).ToBeFocusedAsync();
        await page.Locator(".top button[lang=ar]").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");

        Assert.Equal(1, await Choose(page, "other").EvaluateAsync<int>("field => field.files.length"));
        await Assertions.Expect(Typist.Field(page, "/physician/name")).ToHaveValueAsync("Dr Example");
        await Assertions.Expect(page.Locator("[id='/priorTherapies'] > fieldset")).ToHaveCountAsync(2);
        Assert.EndsWith("/ar/case?regulator=dmp", page.Url, StringComparison.Ordinal);
    }

    [NeedsToolsFact("chromium", "node")]
    public async Task A_file_that_is_too_large_is_said_before_it_travels()
    {
        var page = await site.OpenAsync("/en/case?regulator=dmp&sample=yes");
        await Choose(page, "other").SetInputFilesAsync(new FilePayload { Name = "large.pdf", MimeType = "application/pdf", Buffer = new byte[(20 * 1024 * 1024) + 1] });
        await Assertions.Expect(page.Locator("[data-remarks='/attachments/other'] .remark.reject")).ToContainTextAsync("larger than 20 MiB");

        List<string> sent = [];
        page.Request += (_, request) => sent.Add(request.Method);
        await page.Locator("button[value=bundle]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-remarks='/attachments/other'] .remark.reject")).ToBeInViewportAsync();
        Assert.Empty(sent);
    }

    private static ILocator Choose(IPage page, string kind) => page.Locator($"[id='/attachments/{kind}']");
}
