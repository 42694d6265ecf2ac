namespace ReserveMeds.Packets.Browser.Tests;

[Collection(KeptSiteCollection.Name)]
public sealed class KeptAccessibilityTests(KeptSite site)
{
    [NeedsToolsTheory("chromium", "node")]
    [MemberData(nameof(AccessibilityTests.LanguagesAndWidths), MemberType = typeof(AccessibilityTests))]
    public async Task No_page_of_a_physician_has_a_violation_in_light_or_dark(string language, int width)
    {
        var physician = await site.NewPhysicianAsync();
        var id = await site.NewCaseAsync(physician, "dmp/adult-cgvhd.json");
        var page = await site.SignedInAsync(physician, $"/{language}/cases", width);
        await Axe.NoViolationAsync(page, $"/{language}/cases", $"/{language}/cases/{id}", $"/{language}/cases/{id}/form");
    }
}
