using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.SealedPackets;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Pages;

/// <summary>A coordinator's board: what it tells comes from the rules and from what became of packets, and from nowhere else.</summary>
public sealed class BoardPageTests(SealingApi<SqliteStorage> api) : IClassFixture<SealingApi<SqliteStorage>>
{
    private static readonly string[] Tracks = ["Clinical", "Regulatory", "Logistics", "Patient experience"];

    [Fact]
    public async Task It_is_a_coordinators_first_place_and_closed_to_everyone_else()
    {
        var coordinator = new FormBrowser((await api.SignedInAsync(OrganisationKind.Coordinator, Scope.All)).Client);
        var clinic = new FormBrowser((await api.SignedInAsync(OrganisationKind.Clinic, Scope.All)).Client);
        var importer = new FormBrowser((await api.SignedInAsync(OrganisationKind.Importer, Scope.All)).Client);

        Assert.Equal("/en/board", (await coordinator.GetAsync("/en/home")).Path);
        foreach (var browser in new[] { clinic, importer })
        {
            var page = await browser.GetAsync("/en/board");
            Assert.Equal(HttpStatusCode.Forbidden, page.Response.StatusCode);
            Assert.Contains("This account does not open the page", page.Text, StringComparison.Ordinal);
            Assert.Null(page.Document.QuerySelector(".places a[href$='/board']"));
            Assert.NotNull(page.Document.QuerySelector(".signed button"));
        }
    }

    [Fact]
    public async Task Everything_that_a_case_owes_stands_in_one_track_with_its_owner()
    {
        var (_, clinic) = await api.NewOrganisationAsync(OrganisationKind.Clinic, Scope.ReadCases, Scope.WriteCases);
        var half = JsonNode.Parse("""{"caseFormat": 1, "regulator": "krg-moh", "reference": "RM-KR-2026-000777"}""")!;
        var id = await clinic.StoredAsync(half);
        var report = await (await clinic.GetAsync($"/v1/cases/{id}/validation")).JsonAsync();

        var card = await CardAsync(await CoordinatorAsync(), "/en/board?regulator=krg-moh", id);

        Assert.Equal(Tracks, card.QuerySelectorAll("h3").Select(title => title.TextContent));
        Assert.Equal("clinic", card.QuerySelectorAll(".hint bdi")[1].TextContent);
        var shown = card.QuerySelectorAll(".tracks details")
            .SelectMany(details => details.QuerySelectorAll("h4").Select(title => (
                Owner: title.TextContent, Items: title.NextElementSibling!.QuerySelectorAll("li").Select(item => item.ClassName!))))
            .ToList();
        foreach (var owed in report["owed"]!.AsArray())
        {
            var words = (string?)owed!["owner"] switch { "physician" => "Treating physician", "pharmacy" => "Facility and pharmacy", "importer" => "Importer", _ => "Case coordinator" };
            var items = shown.Where(one => one.Owner == $"Owed by: {words}").SelectMany(one => one.Items).ToList();
            Assert.Equal(((int)owed["rejects"]!, (int)owed["warnings"]!), (items.Count(item => item == "reject"), items.Count(item => item == "warning")));
        }

        // What is owed is no word of the packet: none was sealed.
        Assert.Contains("No packet is sealed yet.", Section(card, "Regulatory"), StringComparison.Ordinal);
        Assert.Contains("validated", (await (await api.Coordinator.GetAsync($"/v1/cases/{id}/audit")).JsonAsync())["entries"]!.Texts("what"));
    }

