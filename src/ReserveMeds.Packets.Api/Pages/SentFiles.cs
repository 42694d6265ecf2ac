using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>
/// A form of a page with files. Nothing touches the disk, and the names of files are neither used nor kept: they may hold the
/// name of a patient. Nor is a file's announced kind: a browser guesses it from the name, and what a file is, its bytes tell.
/// </summary>
/// <param name="Files">In the order sent; one more than is allowed shows that there were too many.</param>
internal sealed record SentFiles(Dictionary<string, StringValues> Fields, IReadOnlyList<ReceivedAttachment> Files)
{
    private const int MaximumFields = 20;
    private const int MaximumFieldBytes = 4 * 1024;

    /// <summary>Whether reading was given up, since the form is larger than the route takes.</summary>
    private bool IsTooLarge { get; init; }

    /// <summary>Reads a form that changes what is kept: it must have been sent to this very session.</summary>
    /// <param name="rule">Bounds of the form.</param>
    /// <param name="largest">Bytes of one file; of a larger one, one byte more is kept, which shows that it is too large.</param>
    public static async Task<(SentFiles? Sent, IResult? Problem)> ReadOwnAsync(HttpContext context, BodyRule rule, int largest, TimeProvider clock)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals(ReceivedForm.MediaType, StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is not { Length: > 0 and <= 70 } boundary)
        {
            return (null, Refusal.FormOutdated());
        }

        Server.AllowBody(context, rule);
        var reader = new MultipartReader(boundary, context.Request.Body);
        var (sent, problem) = await rule.InTimeAsync(context, clock, stop => ReadAsync(reader, rule.MaxBytes, largest, stop));
        if (problem is not null || sent is null || sent.IsTooLarge)
        {
            return (null, problem ?? (sent is null ? Refusal.FormOutdated() : Refusal.BodyTooLarge(rule.MaxBytes)));
        }

        context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(sent.Fields)));
        return await SentFields.AreOwnAsync(context) ? (sent, null) : (null, Refusal.FormOutdated());
    }

    /// <returns>Null where the form is broken.</returns>
    private static async Task<SentFiles?> ReadAsync(MultipartReader reader, int left, int largest, CancellationToken stop)
    {
        var (fields, files) = (new Dictionary<string, StringValues>(StringComparer.Ordinal), new List<ReceivedAttachment>());
        var block = new byte[64 * 1024];
        try
        {
            while (await reader.ReadNextSectionAsync(stop) is { } section)
            {
                _ = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition);
                var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).ToString();
                var isFile = disposition?.FileName.HasValue == true || disposition?.FileNameStar.HasValue == true;
                var isKept = isFile ? files.Count <= AttachmentLimits.MaximumCount : fields.Count < MaximumFields;
                var maximum = !isKept ? 0 : isFile ? largest + 1L : MaximumFieldBytes;
                using var content = new MemoryStream();
                while (await section.Body.ReadAsync(block, stop) is var count and > 0)
                {
                    left -= count;
                    if (left < 0)
                    {
                        return new(fields, files) { IsTooLarge = true };
                    }

                    content.Write(block, 0, (int)Math.Min(count, maximum - content.Length));
                }

                var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
                if (isKept && isFile && !IsUnchosen(disposition!, bytes))
                {
                    files.Add(new(name, MediaType: null, bytes));
                }
                else if (isKept && !isFile)
                {
                    fields[name] = Encoding.UTF8.GetString(bytes.Span);
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return null;
        }

        return new(fields, files);
    }

    /// <summary>A field in which no file was chosen is sent as an empty one without a name.</summary>
    private static bool IsUnchosen(ContentDispositionHeaderValue disposition, ReadOnlyMemory<byte> content) =>
        content.IsEmpty && HeaderUtilities.RemoveQuotes(disposition.FileName).Length == 0 && disposition.FileNameStar.Length == 0;
}
