using ReserveMeds.Packets.Api.Hosting.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>What a route takes as its body.</summary>
/// <param name="Timeout">From the start of reading to the last byte.</param>
internal sealed record BodyRule(IReadOnlyList<string> MediaTypes, int MaxBytes, TimeSpan Timeout)
{
    /// <summary>A case as JSON.</summary>
    public static readonly BodyRule Case = new(["application/json"], 1024 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>What decides the route of a facility, as JSON.</summary>
    public static readonly BodyRule Facility = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>A bundle as received.</summary>
    public static readonly BodyRule Bundle =
        new(["application/zip", "application/octet-stream"], 20 * 1024 * 1024, TimeSpan.FromMinutes(2));

    /// <summary>Reads the body whole, counting what comes: a length may be absent or a lie.</summary>
    public async Task<(ReadOnlyMemory<byte> Body, ProblemHttpResult? Problem)> ReadAsync(HttpContext context, TimeProvider clock)
    {
        using var late = new CancellationTokenSource(Timeout, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        using var body = new MemoryStream();
        var block = new byte[16 * 1024];
        try
        {
            while (await context.Request.Body.ReadAsync(block, stop.Token) is var count and > 0)
            {
                if (body.Length + count > MaxBytes)
                {
                    return (default, Refusal.BodyTooLarge(MaxBytes));
                }

                body.Write(block, 0, count);
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            return (default, Refusal.BodyTooSlow(Timeout));
        }

        return (body.GetBuffer().AsMemory(0, (int)body.Length), null);
    }
}
