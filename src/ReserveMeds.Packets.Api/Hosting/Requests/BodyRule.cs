using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>What a route takes as its body.</summary>
/// <param name="Timeout">From the start of reading to the last byte.</param>
internal sealed record BodyRule(IReadOnlyList<string> MediaTypes, int MaxBytes, TimeSpan Timeout)
{
    /// <summary>A case as JSON.</summary>
    public static readonly BodyRule Case = new(["application/json"], 1024 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>A change of a case as JSON merge patch.</summary>
    public static readonly BodyRule CasePatch = new(["application/merge-patch+json", "application/json"], Case.MaxBytes, Case.Timeout);

    /// <summary>A case as JSON, alone or as one part of a form whose other parts are its attachments.</summary>
    public static readonly BodyRule CaseWithAttachments = new(
        ["application/json", ReceivedForm.MediaType],
        AttachmentLimits.MaximumBytesInAll + Case.MaxBytes + (1024 * 1024),
        TimeSpan.FromMinutes(2));

    /// <summary>Files that go into sealed bundles, as a form; most packets have none.</summary>
    public static readonly BodyRule Attachments = CaseWithAttachments with { MediaTypes = [ReceivedForm.MediaType], IsOptional = true };

    /// <summary>Why a packet is withdrawn, as JSON.</summary>
    public static readonly BodyRule Withdrawal = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>Which importer a packet is assigned to, as JSON.</summary>
    public static readonly BodyRule Assignment = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>What an importer received, as JSON.</summary>
    public static readonly BodyRule Receipt = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>Which packet a new case continues, as JSON.</summary>
    public static readonly BodyRule Resupply = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>The fields of the page's form.</summary>
    public static readonly BodyRule CaseForm = new(["application/x-www-form-urlencoded"], 2 * Case.MaxBytes, Case.Timeout);

    /// <summary>The same with the files that were chosen for a document or bundle.</summary>
    public static readonly BodyRule CaseFormWithFiles = CaseWithAttachments with { MediaTypes = [ReceivedForm.MediaType] };

    /// <summary>A saved case as the page's form sends it.</summary>
    public static readonly BodyRule OpenedCase = new([ReceivedForm.MediaType], 2 * Case.MaxBytes, Case.Timeout);

    /// <summary>The fields of a small form on a page.</summary>
    public static readonly BodyRule SmallForm = new(CaseForm.MediaTypes, 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>What decides the route of a facility, as JSON.</summary>
    public static readonly BodyRule Facility = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>An organisation to be made, as JSON.</summary>
    public static readonly BodyRule Organisation = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>What a key is to be for, as JSON.</summary>
    public static readonly BodyRule Key = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>How long an organisation's cases are kept, as JSON.</summary>
    public static readonly BodyRule Retention = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>Whose cases to give out, as JSON.</summary>
    public static readonly BodyRule Export = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>Whose cases to erase, as JSON.</summary>
    public static readonly BodyRule Erasure = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>What a person's account is to be, as JSON.</summary>
    public static readonly BodyRule Account = new(["application/json"], 64 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>Name and password, as JSON.</summary>
    public static readonly BodyRule SignIn = new(["application/json"], 8 * 1024, TimeSpan.FromSeconds(10));

    /// <summary>Who a person is to the provider, as JSON.</summary>
    public static readonly BodyRule Identity = new(["application/json"], 16 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>A bundle as received.</summary>
    public static readonly BodyRule Bundle =
        new(["application/zip", "application/octet-stream"], BundleVerifier.MaximumFileBytes, TimeSpan.FromMinutes(2));

    /// <summary>A bundle as a page's form sends it.</summary>
    public static readonly BodyRule SentBundle = new([ReceivedForm.MediaType], Bundle.MaxBytes + (64 * 1024), Bundle.Timeout);

    /// <summary>True where the route takes requests without a body as well.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether the request sends nothing, where that is allowed.</summary>
    public bool IsLeftOut(HttpRequest request) =>
        IsOptional && request.ContentType is null && request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0;

    /// <summary>Reads the body whole, counting what comes: a length may be absent or a lie.</summary>
    public async Task<(ReadOnlyMemory<byte> Body, ProblemHttpResult? Problem)> ReadAsync(HttpContext context, TimeProvider clock)
    {
        var (body, problem) = await InTimeAsync(context, clock, stop => ReadAsync(context.Request.Body, stop));
        return problem is not null ? (default, problem)
            : body is null ? (default, Refusal.BodyTooLarge(MaxBytes))
            : (body.GetBuffer().AsMemory(0, (int)body.Length), null);
    }

    /// <summary>Reads a JSON object along its shape.</summary>
    public async Task<(T? Read, ProblemHttpResult? Problem)> ReadAsync<T>(HttpContext context, ObjectShape shape, TimeProvider clock)
        where T : class
    {
        var (body, problem) = await ReadAsync(context, clock);
        if (problem is not null)
        {
            return (null, problem);
        }

        var (read, faults) = ShapedJson.Read<T>(body, _ => shape);
        return read is null ? (null, Refusal.MalformedBody(faults)) : (read, null);
    }

    /// <summary>Refuses a body that is not complete in time.</summary>
    /// <param name="read">Reads it until the token stops it.</param>
    public async Task<(T? Read, ProblemHttpResult? Problem)> InTimeAsync<T>(
        HttpContext context, TimeProvider clock, Func<CancellationToken, Task<T>> read)
        where T : class?
    {
        using var late = new CancellationTokenSource(Timeout, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        try
        {
            return (await read(stop.Token), null);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            return (null, Refusal.BodyTooSlow(Timeout));
        }
    }

    /// <returns>Null where it is too large.</returns>
    private async Task<MemoryStream?> ReadAsync(Stream source, CancellationToken stop)
    {
        var body = new MemoryStream();
        var block = new byte[16 * 1024];
        while (await source.ReadAsync(block, stop) is var count and > 0)
        {
            if (body.Length + count > MaxBytes)
            {
                return null;
            }

            body.Write(block, 0, count);
        }

        return body;
    }
}
