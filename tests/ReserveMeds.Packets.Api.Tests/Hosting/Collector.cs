using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReserveMeds.Packets.Api.Tests.Hosting;

/// <summary>Takes OTLP over HTTP as a collector does, and keeps what it was sent, byte for byte.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TimeSpan takes;
    private readonly List<(string Path, string Body)> received = [];

    private Collector(WebApplication app, TimeSpan takes) => (this.app, this.takes) = (app, takes);

    public string Endpoint => app.Urls.Single();

    /// <param name="takes">How long it has to be waited for; a sender who does not wait has sent nothing.</param>
    public static async Task<Collector> StartAsync(TimeSpan takes = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build(), takes);
        collector.app.Run(collector.TakeAsync);
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>All that was sent to the path. The texts in the messages are UTF-8, so they can be looked for as they are.</summary>
    public string Sent(string path)
    {
        lock (received)
        {
            return string.Concat(received.Where(message => message.Path == path).Select(message => message.Body));
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await Task.Delay(takes, context.RequestAborted);
        lock (received)
        {
            received.Add((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        }
    }
}
