using System.Net;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.SealedPackets;
using ReserveMeds.Packets.Api.Tests.Storage;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Tests.Pages;

/// <summary>A case's audit trail on a page.</summary>
public sealed class AuditPageTests(KeptApi<SqliteStorage> api) : IClassFixture<KeptApi<SqliteStorage>>
{
    [Fact]
    public async Task It_tells_who_did_what_the_newest_first_and_that_the_chain_holds()
    {
        var person = await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases, Scope.WriteCases);
        var id = await person.Client.StoredAsync();
        await person.Client.PatchAsync(id, "\"1\"", """{"patient": {"weightKg": 61.5}}""");
        await api.Coordinator.GetAsync($"/v1/cases/{id}");

        var page = await new FormBrowser(person.Client).GetAsync($"/en/cases/{id}/audit");

        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("th, td").Select(cell => Flat(cell.TextContent)).ToArray()).ToList();
        Assert.Equal(["3", "2", "1"], rows.Select(row => row[0]));
        Assert.Equal(["case read", "case changed in parts", "case kept for the first time"], rows.Select(row => row[1]));
        Assert.StartsWith("another organisation", rows[0][3], StringComparison.Ordinal);
        Assert.Contains("key:", rows[0][3], StringComparison.Ordinal);
        Assert.Equal($"youaccount:{person.Id}", rows[1][3]);
        Assert.StartsWith("revision 2digest ", rows[1][4], StringComparison.Ordinal);
        Assert.Contains("from the first to number 3", page.Text, StringComparison.Ordinal);
        var head = (await (await person.Client.GetAsync($"/v1/cases/{id}/audit")).JsonAsync())["head"]!;
        Assert.Equal((string?)head["hash"], page.Document.QuerySelector(".secret")!.TextContent);
        Assert.Equal($"/v1/cases/{id}/audit?format=ndjson", page.Document.QuerySelector("a[download]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("UPDATE audit SET what = 'read' WHERE number = 2 AND case_id = {0}")]
    [InlineData("UPDATE audit SET details = 'x' WHERE number = 2 AND case_id = {0}")]
    [InlineData("DELETE FROM audit WHERE number = 2 AND case_id = {0}")]
    public async Task A_trail_that_was_tampered_with_still_opens_and_says_so(string tampering)
    {
        var person = await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases, Scope.WriteCases);
        var id = await person.Client.StoredAsync();
        await person.Client.PatchAsync(id, "\"1\"", """{"patient": {"weightKg": 61.5}}""");
        await person.Client.PatchAsync(id, "\"2\"", """{"patient": {"weightKg": 62.5}}""");
        await using (var db = api.Services.GetRequiredService<Database>().Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER IF EXISTS audit_refuses_update; DROP TRIGGER IF EXISTS audit_refuses_delete;");
            Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(tampering, Guid.Parse(id)));
        }

        var page = await new FormBrowser(person.Client).GetAsync($"/en/cases/{id}/audit");

        Assert.Equal(HttpStatusCode.OK, page.Response.StatusCode);
        Assert.Contains(
            $"The chain is broken at entry {(tampering.StartsWith("DELETE", StringComparison.Ordinal) ? 3 : 2)}.",
            page.Document.QuerySelector(".fault[role=alert]")!.TextContent,
            StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".outcome.complete"));
    }

    [Fact]
    public async Task A_long_trail_goes_on_page_by_page()
    {
        var person = await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases, Scope.WriteCases);
        var id = await person.Client.StoredAsync();
        for (var revision = 1; revision < 52; revision++)
        {
            await person.Client.PatchAsync(id, $"\"{revision}\"", $$$"""{"patient": {"weightKg": {{{50 + revision}}}}}""");
        }

        var browser = new FormBrowser(person.Client);
        var first = await browser.GetAsync($"/en/cases/{id}/audit");
        var second = await browser.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(Enumerable.Range(1, 52).Reverse(), Numbers(first).Concat(Numbers(second)));
        Assert.Equal(50, Numbers(first).Count());
        Assert.Null(second.Document.QuerySelector("a[rel=next]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync($"/en/cases/{id}/audit?before=x")).Response.StatusCode);

        static IEnumerable<int> Numbers(SeenPage page) =>
            page.Document.QuerySelectorAll("tbody th").Select(cell => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Names_of_organisations_are_for_who_may_see_their_list()
    {
        var clinic = await api.NewClinicAsync();
        var id = await clinic.StoredAsync();
        var all = new FormBrowser((await api.SignedInAsync(OrganisationKind.Coordinator, Scope.ReadCases, Scope.Organisations)).Client);
        var some = new FormBrowser((await api.SignedInAsync(OrganisationKind.Coordinator, Scope.ReadCases)).Client);

        Assert.StartsWith("clinic", await ByAsync(all), StringComparison.Ordinal);
        Assert.StartsWith("another organisation", await ByAsync(some), StringComparison.Ordinal);

        async Task<string> ByAsync(FormBrowser browser) =>
            Flat((await browser.GetAsync($"/en/cases/{id}/audit")).Document.QuerySelectorAll("tbody tr")[^1].QuerySelectorAll("td")[2].TextContent);
    }

    [Fact]
    public async Task What_another_organisation_keeps_is_not_there()
    {
        var id = await (await api.NewClinicAsync()).StoredAsync();
        var other = new FormBrowser((await api.SignedInAsync(OrganisationKind.Clinic, Scope.All)).Client);
        var importer = new FormBrowser((await api.SignedInAsync(OrganisationKind.Importer, Scope.All)).Client);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/en/cases/{id}/audit")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await importer.GetAsync($"/en/cases/{id}/audit")).Response.StatusCode);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("ckb")]
    public void Every_event_has_words(string language)
    {
        var words = FormWords.Of(api.Services.GetRequiredService<PacketTexts>(), language);
        var events = typeof(AuditEvent).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!).ToList();

        Assert.True(events.Count >= 15);
        Assert.All(events, what => Assert.NotEmpty(words.OfDesk($"did.{what}")));
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
