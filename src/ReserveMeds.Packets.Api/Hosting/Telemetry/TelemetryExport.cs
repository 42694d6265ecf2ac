using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ReserveMeds.Packets.Api.Hosting.Telemetry;

/// <summary>Sends metrics and traces to a collector, from start to stop; without an address it sends nothing and costs nothing.</summary>
internal sealed class TelemetryExport : IHostedLifecycleService, IDisposable
{
    // What is left to send when the service stops; an unreachable collector must not hold up the stop.
    private const int FlushMilliseconds = 5_000;

    private readonly IOptions<PacketsOptions> options;
    private readonly Lazy<Task> sent;
    private TracerProvider? traces;
    private MeterProvider? metrics;

    public TelemetryExport(IOptions<PacketsOptions> options)
    {
        this.options = options;
        sent = new(() => Task.WhenAll(Blocking(() => traces?.Shutdown(FlushMilliseconds)), Blocking(() => metrics?.Shutdown(FlushMilliseconds))));
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Telemetry.Endpoint is not { Length: > 0 } endpoint)
            return Task.CompletedTask;

        var version = typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var service = ResourceBuilder.CreateEmpty().AddService("reservemeds-packets", serviceVersion: version).AddTelemetrySdk();
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(service)
            .AddSource("Microsoft.AspNetCore")
            .AddProcessor(new AllowedTags())
            .AddOtlpExporter(exporter => To(exporter, endpoint, "v1/traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(service)
            .AddMeter(PacketMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddOtlpExporter(exporter => To(exporter, endpoint, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A host that is stopped from two sides asks twice; both wait for the same sending.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => sent.Value;

    public void Dispose()
    {
        // Disposing breaks off what is being sent.
        sent.Value.Wait();
        traces?.Dispose();
        metrics?.Dispose();
    }

    // On a thread of its own: the pool has other work to end.
    private static Task Blocking(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void To(OtlpExporterOptions exporter, string endpoint, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(new Uri(endpoint.TrimEnd('/') + "/"), path);
    }
}

internal static class TelemetryHosting
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PacketMetrics>();
        builder.Services.AddHostedService<TelemetryExport>();
    }

    /// <summary>Says on each request's span which route answered, and how; the framework's own spans say neither.</summary>
    public static void UseTelemetry(this WebApplication app) => app.Use(static async (context, next) =>
    {
        try
        {
            await next(context);
        }
        finally
        {
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
            {
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
                var method = context.Request.Method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS"
                    ? context.Request.Method
                    : "_OTHER";
                span.DisplayName = route is null ? method : $"{method} {route}";
                span.SetTag("http.request.method", method);
                span.SetTag("http.route", route);
                span.SetTag("http.response.status_code", context.Response.StatusCode);
            }
        }
    });
}
