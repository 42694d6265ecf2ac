using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>The parts of a form as they came, each cut off one byte behind what is allowed.</summary>
/// <param name="Cases">Parts named case; more than one is a fault, so at most two are kept.</param>
/// <param name="Files">All other parts, in the order sent; one more than is allowed shows that there were too many.</param>
/// <param name="IsTooLarge">Whether reading was given up, since the body is larger than the route takes.</param>
internal sealed record FormParts(IReadOnlyList<ReceivedAttachment> Cases, IReadOnlyList<ReceivedAttachment> Files, bool IsTooLarge)
{
    /// <returns>Null where the form is broken.</returns>
    public static async Task<FormParts?> ReadAsync(MultipartReader reader, CancellationToken stop)
    {
        var (cases, files) = (new List<ReceivedAttachment>(), new List<ReceivedAttachment>());
        var block = new byte[64 * 1024];
        var left = BodyRule.CaseWithAttachments.MaxBytes;
        try
        {
            while (await reader.ReadNextSectionAsync(stop) is { } section)
            {
                var name = NameOf(section);
                var isCase = name == ReceivedForm.CasePart;
                var isKept = isCase ? cases.Count < 2 : files.Count <= AttachmentLimits.MaximumCount;
                var maximum = !isKept ? 0 : isCase ? BodyRule.Case.MaxBytes + 1 : AttachmentLimits.MaximumBytes + 1;
                using var content = new MemoryStream();
                while (await section.Body.ReadAsync(block, stop) is var count and > 0)
                {
                    left -= count;
                    if (left < 0)
                    {
                        return new(cases, files, IsTooLarge: true);
                    }

                    content.Write(block, 0, (int)Math.Min(count, maximum - content.Length));
                }

                if (isKept)
                {
                    (isCase ? cases : files).Add(new(name, MediaTypeOf(section), content.GetBuffer().AsMemory(0, (int)content.Length)));
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return null;
        }

        return new(cases, files, IsTooLarge: false);
    }

    private static string NameOf(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
        && disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(disposition.Name).ToString()
            : "";

    private static string? MediaTypeOf(MultipartSection section) =>
        MediaTypeHeaderValue.TryParse(section.ContentType, out var type) ? type.MediaType.ToString() : section.ContentType;
}
