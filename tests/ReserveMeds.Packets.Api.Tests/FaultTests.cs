using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Api.Tests;

/// <summary>What goes wrong inside: engines away, faults of ours, too much work, slow and vanishing callers.</summary>
public sealed class FaultTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private const string Letter = "/v1/documents/clinical-justification-letter?format=docx";
    private const string Marker = "MARKERVALUE";

    [Fact]
    public async Task An_engine_that_is_away_is_503_and_says_when_to_try_again()
    {
        await using var broken = WithWriter(_ => throw new WriterUnavailableException("PDF: node is missing. Install it."));

        using var response = await broken.CreateClient().PostAsync(Letter, Samples.Complete().AsBody());

        await response.ProblemAsync(503, "engine-unavailable");
        Assert.Equal("5", response.Header("Retry-After"));
        Assert.Contains(api.Log.Lines, line => line.Contains("PDF: node is missing. Install it.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_of_ours_is_500_with_a_trace_id_and_the_log_names_its_type_and_place_but_not_its_text()
    {
        await using var broken = WithWriter(_ => throw new InvalidOperationException($"dose {Marker}", new FormatException(Marker)));

        using var response = await broken.CreateClient().PostAsync(Letter, Samples.Complete().AsBody());

        var problem = await response.ProblemAsync(500, "internal-error");
        var logged = Assert.Single(api.Log.Lines, line => line.Contains((string)problem["traceId"]!, StringComparison.Ordinal));
        Assert.Contains("System.InvalidOperationException < System.FormatException", logged, StringComparison.Ordinal);
        Assert.Contains(nameof(FaultTests), logged, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, problem.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(api.Log.Lines, line => line.Contains(Marker, StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_work_than_may_wait_is_429_and_says_when_to_try_again()
    {
        await using var busy = api.With(_ => { });
        var client = busy.CreateClient();
        var limits = busy.Services.GetRequiredService<WorkLimits>();
        var taken = Enumerable.Range(0, 9).Select(_ => limits.RenderingAsync(CancellationToken.None).AsTask()).ToList();

        using var document = await client.PostAsync(Letter, Samples.Complete().AsBody());
        using var bundle = await client.PostAsync("/v1/bundles", Samples.Complete().AsBody());
        using var validation = await client.PostAsync("/v1/validate", Samples.Complete().AsBody());

        await document.ProblemAsync(429, "too-many-requests");
        await bundle.ProblemAsync(429, "too-many-requests");
        Assert.Equal("2", document.Header("Retry-After"));
        Assert.True(validation.IsSuccessStatusCode, "Judging a case is cheap and does not wait for rendering.");
        foreach (var lease in taken)
        {
            (await lease).Dispose();
        }
    }

    [Fact]
    public async Task More_bundles_than_may_be_received_at_once_are_429()
    {
        await using var busy = api.With(_ => { });
        var client = busy.CreateClient();
        var limits = busy.Services.GetRequiredService<WorkLimits>();
        var taken = Enumerable.Range(0, 8).Select(_ => limits.UploadAsync(CancellationToken.None).AsTask()).ToList();

        using var response = await client.PostAsync("/v1/bundles/verify", Samples.Body("x", "application/zip"));

        await response.ProblemAsync(429, "too-many-requests");
        foreach (var lease in taken)
        {
            (await lease).Dispose();
        }
    }

    [Fact]
    public async Task A_body_that_does_not_come_in_time_is_408()
    {
        await using var hasty = api.With(parts => parts.AddSingleton<TimeProvider>(new HastyTime()));

        using var response = await hasty.CreateClient().PostAsync("/v1/validate", new StalledContent());

        await response.ProblemAsync(408, "request-timeout");
    }

    [Fact]
    public async Task A_caller_who_goes_away_is_not_logged_as_an_error()
    {
        using var leaving = new CancellationTokenSource();
        using var testEnds = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var reached = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        await using var slow = WithWriter(async cancellationToken =>
        {
            reached.SetResult();
            try
            {
                // Without an end of its own a service that forgets its caller would keep the test from ever failing.
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, testEnds.Token);
                await Task.Delay(Timeout.Infinite, either.Token);
            }
            finally
            {
                stopped.SetResult();
            }

            throw new InvalidOperationException();
        });
        var before = Errors();

        var pending = slow.CreateClient().PostAsync(Letter, Samples.Complete().AsBody(), leaving.Token);
        await reached.Task;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        await stopped.Task;
        Assert.False(testEnds.IsCancellationRequested, "The work went on after the caller had gone.");
        await slow.DisposeAsync();

        Assert.Equal(before, Errors());
    }

    private int Errors() => api.Log.Lines.Count(line =>
        line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));

    private WebApplicationFactory<Program> WithWriter(Func<CancellationToken, Task<Rendition>> write) =>
        api.With(parts => parts.AddSingleton(new DocumentWriters(
            new OneWriter(OutputFormat.Pdf, write), new OneWriter(OutputFormat.Docx, write), new OneWriter(OutputFormat.Html, write))));

    private sealed class OneWriter(OutputFormat format, Func<CancellationToken, Task<Rendition>> write) : IDocumentWriter
    {
        public OutputFormat Format => format;

        public Task<Rendition> WriteAsync(Document document, CancellationToken cancellationToken) => write(cancellationToken);
    }

    /// <summary>Every time limit is over at once.</summary>
    private sealed class HastyTime() : PinnedTime(PacketsApi.Now)
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }

    private sealed class StalledContent : HttpContent
    {
        public StalledContent() => Headers.ContentType = new("application/json");

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync("{"u8.ToArray());
            await stream.FlushAsync();
            await Task.Delay(TimeSpan.FromSeconds(60));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
