using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Hosting.Requests;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>The web server's limits and the logs.</summary>
internal static class Server
{
    public static void AddServer(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // More than most routes read, so that the route refuses in its own words and the rest can be drained.
            kestrel.Limits.MaxRequestBodySize = 21 * 1024 * 1024;
            kestrel.Limits.MaxConcurrentConnections = 200;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        });

        // Requests in flight may finish; an orchestrator commonly kills after ten seconds.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
    }

    /// <summary>Takes the caller's address and scheme from the proxies that are named, and from nobody else.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (Proxies(app.Services.GetRequiredService<IOptions<PacketsOptions>>().Value.Proxies) is not { Count: > 0 } proxies)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        app.UseForwardedHeaders(options);
    }

    /// <returns>Null where it cannot be read.</returns>
    public static IReadOnlyList<System.Net.IPNetwork>? Proxies(string listed)
    {
        List<System.Net.IPNetwork> proxies = [];
        foreach (var entry in listed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(entry, out var address))
            {
                proxies.Add(new(address, address.GetAddressBytes().Length * 8));
            }
            else if (System.Net.IPNetwork.TryParse(entry, out var network))
            {
                proxies.Add(network);
            }
            else
            {
                return null;
            }
        }

        return proxies;
    }

    /// <summary>Lets a body through that only this route takes, and a little more, so that the route refuses in its own words.</summary>
    public static void AllowBody(HttpContext context, BodyRule rule)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit && rule.MaxBytes >= limit.MaxRequestBodySize)
        {
            limit.MaxRequestBodySize = rule.MaxBytes + BodyRule.Case.MaxBytes;
        }
    }

    /// <summary>Lets a body through that is read to its end even where it is refused.</summary>
    public static void DrainBody(HttpContext context, long most)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }
    }

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddConsole();

        // It logs the text of exceptions, and that text may quote a case. FaultHandler logs in its place.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
    }

    /// <summary>Answers HEAD as GET without the body, on every route that has a GET.</summary>
    public static void UseHeadAsGet(this WebApplication app) => app.Use(static async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Request.Method = HttpMethods.Get;
        var body = context.Response.Body;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
            context.Request.Method = HttpMethods.Head;
        }
    });
}
