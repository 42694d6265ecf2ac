using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>
/// Bounds on work that is heavy. A place is taken only once there is something to do, so that slow senders of cases keep
/// nobody from rendering; a bundle is large, so its place is taken before it is received.
/// </summary>
internal sealed class WorkLimits(IOptions<PacketsOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter rendering = Limiter(options.Value.Pdf.Workers, waiting: 8 * options.Value.Pdf.Workers);
    private readonly ConcurrencyLimiter uploads = Limiter(atOnce: 4, waiting: 4);

    /// <summary>Waits for a place to render; the lease says whether there is one.</summary>
    public ValueTask<RateLimitLease> RenderingAsync(CancellationToken cancellationToken) =>
        rendering.AcquireAsync(1, cancellationToken);

    /// <summary>Waits for a place to receive a bundle; the lease says whether there is one.</summary>
    public ValueTask<RateLimitLease> UploadAsync(CancellationToken cancellationToken) =>
        uploads.AcquireAsync(1, cancellationToken);

    public void Dispose()
    {
        rendering.Dispose();
        uploads.Dispose();
    }

    private static ConcurrencyLimiter Limiter(int atOnce, int waiting) => new(new()
    {
        PermitLimit = atOnce,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}

internal static class WorkLimitsHosting
{
    public static void AddWorkLimits(this WebApplicationBuilder builder) => builder.Services.AddSingleton<WorkLimits>();
}
