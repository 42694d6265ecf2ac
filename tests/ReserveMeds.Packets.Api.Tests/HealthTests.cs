using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class HealthTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    [Fact]
    public async Task A_process_that_answers_is_live()
    {
        var answer = await (await api.CreateClient().GetAsync("/health/live")).JsonAsync();

        Assert.Equal("live", (string?)answer["status"]);
    }

    [NeedsToolsFact("node")]
    public async Task A_service_with_its_engine_is_ready_and_names_its_versions()
    {
        var answer = await (await api.CreateClient().GetAsync("/health/ready")).JsonAsync();

        Assert.Equal("ready", (string?)answer["status"]);
        Assert.False(string.IsNullOrEmpty((string?)answer["versions"]!["service"]));
        Assert.Equal(
            ["dmp", "kimadia-moh", "krg-moh"], answer["versions"]!["rulebooks"]!.AsObject().Select(edition => edition.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_service_without_Node_is_not_ready_says_why_and_still_writes_DOCX()
    {
        await using var lacking = api.WithWebHostBuilder(host => host.UseSetting("Packets:Pdf:NodePath", "/nonexistent/node"));
        var client = lacking.CreateClient();

        var answer = await (await client.GetAsync("/health/ready")).JsonAsync(HttpStatusCode.ServiceUnavailable);
        using var docx = await client.PostAsync("/v1/documents/clinical-justification-letter?format=docx", Samples.Complete().AsBody());
        using var pdf = await client.PostAsync("/v1/documents/clinical-justification-letter", Samples.Complete().AsBody());

        var check = answer["checks"]!.AsArray().Single(check => (string?)check!["name"] == "pdf")!;
        Assert.Equal("away", (string?)check["status"]);
        Assert.Contains("DOCX and HTML are still written", (string?)check["reason"], StringComparison.Ordinal);
        Assert.True(docx.IsSuccessStatusCode, await docx.Content.ReadAsStringAsync());
        await pdf.ProblemAsync(503, "engine-unavailable");
    }

    [NeedsToolsFact("node")]
    public async Task A_service_becomes_ready_without_a_restart_when_Node_comes_back()
    {
        var folder = Directory.CreateTempSubdirectory("node-");
        try
        {
            var path = Path.Combine(folder.FullName, "node");
            await using var recovering = api.WithWebHostBuilder(host => host.UseSetting("Packets:Pdf:NodePath", path));
            var client = recovering.CreateClient();
            using var before = await client.GetAsync("/health/ready");

            var node = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(place => Path.Combine(place, "node")).First(File.Exists);
            File.CreateSymbolicLink(path, node);
            using var after = await client.GetAsync("/health/ready");

            Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (before.StatusCode, after.StatusCode));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_service_that_stops_is_not_ready()
    {
        var gate = new StopGate();
        await using var stopping = api.With(parts => parts.AddSingleton<IHostedService>(gate));
        var client = stopping.CreateClient();
        stopping.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await gate.Reached;

        using var response = await client.GetAsync("/health/ready");
        gate.Open();

        var answer = await response.JsonAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("away", (string?)answer["checks"]![0]!["status"]);
    }

    /// <summary>Holds a stopping service between the signal to stop and the end of its parts.</summary>
    private sealed class StopGate : IHostedLifecycleService
    {
        private readonly TaskCompletionSource reached = new();
        private readonly TaskCompletionSource open = new();

        public Task Reached => reached.Task;

        public void Open() => open.SetResult();

        public Task StoppingAsync(CancellationToken cancellationToken)
        {
            // Asked twice: by the signal, and when the host is disposed of.
            reached.TrySetResult();
            return open.Task;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