    [NeedsToolsFact("node")]
    public async Task The_packet_is_told_as_far_as_it_came()
    {
        var clinic = await api.NewSealingClinicAsync();
        var (importer, receiver) = await api.NewImporterAsync();
        var board = await CoordinatorAsync();
        var id = await clinic.SealedAsync();

        Assert.Contains("Packet 1: sealed, with nobody yet", await RegulatoryAsync(), StringComparison.Ordinal);
        await api.Coordinator.AssignAsync(id, importer);
        Assert.Contains("Packet 1: waits for the importer", await RegulatoryAsync(), StringComparison.Ordinal);
        Assert.Contains("Importer: importer", await RegulatoryAsync(), StringComparison.Ordinal);
        var bundle = await receiver.BundleAsync(id, "importer");
        Assert.Contains("Packet 1: fetched, not acknowledged yet", await RegulatoryAsync(), StringComparison.Ordinal);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bundle));
        await receiver.PostAsync($"/v1/cases/{id}/packets/1/acknowledgement", new JsonObject { ["sha256"] = digest }.AsBody());
        Assert.Contains("Packet 1: acknowledged by the importer", await RegulatoryAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("has changed since", await RegulatoryAsync(), StringComparison.Ordinal);
        await clinic.PatchAsync(id, "\"1\"", """{"patient": {"weightKg": 61.5}}""");
        Assert.Contains("The case has changed since: the packet holds revision 1.", await RegulatoryAsync(), StringComparison.Ordinal);
        await clinic.WithdrawAsync(id);
        Assert.Contains("Packet 1: withdrawn", await RegulatoryAsync(), StringComparison.Ordinal);

        async Task<string> RegulatoryAsync() => Section(await CardAsync(board, "/en/board", id), "Regulatory");
    }

    [Fact]
    public async Task It_goes_on_page_by_page_within_the_chosen_route()
    {
        var clinic = await api.NewClinicAsync();
        HashSet<string> ids = [];
        for (var number = 0; number < 12; number++)
        {
            ids.Add(await clinic.StoredAsync(new JsonObject { ["caseFormat"] = 1, ["regulator"] = "kimadia-moh" }));
            await clinic.StoredAsync(new JsonObject { ["caseFormat"] = 1, ["regulator"] = "dmp" });
        }

        var browser = await CoordinatorAsync();
        var first = await browser.GetAsync("/en/board?regulator=kimadia-moh");
        var second = await browser.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(10, Shown(first).Count);
        Assert.Equal(ids.Order(StringComparer.Ordinal), Shown(first).Concat(Shown(second)).Order(StringComparer.Ordinal));
        Assert.Null(second.Document.QuerySelector("a[rel=next]"));
        Assert.Equal("kimadia-moh", second.Document.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/en/board?cursor=old")).Response.StatusCode);

        static List<string> Shown(SeenPage page) => [.. page.Document.QuerySelectorAll("article").Select(card => card.GetAttribute("aria-labelledby")!["case-".Length..])];
    }

    [Theory]
    [InlineData("2026-11-18", "2026-05", "reviewed in time")]
    [InlineData("2026-11-22", "2026-11", "due for review")]
    public async Task A_rulebook_past_its_review_date_is_marked(string day, string edition, string state)
    {
        try
        {
            api.Clock.Is = DateTimeOffset.Parse(day + "T09:30:00Z", System.Globalization.CultureInfo.InvariantCulture);
            var page = await (await CoordinatorAsync()).GetAsync("/en/board");

            var rows = page.Document.QuerySelectorAll("section[aria-labelledby=rulebooks] tbody tr");
            Assert.Equal(3, rows.Length);
            Assert.All(rows, row => Assert.Equal([edition, "18 May 2026", "18 November 2026", state], row.QuerySelectorAll("td").Select(cell => cell.TextContent.Replace('\u00A0', ' '))));
            Assert.Equal(state == "due for review", page.Text.Contains("Rules are past their review date", StringComparison.Ordinal));
        }
        finally
        {
            api.Clock.Is = PacketsApi.Now;
        }
    }

    private async Task<FormBrowser> CoordinatorAsync() => new((await api.SignedInAsync(OrganisationKind.Coordinator, Scope.All)).Client);

    /// <summary>On whichever page: the clock stands still, so that other tests' cases may come before this one.</summary>
    private static async Task<IElement> CardAsync(FormBrowser browser, string path, string id)
    {
        var page = await browser.GetAsync(path);
        while (page.Document.QuerySelector("a[rel=next]") is { } next && page.Document.QuerySelector($"article[aria-labelledby='case-{id}']") is null)
        {
            page = await browser.GetAsync(next.GetAttribute("href")!);
        }

        return page.Document.QuerySelector($"article[aria-labelledby='case-{id}']")!;
    }

    private static string Section(IElement card, string track) =>
        card.QuerySelectorAll("section").Single(section => section.QuerySelector("h3")!.TextContent == track).TextContent;
}
