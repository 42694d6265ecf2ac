using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>
/// A form of a page with the files that were chosen in it. Nothing touches the disk, and the names of files are neither used nor
/// kept: they may hold the name of a patient. Nor is a file's announced kind: a browser guesses it from the name. What came
/// before a fault is there all the same, so that nobody types it twice: fields stand before files.
/// </summary>
internal sealed class SentWithFiles
{
    /// <summary>Read and thrown away behind what is too much: a browser shows no answer to what it could not send to the end.</summary>
    private const long MaximumDrained = 256L * 1024 * 1024;

    private const int MaximumFields = 10_000;

    private KeyValueAccumulator fields;
    private readonly List<ReceivedAttachment> files = [];

    private SentWithFiles()
    {
    }

    public Dictionary<string, StringValues> Fields => fields.HasValues ? fields.GetResults() : [];

    /// <summary>In the order of the form; of one that is too large, one byte more than allowed, which shows it.</summary>
    public IReadOnlyList<ReceivedAttachment> Files => files;

    /// <summary>What kept some of it from being read; null where nothing did.</summary>
    public ProblemHttpResult? Problem { get; private set; }

    /// <param name="rule">Bounds of the form.</param>
    /// <param name="largest">Bytes of one file.</param>
    public static async Task<SentWithFiles> ReadAsync(HttpContext context, BodyRule rule, int largest, TimeProvider clock)
    {
        var sent = new SentWithFiles();
        Server.DrainBody(context, MaximumDrained);
        try
        {
            var (problem, late) = await rule.InTimeAsync(context, clock, stop => sent.ReadAsync(context.Request, rule.MaxBytes, largest, stop));
            sent.Problem = late ?? problem;
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode is StatusCodes.Status413PayloadTooLarge or StatusCodes.Status408RequestTimeout)
        {
            sent.Problem = bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Refusal.BodyTooLarge(rule.MaxBytes)
                : Refusal.BodyTooSlow(rule.Timeout);
        }

        return sent;
    }

    /// <summary>A form that changes what is kept: it must have come whole, and been sent to this very session.</summary>
    public static async Task<(SentWithFiles? Sent, IResult? Problem)> ReadOwnAsync(HttpContext context, BodyRule rule, int largest, TimeProvider clock)
    {
        if (!ReceivedForm.IsOne(context.Request))
        {
            return (null, Refusal.FormOutdated());
        }

        var sent = await ReadAsync(context, rule, largest, clock);
        if (sent.Problem is not null)
        {
            return (null, sent.Problem);
        }

        context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(sent.Fields)));
        return await SentFields.AreOwnAsync(context) ? (sent, null) : (null, Refusal.FormOutdated());
    }

    private async Task<ProblemHttpResult?> ReadAsync(HttpRequest request, int most, int largest, CancellationToken stop)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).ToString();
        if (boundary.Length is 0 or > ReceivedForm.MaximumBoundary)
        {
            return Refusal.Form(ProblemKind.RequestMalformed, []);
        }

        var reader = new MultipartReader(boundary, request.Body);
        var (left, text) = ((long)most, BodyRule.CaseForm.MaxBytes);
        try
        {
            while (await reader.ReadNextSectionAsync(stop) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                {
                    return Refusal.Form(ProblemKind.RequestMalformed, []);
                }

                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                var isFile = disposition.FileName.HasValue || disposition.FileNameStar.HasValue;
                var content = await ContentAsync(section.Body, (isFile ? largest : text) + 1, stop);
                left -= content.Read;
                if (isFile)
                {
                    AddFile(new(name, MediaType: null, content.Kept), disposition);
                }
                else if ((text -= content.Kept.Length) < 0 || fields.ValueCount >= MaximumFields)
                {
                    left = -1;
                }
                else
                {
                    fields.Append(name, Encoding.UTF8.GetString(content.Kept.Span));
                }

                if (left < 0)
                {
                    await request.Body.CopyToAsync(Stream.Null, stop);
                    return Refusal.BodyTooLarge(most);
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return Refusal.Form(ProblemKind.RequestMalformed, []);
        }

        return null;
    }

    /// <summary>Keeps a file, up to one more than is allowed beside a logo: that shows that there were too many.</summary>
    private void AddFile(ReceivedAttachment file, ContentDispositionHeaderValue disposition)
    {
        // A field in which no file was chosen sends an empty one without a name.
        var isChosen = !file.Content.IsEmpty || !StringSegment.IsNullOrEmpty(HeaderUtilities.RemoveQuotes(disposition.FileName)) || disposition.FileNameStar.HasValue;
        if (isChosen && files.Count <= AttachmentLimits.MaximumCount + 1)
        {
            files.Add(file);
        }
    }

    private static async Task<(ReadOnlyMemory<byte> Kept, long Read)> ContentAsync(Stream body, int most, CancellationToken stop)
    {
        var kept = new MemoryStream();
        var block = new byte[64 * 1024];
        var read = 0L;
        while (await body.ReadAsync(block, stop) is var count and > 0)
        {
            read += count;
            kept.Write(block, 0, (int)Math.Min(count, most - kept.Length));
        }

        return (kept.GetBuffer().AsMemory(0, (int)kept.Length), read);
    }
}
