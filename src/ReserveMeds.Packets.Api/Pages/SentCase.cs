using System.Text;
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
/// The form of a case with the files that were chosen in it. Nothing touches the disk, and the names of files are neither used
/// nor kept. What came before a fault is there all the same, so that nobody types it twice: fields stand before files.
/// </summary>
internal sealed class SentCase
{
    /// <summary>Read and thrown away behind what is too much: a browser shows no answer to what it could not send to the end.</summary>
    private const long MaximumDrained = 256L * 1024 * 1024;

    private const int MaximumFields = 10_000;

    private KeyValueAccumulator fields;
    private readonly List<ReceivedAttachment> files = [];

    private SentCase()
    {
    }

    public Dictionary<string, StringValues> Fields => fields.HasValues ? fields.GetResults() : [];

    /// <summary>In the order of the form. A browser tells the type of a file by its name, so nothing is held to that.</summary>
    public IReadOnlyList<ReceivedAttachment> Files => files;

    /// <summary>What kept some of it from being read; null where nothing did.</summary>
    public ProblemHttpResult? Problem { get; private set; }

    public static async Task<SentCase> ReadAsync(HttpContext context, TimeProvider clock)
    {
        var sent = new SentCase();
        Server.DrainBody(context, MaximumDrained);
        try
        {
            var (problem, late) = await BodyRule.CaseFormWithFiles.InTimeAsync(context, clock, stop => sent.ReadAsync(context.Request, stop));
            sent.Problem = late ?? problem;
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode is StatusCodes.Status413PayloadTooLarge or StatusCodes.Status408RequestTimeout)
        {
            sent.Problem = bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Refusal.BodyTooLarge(BodyRule.CaseFormWithFiles.MaxBytes)
                : Refusal.BodyTooSlow(BodyRule.CaseFormWithFiles.Timeout);
        }

        return sent;
    }

    private async Task<ProblemHttpResult?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).ToString();
        if (boundary.Length is 0 or > ReceivedForm.MaximumBoundary)
        {
            return Refusal.Form(ProblemKind.RequestMalformed, []);
        }

        var reader = new MultipartReader(boundary, request.Body);
        var (left, text) = ((long)BodyRule.CaseFormWithFiles.MaxBytes, BodyRule.CaseForm.MaxBytes);
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
                var content = await ContentAsync(section.Body, isFile ? AttachmentLimits.MaximumBytes + 1 : text + 1, stop);
                left -= content.Read;
                if (isFile)
                {
                    AddFile(name, isChosen: !StringSegment.IsNullOrEmpty(HeaderUtilities.RemoveQuotes(disposition.FileName)) || disposition.FileNameStar.HasValue, content.Kept);
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
                    return Refusal.BodyTooLarge(BodyRule.CaseFormWithFiles.MaxBytes);
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return Refusal.Form(ProblemKind.RequestMalformed, []);
        }

        return null;
    }

    /// <param name="isChosen">A field in which no file was chosen sends one without a name.</param>
    private void AddFile(string name, bool isChosen, ReadOnlyMemory<byte> content)
    {
        if (isChosen && files.Count <= AttachmentLimits.MaximumCount + 1 && (AttachmentKind.Find(name) is not null || name == LetterheadLogo.Id))
        {
            files.Add(new(name, MediaType: null, content));
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
