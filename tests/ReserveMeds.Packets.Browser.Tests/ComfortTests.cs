using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ReserveMeds.Packets.Browser.Tests;

/// <summary>What spares a person typing, and keeps what was typed.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class ComfortTests(Site site)
{
    [NeedsToolsTheory("chromium", "node")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_facility_of_the_guide_is_filled_in_and_nothing_typed_is_lost(bool withScript)
    {
        var page = await site.OpenAsync("/ckb/case?regulator=krg-moh", withScript: withScript);
        await Typist.Field(page, "/physician/name").FillAsync("Dr Example");
        await page.Locator("#known").SelectOptionAsync("iq-hiwa");
        await page.Locator("button[value=facility]").ClickAsync();

        await Assertions.Expect(Typist.Field(page, "/facility/name")).ToHaveValueAsync("Hiwa Cancer Hospital");
        await Assertions.Expect(Typist.Field(page, "/facility/city")).ToHaveValueAsync("Sulaymaniyah");
        await Assertions.Expect(Typist.Field(page, "/facility/governorate")).ToHaveValueAsync("");
        await Assertions.Expect(Typist.Field(page, "/physician/name")).ToHaveValueAsync("Dr Example");
    }

    [NeedsToolsFact("chromium", "node")]
    public async Task Physician_and_facility_of_the_last_case_come_back_where_asked_for_and_never_the_patient()
    {
        var page = await site.OpenAsync("/en/case?regulator=dmp&sample=yes");
        await Typist.Field(page, "/physician/phone").FillAsync("+212 5 00 00 00 01");
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));

        await page.Locator("#remember").CheckAsync();
        await Typist.Field(page, "/physician/phone").FillAsync("+212 5 00 00 00 02");
        await page.RunAndWaitForDownloadAsync(() => page.Locator("button[value=save]").ClickAsync());
        var stored = await page.EvaluateAsync<string>("localStorage.getItem('reservemeds-last')");
        Assert.Contains("Pr Amal Exemple", stored, StringComparison.Ordinal);
        Assert.Contains("00 00 00 02", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("/patient", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("erification", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("goodStanding", stored, StringComparison.Ordinal);

        var next = await page.Context.NewPageAsync();
        await next.GotoAsync("/fr/case?regulator=dmp");
        await Typist.Field(next, "/physician/specialty").FillAsync("Typed before");
        await next.Locator("#fill-last").ClickAsync();
        await Assertions.Expect(Typist.Field(next, "/physician/name")).ToHaveValueAsync("Pr Amal Exemple");
        await Assertions.Expect(Typist.Field(next, "/physician/specialty")).ToHaveValueAsync("Typed before");
        await Assertions.Expect(Typist.Field(next, "/patient/identifier")).ToHaveValueAsync("");
        Assert.False(await next.Locator("[name='/physician/goodStanding'][value=yes]").IsCheckedAsync());

        // Of another authority nothing is offered.
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/ar/case?regulator=kimadia-moh");
        await Assertions.Expect(other.Locator("#fill-last")).ToBeHiddenAsync();

        await next.Locator("#forget-last").ClickAsync();
        Assert.Equal(0, await next.EvaluateAsync<int>("localStorage.length"));
        await Assertions.Expect(next.Locator("#fill-last")).ToBeHiddenAsync();
    }

    [NeedsToolsTheory("chromium", "node")]
    [InlineData("aside button[value=check]")]
    [InlineData("button[value=document]")]
    [InlineData("button[value=save]")]
    [InlineData("button[value='add /priorTherapies']")]
    [InlineData(".top button[lang=ar]")]
    public async Task When_the_server_is_away_nothing_typed_or_chosen_is_lost(string button)
    {
        var page = await site.OpenAsync("/en/case?regulator=dmp&sample=yes");
        await Typist.Field(page, "/physician/name").FillAsync("Dr Example");
        await page.Context.SetOfflineAsync(true);
        await page.Locator(button).ClickAsync();
        await Assertions.Expect(page.Locator("#progress")).ToContainTextAsync("Everything that you typed and chose still stands here");
        await Assertions.Expect(Typist.Field(page, "/physician/name")).ToHaveValueAsync("Dr Example");

        await page.Context.SetOfflineAsync(false);
        await page.Locator("aside button[value=check]").ClickAsync();
        await Assertions.Expect(page.Locator("#checks")).ToBeFocusedAsync();
        await Assertions.Expect(Typist.Field(page, "/physician/name")).ToHaveValueAsync("Dr Example");
    }

    [NeedsToolsFact("chromium", "node")]
    public async Task Without_script_the_way_back_from_a_failed_sending_leads_to_what_was_typed()
    {
        var page = await site.OpenAsync("/en/case?regulator=dmp", withScript: false);
        await Typist.Field(page, "/physician/name").FillAsync("Dr Example");

        // Chromium notes what a form holds a second after its last change, and tells nobody; a person is slower than that, a test is not.
        await Task.Delay(TimeSpan.FromSeconds(3));
        await page.Context.SetOfflineAsync(true);
        var left = new TaskCompletionSource();
        page.FrameNavigated += (_, _) => left.TrySetResult();
        await page.Locator("aside button[value=check]").ClickAsync();
        await left.Task;
        Assert.StartsWith("chrome-error:", page.Url, StringComparison.Ordinal);
        await page.Context.SetOfflineAsync(false);
        await page.GoBackAsync();

        await Assertions.Expect(Typist.Field(page, "/physician/name")).ToHaveValueAsync("Dr Example");
    }

    [NeedsToolsTheory("chromium", "node", "pdfinfo")]
    [InlineData("en", "Checklist")]
    [InlineData("fr", "Liste de contrôle")]
    [InlineData("ar", "قائمة التدقيق")]
    [InlineData("ckb", "لیستی هەڵسەنگاندن")]
    public async Task The_checklist_prints_alone_with_codes_and_sources(string language, string title)
    {
        var page = await site.OpenAsync($"/{language}/case?regulator=dmp");
        await Typist.Field(page, "/reference").FillAsync("RM-MA-2026-000777");
        await page.Locator("aside button[value=check]").ClickAsync();
        await Assertions.Expect(page.Locator("#checks")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#print")).ToBeVisibleAsync();
        var codes = await page.Locator("#checks summary bdi").AllTextContentsAsync();
        var pdf = await page.PdfAsync(new() { Format = "A4", Margin = new() { Top = "15mm", Bottom = "15mm", Left = "15mm", Right = "15mm" } });
        var text = await TextOfAsync(pdf);

        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains("RM-MA-2026-000777", text, StringComparison.Ordinal);
        Assert.Contains("Morocco access guide", text, StringComparison.Ordinal);
        Assert.True(codes.Count > 20, $"{codes.Count} findings");
        Assert.All(
            await page.Locator("#checks .owed > li > a").AllTextContentsAsync(),
            fix => Assert.Contains(Words().Matches(fix.Normalize(NormalizationForm.FormKC)).Select(word => word.Value).MaxBy(word => word.Length)!, text, StringComparison.Ordinal));
        Assert.All(codes.Distinct(), code => Assert.Contains(code, text, StringComparison.Ordinal));
        Assert.DoesNotContain(await page.Locator("button[value=bundle]").InnerTextAsync(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(await page.Locator("label[for='/dosing/startingDose']").InnerTextAsync() + "\n", text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[\u200E\u200F\u202A-\u202E\u2066-\u2069]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    private static async Task<string> TextOfAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var reader = Process.Start(new ProcessStartInfo("pdftotext", [file, "-"]) { RedirectStandardOutput = true, UseShellExecute = false, StandardOutputEncoding = Encoding.UTF8 })!;
            var text = await reader.StandardOutput.ReadToEndAsync();
            await reader.WaitForExitAsync();
            return Blanks().Replace(Marks().Replace(text.Normalize(NormalizationForm.FormKC), ""), " ");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
