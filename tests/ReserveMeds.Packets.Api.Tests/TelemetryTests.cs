using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests;

/// <summary>What leaves the service for a collector: how much work of which kind, never whose.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class TelemetryTests
{
    private const string Marker = "MARKERVALUE";

    [Fact]
    public async Task A_collector_gets_routes_and_counts_and_no_value_of_a_case()
    {
        await using var collector = await Collector.StartAsync();
        await using (var api = new PacketsApi())
        {
            await using var exporting = Exporting(api, collector.Endpoint);
            using var client = exporting.CreateClient();
            client.DefaultRequestHeaders.Add("tracestate", "vendor=" + Marker);
            client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            client.DefaultRequestHeaders.Add("baggage", "patient=" + Marker);
            client.DefaultRequestHeaders.UserAgent.ParseAdd(Marker + "/1.0");
            var sample = Samples.Complete().ToJsonString().Replace("Exemple", Marker, StringComparison.Ordinal);
            Assert.Contains(Marker, sample, StringComparison.Ordinal);

            foreach (var route in (string[])["/v1/validate", "/v1/documents/cover-letter?format=docx", "/v1/documents/" + Marker, "/v1/" + Marker, "/v1/validate?rulebook=" + Marker])
            {
                using var answer = await client.PostAsync(route, Samples.Body(sample));
                Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
            }
        }

        var traces = collector.Sent("/v1/traces");
        Assert.Contains("/v1/documents/{documentId}", traces, StringComparison.Ordinal);
        Assert.Contains("http.response.status_code", traces, StringComparison.Ordinal);
        var metrics = collector.Sent("/v1/metrics");
        Assert.Contains("packets.validations", metrics, StringComparison.Ordinal);
        Assert.Contains("CORE-LNG-01", metrics, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("packets.documents", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, traces + metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("url.path", traces, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_is_sent_when_a_service_stops_to_a_collector_that_must_be_waited_for()
    {
        await using var collector = await Collector.StartAsync(takes: TimeSpan.FromSeconds(1));
        await using (var api = new PacketsApi())
        {
            await using var exporting = Exporting(api, collector.Endpoint);
            using var client = exporting.CreateClient();
            using var answer = await client.PostAsync("/v1/validate", Samples.Body(Samples.Complete().ToJsonString()));
            using var other = await client.GetAsync("/v1/regulators");
        }

        Assert.Contains("/v1/validate", collector.Sent("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("packets.validations", collector.Sent("/v1/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_collector_changes_no_answer()
    {
        await using var api = new PacketsApi();
        await using var exporting = Exporting(api, "http://127.0.0.1:1");
        using var client = exporting.CreateClient();

        using var answer = await client.PostAsync("/v1/validate", Samples.Body(Samples.Complete().ToJsonString()));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static WebApplicationFactory<Program> Exporting(PacketsApi api, string endpoint) =>
        api.WithWebHostBuilder(host => host.UseSetting("Packets:Telemetry:Endpoint", endpoint));
}
