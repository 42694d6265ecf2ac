using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Pages;

/// <summary>Signing in on pages, and keeping what stands in the form.</summary>
public sealed class KeptPageTests(KeptApi<SqliteStorage> api) : IClassFixture<KeptApi<SqliteStorage>>
{
    private const string Sample = "/en/case?regulator=dmp&sample=yes";
    private const string Weight = "/patient/weightKg";

    [Theory]
    [InlineData("", "/en/cases")]
    [InlineData("/fr/cases?regulator=dmp", "/fr/cases?regulator=dmp")]
    [InlineData("//example.org/cases", "/en/cases")]
    [InlineData("https://example.org/en/cases", "/en/cases")]
    [InlineData("/\\example.org", "/en/cases")]
    public async Task Signing_in_leads_to_pages_of_the_service_only(string next, string path)
    {
        var person = await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases);
        var browser = new FormBrowser(api.CreateClient());
        var page = await browser.GetAsync("/en/sign-in?next=" + Uri.EscapeDataString(next));

        var refused = await browser.SendAsync(page, "main form", "/en/sign-in", ("name", person.Name), ("password", "not the right one"));
        var signedIn = await browser.SendAsync(refused, "main form", "/en/sign-in", ("password", SignedIn.Password));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Response.StatusCode);
        Assert.Contains("Name and password do not belong together", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, signedIn.Response.StatusCode);
        Assert.Equal(path, signedIn.Path);
        Assert.Contains(person.Name, signedIn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_signed_in_does_so_and_then_stands_on_the_page_that_was_asked_for()
    {
        var person = await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases);
        var browser = new FormBrowser(api.CreateClient());

        var page = await browser.GetAsync("/ar/cases?regulator=dmp");
        var signedIn = await browser.SendAsync(page, "main form", "/ar/sign-in", ("name", person.Name), ("password", SignedIn.Password));

        Assert.Equal(HttpStatusCode.Unauthorized, page.Response.StatusCode);
        Assert.Equal("/ar/cases?regulator=dmp", signedIn.Path);
    }

    [Fact]
    public async Task A_first_password_is_set_and_an_unfit_one_refused_in_words_of_the_page()
    {
        var (organisation, _) = await api.NewOrganisationAsync(OrganisationKind.Clinic);
        var name = KeptApi<SqliteStorage>.NewName();
        var (_, oneTime) = await api.NewAccountAsync(organisation, name, Scope.ReadCases);
        var browser = new FormBrowser(api.CreateClient());
        var page = await browser.GetAsync("/fr/sign-in/password");

        var unfit = await browser.SendAsync(page, "main form", "/fr/sign-in/password", ("name", name), ("password", oneTime), ("newPassword", "short"));
        var set = await browser.SendAsync(unfit, "main form", "/fr/sign-in/password", ("password", oneTime), ("newPassword", SignedIn.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unfit.Response.StatusCode);
        Assert.Contains("Le nouveau mot de passe ne convient pas", unfit.Text, StringComparison.Ordinal);
        Assert.Equal("/fr/cases", set.Path);
    }

    [Fact]
    public async Task Every_form_that_changes_what_is_kept_needs_its_token()
    {
        var coordinator = await api.SignedInAsync(OrganisationKind.Coordinator, Scope.All);
        var importer = await api.SignedInAsync(OrganisationKind.Importer, Scope.All);
        var routes = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<ForPeople>() is not null && route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Contains("POST"))
            .ToList();
        Assert.True(routes.Count >= 4);
        foreach (var route in routes)
        {
            var path = "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => segment.Parts[0] switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "language" } => "en",
                _ => Guid.Empty.ToString(),
            }));
            var person = route.Metadata.GetMetadata<AccessRule>()!.Kinds is [OrganisationKind.Importer] ? importer : coordinator;
            using var body = new FormUrlEncodedContent([new("/regulator", "dmp"), new("name", person.Name), new("password", SignedIn.Password)]);

            using var answer = await person.Client.PostAsync(path, body);

            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{path}: {answer.StatusCode}");
            Assert.StartsWith("text/html", answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_of_another_session_is_none()
    {
        var mine = await BrowserAsync(OrganisationKind.Clinic);
        var theirs = await BrowserAsync(OrganisationKind.Clinic);
        var stolen = (await theirs.GetAsync(Sample)).FieldsOf("#case").Single(field => field.Key == FormBrowser.TokenName).Value;

        var refused = await mine.SendAsync(await mine.GetAsync(Sample), "#case", "/en/case/keep", (FormBrowser.TokenName, stolen));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Response.StatusCode);
        Assert.Contains("The form belonged to an earlier session", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("RM-MA-2026-000123", (await mine.GetAsync("/en/cases")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_kept_from_the_form_once_however_often_it_is_sent_and_stays_with_its_organisation()
    {
        var mine = await BrowserAsync(OrganisationKind.Clinic);
        var theirs = await BrowserAsync(OrganisationKind.Clinic);
        var form = await mine.GetAsync(Sample);

        var kept = await mine.SendAsync(form, "#case", "/en/case/keep", ("do", "keep"));
        var again = await mine.SendAsync(form, "#case", "/en/case/keep", ("do", "keep"));

        Assert.Contains("Kept as revision 1.", kept.Text, StringComparison.Ordinal);
        Assert.Equal(kept.Path, again.Path);
        Assert.Single((await mine.GetAsync("/en/cases")).Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.GetAsync(kept.Path)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.GetAsync(kept.Path.Split('?')[0] + "/form")).Response.StatusCode);
        Assert.Empty((await theirs.GetAsync("/en/cases")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_revision_that_came_between_is_told_and_nothing_typed_is_lost()
    {
        var browser = await BrowserAsync(OrganisationKind.Clinic);
        var kept = await browser.SendAsync(await browser.GetAsync(Sample), "#case", "/en/case/keep", ("do", "keep"));
        var form = await browser.GetAsync(kept.Path.Split('?')[0] + "/form");
        await browser.SendAsync(form, "#case", "/en/case/keep", ("do", "keep"), (Weight, "61"));

        var outdated = await browser.SendAsync(form, "#case", "/en/case/keep", ("do", "keep"), (Weight, "62"));
        var mine = await browser.SendAsync(outdated, "#case", "/en/case/keep", ("over", "2"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, outdated.Response.StatusCode);
        Assert.Contains("Meanwhile revision 2 was kept", outdated.Text, StringComparison.Ordinal);
        Assert.Equal("62", outdated.ValueOf(Weight));
        Assert.Contains("Kept as revision 3.", mine.Text, StringComparison.Ordinal);
        Assert.Equal("62", (await browser.GetAsync(kept.Path.Split('?')[0] + "/form")).ValueOf(Weight));
        Assert.Equal(3, mine.Document.QuerySelectorAll("section[aria-labelledby=revisions] tbody tr").Length);
    }

    [Fact]
    public async Task What_was_typed_comes_back_where_the_session_has_ended()
    {
        var browser = await BrowserAsync(OrganisationKind.Clinic);
        var form = await browser.GetAsync(Sample);
        await browser.SendAsync(form, ".signed", "/en/sign-out");

        var refused = await browser.SendAsync(form, "#case", "/en/case/keep", ("do", "keep"), (Weight, "63"));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Response.StatusCode);
        Assert.Contains("You are not signed in any more", refused.Text, StringComparison.Ordinal);
        Assert.Equal("63", refused.ValueOf(Weight));
        Assert.Contains(refused.FieldsOf("#case"), field => field.Key == FormBrowser.TokenName);
    }

    [Fact]
    public async Task Who_may_only_read_is_offered_no_button_and_told_so_where_the_form_is_sent_all_the_same()
    {
        var person = await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases);
        var browser = new FormBrowser(person.Client);
        var form = await browser.GetAsync(Sample);

        var refused = await browser.SendAsync(form, "#case", "/en/case/keep", (Weight, "64"));

        Assert.Null(form.Document.QuerySelector("[formaction$='/case/keep']"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Response.StatusCode);
        Assert.Equal("64", refused.ValueOf(Weight));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_not_kept_and_not_lost()
    {
        var browser = await BrowserAsync(OrganisationKind.Clinic);

        var refused = await browser.SendAsync(await browser.GetAsync(Sample), "#case", "/en/case/keep", (Weight, "about sixty"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Response.StatusCode);
        Assert.Equal("about sixty", refused.ValueOf(Weight));
        Assert.DoesNotContain("RM-MA-2026-000123", (await browser.GetAsync("/en/cases")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_could_not_be_sent_whole_again_is_not_kept()
    {
        var browser = await BrowserAsync(OrganisationKind.Clinic);
        var kept = await browser.SendAsync(await browser.GetAsync(Sample), "#case", "/en/case/keep", ("do", "keep"));
        var lines = string.Join('\n', Enumerable.Range(100, 500).Select(number => $"{number} {new string('x', 1900)}"));
        var further = string.Join('\n', Enumerable.Range(100, 900).Select(number => $"{number} {new string('x', 190)}"));
        (string, string)[] tooMuch = [("/monitoring/doseModification", lines), ("/monitoring/baseline", further)];

        var asNew = await browser.SendAsync(await browser.GetAsync(Sample), "#case", "/en/case/keep", tooMuch);
        var asRevision = await browser.SendAsync(await browser.GetAsync(kept.Path.Split('?')[0] + "/form"), "#case", "/en/case/keep", tooMuch);

        foreach (var refused in new[] { asNew, asRevision })
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.Response.StatusCode);
            Assert.Contains("more than a case can hold", refused.Text, StringComparison.Ordinal);
            Assert.Contains("599 xxx", refused.ValueOf("/monitoring/doseModification"), StringComparison.Ordinal);
        }

        Assert.Equal(["1"], (await browser.GetAsync("/en/cases")).Document.QuerySelectorAll("tbody td[data-label=Revision]").Select(cell => cell.TextContent));
    }

    private async Task<FormBrowser> BrowserAsync(string kind) =>
        new((await api.SignedInAsync(kind, Scope.ReadCases, Scope.WriteCases)).Client);
}
