using System.Net;
using System.Text.Json.Nodes;

namespace ReserveMeds.Packets.Api.Tests.Hosting;

/// <summary>Reads answers, holding them to what all of their kind have in common.</summary>
internal static class Answers
{
    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} in place of {(int)status}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(text)!.AsObject();
    }

    public static async Task<JsonObject> ProblemAsync(this HttpResponseMessage response, int status, string kind)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode} in place of {status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoStore, "An error is not to be kept.");
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        var problem = JsonNode.Parse(text)!.AsObject();
        Assert.Equal("urn:reservemeds:packets:problem:" + kind, (string?)problem["type"]);
        Assert.Equal(status, (int?)problem["status"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["title"]));
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["detail"]));
        Assert.Matches("^[0-9a-f]{32}$", (string?)problem["traceId"]);
        return problem;
    }

    public static IReadOnlyList<string> ValidValues(this JsonObject problem, int error = 0) =>
        problem["errors"]![error]!["validValues"]!.AsArray().Select(value => (string)value!).ToList();

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
}
