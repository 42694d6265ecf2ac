namespace ReserveMeds.Packets.Browser.Tests;

[Collection(SiteCollection.Name)]
public sealed class AccessibilityTests(Site site)
{
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

    [NeedsToolsTheory("chromium")]
    [MemberData(nameof(LanguagesAndWidths))]
    public async Task No_page_has_a_violation_in_light_or_dark(string language, int width)
    {
        foreach (var path in new[] { "", "/case?regulator=dmp", "/case?regulator=kimadia-moh&sample=yes", "/case?regulator=krg-moh" })
        {
            var page = await site.OpenAsync($"/{language}{path}", width);
            await Axe.NoViolationHereAsync(page, $"/{language}{path}");
            await page.Context.CloseAsync();
        }
    }
}
