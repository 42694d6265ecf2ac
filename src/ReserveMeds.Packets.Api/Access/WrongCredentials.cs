using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>Bounds how many wrong keys and passwords come from one address. Right keys are never counted and never refused.</summary>
internal sealed class WrongCredentials(IOptions<AuthOptions> options) : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
        RateLimitPartition.GetSlidingWindowLimiter(Sender(context.Connection.RemoteIpAddress), _ => new()
        {
            PermitLimit = options.Value.WrongPerMinute,
            Window = Window,
            SegmentsPerWindow = 6,
        }));

    /// <summary>True where the address has no wrong one left. Then a password is not even looked at, since it could be guessed.</summary>
    public bool AreUsedUp(HttpContext context) => limiter.GetStatistics(context) is { CurrentAvailablePermits: <= 0 };

    /// <returns>False where it was one too many.</returns>
    public bool Count(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    /// <summary>An IPv4 address; of an IPv6 address the first half, since whoever has one has the whole rest. A socket has none.</summary>
    private static IPAddress Sender(IPAddress? address)
    {
        if (address is null)
        {
            return IPAddress.None;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetwork ? address : new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]);
    }
}
