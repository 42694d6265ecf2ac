using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace ReserveMeds.Packets.Browser.Tests;

[Collection(KeptSiteCollection.Name)]
public sealed class CoordinatorTests(KeptSite site)
{
    private static readonly string[] Scopes = ["cases:read", "cases:write", "cases:erase", "packets:read", "packets:write", "organisations"];

    [NeedsToolsTheory("chromium", "node")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_coordinator_makes_an_organisation_an_account_and_a_key_and_revokes_it(bool withScript)
    {
        var page = await site.SignedInAsync(await CoordinatorAsync(), "/en/board", width: 390, withScript);
        await page.Locator(".places a[href='/en/organisations']").ClickAsync();
        var organisation = $"Walked Import {withScript}";
        await page.Locator("input[value=integration]").CheckAsync();
        await page.Locator("#organisation-name").FillAsync(organisation);
        await page.Locator("button[value=organisation]").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(organisation);
        await Assertions.Expect(page.Locator("#accounts")).ToHaveCountAsync(0);

        await page.Locator("#key-label").FillAsync("Nightly import");
        await page.Locator("form:has(#key-label) input[value='cases:read']").CheckAsync();
        await page.Locator("button[value=key]").ClickAsync();
        var key = await page.Locator(".secret").InnerTextAsync();
        Assert.True((await AskedAsync(key)).IsSuccessStatusCode);
        await page.GotoAsync(page.Url);
        await Assertions.Expect(page.Locator(".secret")).ToHaveCountAsync(0);

        await page.Locator("summary", new() { HasText = "Revoke the key" }).ClickAsync();
        await page.Locator("button[value^='revoke ']").ClickAsync();
        await Assertions.Expect(page.Locator(".outcome[role=status]")).ToHaveTextAsync("The key is revoked.");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await AskedAsync(key)).StatusCode);
    }

    [NeedsToolsFact("chromium", "node")]
    public async Task A_new_person_sets_a_password_with_what_the_coordinator_hands_over()
    {
        var clinic = await site.NewPhysicianAsync();
        var page = await site.SignedInAsync(await CoordinatorAsync(), $"/en/organisations/{clinic.OrganisationId}");
        var name = $"new-{Guid.NewGuid():N}"[..20];
        await page.Locator("#account-name").FillAsync(name);
        await page.Locator("form:has(#account-name) input[value='cases:read']").CheckAsync();
        await page.Locator("button[value=account]").ClickAsync();
        var oneTime = await page.Locator(".secret").InnerTextAsync();

        var theirs = await site.OpenAsync("/en/sign-in/password");
        await theirs.Locator("#name").FillAsync(name);
        await theirs.Locator("#password").FillAsync(oneTime);
        await theirs.Locator("#newPassword").FillAsync("some other plain words");
        await theirs.Locator("form.card button").ClickAsync();
        await theirs.WaitForURLAsync("**/en/cases");

        await page.GotoAsync(page.Url);
        await page.Locator("li", new() { HasText = name }).Locator("summary", new() { HasText = "Close the account" }).ClickAsync();
        await page.Locator("li", new() { HasText = name }).Locator("button[value^='deactivate ']").ClickAsync();
        await Assertions.Expect(page.Locator(".outcome[role=status]")).ToHaveTextAsync("The account is closed.");
        await theirs.ReloadAsync();
        await Assertions.Expect(theirs.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [NeedsToolsTheory("chromium", "node")]
    [MemberData(nameof(AccessibilityTests.LanguagesAndWidths), MemberType = typeof(AccessibilityTests))]
    public async Task No_page_of_a_coordinator_has_a_violation_in_light_or_dark(string language, int width)
    {
        var clinic = await site.NewPhysicianAsync();
        var id = await site.NewCaseAsync(clinic, "dmp/half-filled-draft.json");
        using (var api = site.Coordinator())
        {
            await KeptSite.SentAsync(api, $"/v1/organisations/{clinic.OrganisationId}/keys", new() { ["label"] = "Example", ["scopes"] = new JsonArray("cases:read") });
        }

        var page = await site.SignedInAsync(await CoordinatorAsync(), $"/{language}/board?regulator=dmp", width);
        await OpenAllAsync(page);
        await Axe.NoViolationHereAsync(page, "board");
        await Axe.NoViolationAsync(page, $"/{language}/organisations", $"/{language}/cases/{id}/audit", $"/{language}/cases", $"/{language}/cases/{id}");

        await page.GotoAsync($"/{language}/organisations/{clinic.OrganisationId}");
        await OpenAllAsync(page);
        await Axe.NoViolationHereAsync(page, "organisation");
        await page.Locator("#account-name").FillAsync("no name");
        await page.Locator("button[value=account]").ClickAsync();
        await Assertions.Expect(page.Locator("#account-name-fault")).Not.ToBeEmptyAsync();
        await Axe.NoViolationHereAsync(page, "organisation with a fault");
        await page.Locator("#account-name").FillAsync($"new-{Guid.NewGuid():N}"[..20]);
        await page.Locator("form:has(#account-name) input[value='cases:read']").CheckAsync();
        await page.Locator("button[value=account]").ClickAsync();
        await Assertions.Expect(page.Locator(".secret")).ToBeVisibleAsync();
        await Axe.NoViolationHereAsync(page, "organisation with a one-time password");
        await page.GotoAsync($"/{language}/organisations/none");
        await Axe.NoViolationHereAsync(page, "organisation that is not there");
        await page.Context.CloseAsync();
    }

    [NeedsToolsTheory("chromium", "node")]
    [MemberData(nameof(AccessibilityTests.LanguagesAndWidths), MemberType = typeof(AccessibilityTests))]
    public async Task No_page_for_signing_in_has_a_violation_in_light_or_dark(string language, int width)
    {
        var page = await site.OpenAsync($"/{language}/sign-in", width);
        await Axe.NoViolationAsync(page, $"/{language}/sign-in/password", $"/{language}/sign-in");
        await page.Locator("#name").FillAsync("nobody-of-the-walk");
        await page.Locator("#password").FillAsync("not a password");
        await page.Locator("form.card button").ClickAsync();
        await Assertions.Expect(page.Locator(".fault[role=alert]")).ToBeVisibleAsync();
        await Axe.NoViolationHereAsync(page, "sign-in refused");
        await page.Context.CloseAsync();
    }

    private Task<Person> CoordinatorAsync() => site.NewPersonAsync("coordinator", "Example Coordination", Scopes);

    private static Task OpenAllAsync(IPage page) => page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");

    private async Task<HttpResponseMessage> AskedAsync(string key)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await client.GetAsync("/v1/cases");
    }
}
