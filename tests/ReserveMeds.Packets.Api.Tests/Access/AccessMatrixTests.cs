using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Access;

/// <summary>Walks all routes as all actors. What comes out is committed as <c>access.md</c>, to be read whenever it changes.</summary>
public sealed class AccessMatrixTests(KeptApi<SqliteStorage> api) : IClassFixture<KeptApi<SqliteStorage>>
{
    private const string Legend =
        """
        # Who may use which route

        Written by `AccessMatrixTests`, from what the running service answered; `UPDATE_GOLDEN=1 dotnet test` accepts a change.
        `yes`: the request passed to the route. `401`: no valid credential. `403`: not for this organisation or scope. What belongs
        to another organisation is 404 even where the route is open.


        """;

    [Fact]
    public void Every_route_declares_who_may_use_it()
    {
        api.CreateClient();

        Assert.All(Routes(), route => Assert.True(route.Metadata.GetMetadata<AccessRule>() is not null, route.DisplayName));
        Assert.True(Routes().Count > 15);
    }

    [Fact]
    public async Task All_routes_are_open_to_all_those_and_only_those_who_were_reviewed()
    {
        var actors = await ActorsAsync();
        var received = new StringBuilder(Legend).Append("| route | ").AppendJoin(" | ", actors.Select(actor => actor.Name)).Append(" |\n|---|");
        received.Insert(received.Length, "---|", actors.Count).Append('\n');
        var rows = new List<(RouteEndpoint Route, string Row)>();
        foreach (var route in Routes().OrderBy(SignsOut))
        {
            var method = MethodOf(route);
            var row = new StringBuilder("| `").Append(method).Append(' ').Append(route.RoutePattern.RawText!.Replace("|", "\\|", StringComparison.Ordinal)).Append("` |");
            foreach (var (_, client) in actors)
            {
                row.Append(' ').Append(await OutcomeAsync(client, method, route)).Append(" |");
            }

            rows.Add((route, row.Append('\n').ToString()));
        }

        received.AppendJoin("", Routes().Select(route => rows.Single(row => row.Route == route).Row));

        var golden = Path.Combine(Repository.Root, "tests", "ReserveMeds.Packets.Api.Tests", "access.md");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(golden, received.ToString());
        }

        Assert.Equal(await File.ReadAllTextAsync(golden), received.ToString());
    }

    private async Task<List<(string Name, HttpClient Client)>> ActorsAsync()
    {
        var coordinator = await api.NewAsync(OrganisationKind.Coordinator, Scope.All);
        var organisations = await (await api.Coordinator.GetAsync("/v1/organisations")).JsonAsync();
        var first = (string)organisations["organisations"]![0]!["id"]!;
        var (revokedId, revoked) = await api.NewKeyAsync(first, Scope.All);
        await api.Coordinator.DeleteAsync($"/v1/organisations/{first}/keys/{revokedId}");
        var (_, expired) = await api.NewKeyAsync(first, Scope.All, "2026-11-22");
        var elsewhere = await api.SignedInAsync(OrganisationKind.Coordinator, Scope.All);
        elsewhere.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        var deactivated = await api.SignedInAsync(OrganisationKind.Coordinator, Scope.All);
        await api.Coordinator.DeleteAsync($"/v1/organisations/{deactivated.Organisation}/accounts/{deactivated.Id}");
        var locked = await LockedAsync();
        var expiredSession = await ExpiredSessionAsync();
        return
        [
            ("nobody", api.CreateClient()),
            ("revoked key", api.ClientWith(revoked)),
            ("expired key", api.ClientWith(expired)),
            ("importer", await api.NewAsync(OrganisationKind.Importer, Scope.All)),
            ("integration that reads", await api.NewAsync(OrganisationKind.Integration, Scope.ReadCases)),
            ("integration that writes", await api.NewAsync(OrganisationKind.Integration, Scope.WriteCases)),
            ("clinic", await api.NewAsync(OrganisationKind.Clinic, Scope.All)),
            ("coordinator without scopes", await api.NewAsync(OrganisationKind.Coordinator)),
            ("coordinator", coordinator),
            ("account of an importer", (await api.SignedInAsync(OrganisationKind.Importer, Scope.All)).Client),
            ("account of a clinic", (await api.SignedInAsync(OrganisationKind.Clinic, Scope.All)).Client),
            ("account of a clinic that reads", (await api.SignedInAsync(OrganisationKind.Clinic, Scope.ReadCases)).Client),
            ("account of a coordinator", (await api.SignedInAsync(OrganisationKind.Coordinator, Scope.All)).Client),
            ("the same from another site", elsewhere.Client),
            ("locked account", locked.Client),
            ("deactivated account", deactivated.Client),
            ("expired session", expiredSession.Client),
        ];
    }

    /// <summary>Somebody tries passwords for the name, so that it can sign in no more; who is signed in already works on.</summary>
    private async Task<SignedIn> LockedAsync()
    {
        var person = await api.SignedInAsync(OrganisationKind.Coordinator, Scope.All);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await api.CreateClient().PostAsync(
                "/v1/session", new JsonObject { ["name"] = person.Name, ["password"] = "a wrong one, long enough" }.AsBody());
        }

        var client = api.Browser();
        await client.PostAsync("/v1/session", new JsonObject { ["name"] = person.Name, ["password"] = SignedIn.Password }.AsBody());
        return person with { Client = client };
    }

    private async Task<SignedIn> ExpiredSessionAsync()
    {
        api.Clock.Is = PacketsApi.Now.AddHours(-1);
        var person = await api.SignedInAsync(OrganisationKind.Coordinator, Scope.All);
        api.Clock.Is = PacketsApi.Now;
        return person;
    }

    /// <summary>No id in the path names anything, so that no request does anything.</summary>
    private static async Task<string> OutcomeAsync(HttpClient client, string method, RouteEndpoint route)
    {
        var path = string.Join('/', route.RoutePattern.PathSegments.Select(segment => segment.Parts[0] switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "language" } => "fr",
            _ => Guid.Empty.ToString(),
        }));
        using var request = new HttpRequestMessage(new HttpMethod(method), "/" + path);
        using var response = await client.SendAsync(request);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "401",
            HttpStatusCode.Forbidden => "403",
            _ => "yes",
        };
    }

    private List<RouteEndpoint> Routes() => api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .OrderBy(route => route.RoutePattern.RawText, StringComparer.Ordinal)
        .ThenBy(MethodOf, StringComparer.Ordinal)
        .ToList();

    private static string MethodOf(RouteEndpoint route) => route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single();

    /// <summary>Walked last, since it works.</summary>
    private static bool SignsOut(RouteEndpoint route) => route.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == "signOut";
}
