using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Tests.Pages;

/// <summary>What a coordinator does on pages with organisations, accounts and keys.</summary>
public sealed class OrganisationPageTests(KeptApi<SqliteStorage> api) : IClassFixture<KeptApi<SqliteStorage>>
{
    private const string AccountForm = "form:has(#account-name)";
    private const string KeyForm = "form:has(#key-label)";

    [Fact]
    public async Task An_organisation_is_made_once_and_then_listed()
    {
        var browser = await CoordinatorAsync();
        var list = await browser.GetAsync("/en/organisations");

        var made = await browser.SendAsync(list, "main form", "/en/organisations", ("kind", "clinic"), ("name", "Clinic of the walk"), ("do", "organisation"));
        var again = await browser.SendAsync(list, "main form", "/en/organisations", ("kind", "clinic"), ("name", "Clinic of the walk"), ("do", "organisation"));
        var other = await browser.SendAsync(list, "main form", "/en/organisations", ("kind", "clinic"), ("name", "Another clinic"), ("do", "organisation"));

        Assert.Contains("The organisation is made.", made.Text, StringComparison.Ordinal);
        Assert.Equal("Clinic of the walk", made.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(made.Path, again.Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Response.StatusCode);
        Assert.Contains("This form was sent before", other.Text, StringComparison.Ordinal);
        Assert.Equal("Another clinic", other.Document.QuerySelector("#organisation-name")!.GetAttribute("value"));
        Assert.Single((await browser.GetAsync("/en/organisations")).Document.QuerySelectorAll("tbody th"), row => row.TextContent == "Clinic of the walk");
    }

    [Fact]
    public async Task What_is_wrong_with_an_organisation_is_said_at_its_field_and_nothing_is_lost()
    {
        var browser = await CoordinatorAsync();

        var refused = await browser.SendAsync(
            await browser.GetAsync("/fr/organisations"), "main form", "/fr/organisations", ("kind", "importer"), ("name", "…"), ("do", "organisation"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Response.StatusCode);
        Assert.Equal("…", refused.Document.QuerySelector("#organisation-name")!.GetAttribute("value"));
        Assert.True(refused.Document.QuerySelector("input[value=importer]")!.HasAttribute("checked"));
        Assert.Contains("Saisissez un nom", refused.Document.QuerySelector("#organisation-name-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(refused.Document.QuerySelector("#organisation-kind-fault")!.TextContent);
    }

    [Fact]
    public async Task An_account_gets_a_one_time_password_that_is_shown_once_and_works_once()
    {
        var browser = await CoordinatorAsync();
        var path = await NewAsync("clinic");
        var form = await browser.GetAsync(path);
        var name = KeptApi<SqliteStorage>.NewName();

        var made = await browser.SendAsync(form, AccountForm, path, ("name", name), ("scopes", "cases:read"), ("do", "account"));
        var password = made.Document.QuerySelector(".secret")!.TextContent;
        var again = await browser.SendAsync(form, AccountForm, path, ("name", name), ("scopes", "cases:read"), ("do", "account"));
        var reloaded = await browser.GetAsync(path);

        Assert.StartsWith("rmo_", password, StringComparison.Ordinal);
        Assert.Contains("waits for its first password", made.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, again.Response.StatusCode);
        Assert.Contains("was shown then and is not shown again", again.Text, StringComparison.Ordinal);
        Assert.All([again, reloaded], page =>
        {
            Assert.Null(page.Document.QuerySelector(".secret"));
            Assert.DoesNotContain("rmo_", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.Single(page.Document.QuerySelectorAll(".things > li"));
        });
        Assert.Equal("/en/cases", (await SetPasswordAsync(name, password)).Path);
        Assert.Contains("open", (await browser.GetAsync(path)).Document.QuerySelector(".things .mark")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_one_time_password_voids_the_old_one_and_a_repeated_form_makes_no_other()
    {
        var browser = await CoordinatorAsync();
        var person = await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases);
        var path = $"/en/organisations/{person.Organisation}";
        var form = await browser.GetAsync(path);
        var button = $"form:has(button[value='password {person.Id}'])";

        var made = await browser.SendAsync(form, button, path, ("do", $"password {person.Id}"));
        var again = await browser.SendAsync(form, button, path, ("do", $"password {person.Id}"));

        Assert.Null(again.Document.QuerySelector(".secret"));
        Assert.Contains("not shown again", again.Text, StringComparison.Ordinal);
        await (await person.Client.GetAsync("/v1/session")).ProblemAsync(401, "session-ended");
        Assert.Equal("/en/cases", (await SetPasswordAsync(person.Name, made.Document.QuerySelector(".secret")!.TextContent)).Path);
    }

    [Fact]
    public async Task A_closed_account_opens_nothing_and_offers_nothing()
    {
        var browser = await CoordinatorAsync();
        var person = await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases);
        var path = $"/en/organisations/{person.Organisation}";
        var form = await browser.GetAsync(path);

        var closed = await browser.SendAsync(form, $"form:has(button[value='deactivate {person.Id}'])", path, ("do", $"deactivate {person.Id}"));
        var late = await browser.SendAsync(form, $"form:has(button[value='password {person.Id}'])", path, ("do", $"password {person.Id}"));

        Assert.Contains("The account is closed.", closed.Text, StringComparison.Ordinal);
        Assert.Empty(closed.Document.QuerySelectorAll(".deeds"));
        await (await person.Client.GetAsync("/v1/session")).ProblemAsync(401, "session-ended");
        Assert.Equal(HttpStatusCode.NotFound, late.Response.StatusCode);
        Assert.Contains("The organisation has no such account", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_taken_and_scopes_that_are_missing_are_said_at_their_fields()
    {
        var browser = await CoordinatorAsync();
        var person = await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases);
        var path = await NewAsync("clinic");

        var taken = await browser.SendAsync(await browser.GetAsync(path), AccountForm, path, ("name", person.Name), ("scopes", "cases:read"), ("do", "account"));
        var idle = await browser.SendAsync(await browser.GetAsync(path), AccountForm, path, ("name", KeptApi<SqliteStorage>.NewName()), ("do", "account"));

        Assert.Equal(HttpStatusCode.Conflict, taken.Response.StatusCode);
        Assert.Equal(person.Name, taken.Document.QuerySelector("#account-name")!.GetAttribute("value"));
        Assert.True(taken.Document.QuerySelector($"{AccountForm} input[value='cases:read']")!.HasAttribute("checked"));
        Assert.Contains("has this name", taken.Document.QuerySelector("#account-name-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, idle.Response.StatusCode);
        Assert.Contains("at least one", idle.Document.QuerySelector("#account-scopes-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await browser.GetAsync(path)).Document.QuerySelectorAll(".things"));
    }

    [Fact]
    public async Task A_key_is_shown_once_works_and_is_refused_once_it_is_revoked()
    {
        var browser = await CoordinatorAsync();
        var path = await NewAsync("integration");
        var form = await browser.GetAsync(path);

        var made = await browser.SendAsync(form, KeyForm, path, ("label", "Nightly import"), ("scopes", "cases:read"), ("expiresOn", "2026-12-24"), ("do", "key"));
        var again = await browser.SendAsync(form, KeyForm, path, ("label", "Nightly import"), ("scopes", "cases:read"), ("expiresOn", "2026-12-24"), ("do", "key"));
        var key = made.Document.QuerySelector(".secret")!.TextContent;
        using var worked = await api.ClientWith(key).GetAsync("/v1/cases");
        var listed = await browser.GetAsync(path);
        var revoke = listed.Document.QuerySelector("button[value^='revoke ']")!.GetAttribute("value")!;
        var revoked = await browser.SendAsync(listed, $"form:has(button[value='{revoke}'])", path, ("do", revoke));

        Assert.Equal(HttpStatusCode.OK, worked.StatusCode);
        Assert.Null(again.Document.QuerySelector(".secret"));
        Assert.Null(form.Document.QuerySelector("#accounts"));
        var line = Assert.Single(listed.Document.QuerySelectorAll(".things > li")).TextContent;
        Assert.DoesNotContain(key, listed.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Nightly import", line, StringComparison.Ordinal);
        Assert.Contains("24 December 2026", line.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Last used:", line, StringComparison.Ordinal);
        Assert.Contains("The key is revoked.", revoked.Text, StringComparison.Ordinal);
        await (await api.ClientWith(key).GetAsync("/v1/cases")).ProblemAsync(401, "credential-refused");
        Assert.Null(revoked.Document.QuerySelector("button[value^='revoke ']"));
    }

    [Theory]
    [InlineData("90", "90\u00A0days", null)]
    [InlineData("", "for ever", null)]
    [InlineData("29", "for ever", "from 30 to 36500")]
    [InlineData("some", "for ever", "from 30 to 36500")]
    public async Task How_long_cases_are_kept_is_set_within_its_bounds(string typed, string kept, string? fault)
    {
        var browser = await CoordinatorAsync();
        var path = await NewAsync("clinic");

        var answer = await browser.SendAsync(await browser.GetAsync(path), "form:has(#retention-days)", path, ("days", typed), ("do", "retention"));

        Assert.Equal(fault is null ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, answer.Response.StatusCode);
        Assert.Contains(fault ?? "It is set", answer.Text, StringComparison.Ordinal);
        Assert.Equal(typed, answer.Document.QuerySelector("#retention-days")!.GetAttribute("value") ?? "");
        Assert.Equal(kept, (await browser.GetAsync(path)).Document.QuerySelector("section[aria-labelledby=retention-title] > p")!.TextContent);
    }

    [Fact]
    public async Task Only_scopes_that_open_something_are_offered()
    {
        var browser = await CoordinatorAsync();

        Assert.Equal([Scope.ReadPackets], Offered(await browser.GetAsync(await NewAsync("importer")), AccountForm));
        Assert.Equal(Scope.All, Offered(await browser.GetAsync(await NewAsync("coordinator")), KeyForm));
        Assert.DoesNotContain(Scope.Organisations, Offered(await browser.GetAsync(await NewAsync("clinic")), AccountForm));

        static IEnumerable<string> Offered(SeenPage page, string form) =>
            page.Document.QuerySelectorAll($"{form} input[name=scopes]").Select(box => box.GetAttribute("value")!);
    }

    [Fact]
    public async Task Without_the_scope_or_the_kind_the_pages_are_closed_and_not_offered()
    {
        var path = await NewAsync("clinic");
        foreach (var person in new[]
        {
            await api.SignedInAsync(OrganisationKind.Clinic, Scope.All),
            await api.SignedInAsync(OrganisationKind.Coordinator, Scope.ReadCases, Scope.WriteCases, Scope.EraseCases, Scope.ReadPackets, Scope.WritePackets),
        })
        {
            var browser = new FormBrowser(person.Client);
            foreach (var page in new[] { await browser.GetAsync(path), await browser.GetAsync("/en/organisations") })
            {
                Assert.Equal(HttpStatusCode.Forbidden, page.Response.StatusCode);
                Assert.Contains("This account does not open the page", page.Text, StringComparison.Ordinal);
                Assert.Null(page.Document.QuerySelector(".places a[href$='/organisations']"));
            }
        }
    }

    [Fact]
    public async Task What_is_not_there_is_said_on_a_page()
    {
        var browser = await CoordinatorAsync();

        foreach (var path in new[] { $"/en/organisations/{Guid.Empty}", "/en/organisations/none" })
        {
            var page = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, page.Response.StatusCode);
            Assert.Contains("There is no such organisation", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_provider_is_linked_with_one_account_of_a_person()
    {
        await using var withProvider = api.WithWebHostBuilder(host => host
            .UseSetting("Auth:Oidc:Authority", "https://login.example.org").UseSetting("Auth:Oidc:ClientId", "packets"));
        var coordinator = await api.SignedInAsync(OrganisationKind.Coordinator, Scope.Organisations);
        var first = await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases);
        var second = await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases);
        var browser = new FormBrowser(withProvider.CreateClient());
        await browser.SendAsync(
            await browser.GetAsync("/en/sign-in"), "main form", "/en/sign-in", ("name", coordinator.Name), ("password", SignedIn.Password));

        var linked = await LinkAsync(first);
        var taken = await LinkAsync(second);
        var unlinked = await browser.SendAsync(linked, $"form:has(button[value='unlink {first.Id}'])", PathOf(first), ("do", $"unlink {first.Id}"));

        Assert.Contains("The provider can vouch for this person.", linked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, taken.Response.StatusCode);
        Assert.Contains("Another account is linked", taken.Document.QuerySelector($"[id='subject-{second.Id}-fault']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("person-of-the-provider", taken.Document.QuerySelector($"[id='subject-{second.Id}']")!.GetAttribute("value"));
        Assert.Contains("The link is taken away.", unlinked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The provider can vouch", unlinked.Text, StringComparison.Ordinal);
        Assert.Null((await (await CoordinatorAsync()).GetAsync(PathOf(first))).Document.QuerySelector("input[name=subject]"));

        string PathOf(SignedIn person) => $"/en/organisations/{person.Organisation}";

        async Task<SeenPage> LinkAsync(SignedIn person) => await browser.SendAsync(
            await browser.GetAsync(PathOf(person)), $"form:has([id='subject-{person.Id}'])", PathOf(person), ("subject", "person-of-the-provider"), ("do", $"link {person.Id}"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("ckb")]
    public void Kinds_scopes_and_problems_of_these_pages_have_words(string language)
    {
        var words = FormWords.Of(api.Services.GetRequiredService<PacketTexts>(), language);

        Assert.All(OrganisationKind.All, kind => Assert.NotEmpty(words.OfDesk($"kind.{kind}") + words.OfDesk($"kindHint.{kind}")));
        Assert.All(Scope.All, scope => Assert.NotEmpty(words.OfDesk($"scope.{scope}")));
        Assert.All(
            [ProblemKind.OrganisationUnknown, ProblemKind.AccountUnknown, ProblemKind.KeyUnknown, ProblemKind.NoPeople, ProblemKind.NoProvider, ProblemKind.ParameterInvalid],
            kind => Assert.NotEmpty(words.OfDesk($"problem.{kind.Id}") + words.OfDesk($"remedy.{kind.Id}")));
    }

    private async Task<FormBrowser> CoordinatorAsync() => new((await api.SignedInAsync(OrganisationKind.Coordinator, Scope.All)).Client);

    /// <summary>The path of a new organisation's page.</summary>
    private async Task<string> NewAsync(string kind)
    {
        using var made = await api.Coordinator.PostAsync("/v1/organisations", new JsonObject { ["kind"] = kind, ["name"] = "Example" }.AsBody());
        return $"/en/organisations/{(string)(await made.JsonAsync(HttpStatusCode.Created))["id"]!}";
    }

    private async Task<SeenPage> SetPasswordAsync(string name, string oneTime)
    {
        var browser = new FormBrowser(api.CreateClient());
        return await browser.SendAsync(
            await browser.GetAsync("/en/sign-in/password"), "main form", "/en/sign-in/password", ("name", name), ("password", oneTime), ("newPassword", SignedIn.Password));
    }
}
