using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>
/// Reads a case with its attachments from a form (RFC 7578). Nothing touches the disk, and the names of files are neither
/// used nor kept: they may hold the name of a patient.
/// </summary>
internal static class ReceivedForm
{
    public const string MediaType = "multipart/form-data";
    public const string CasePart = "case";

    /// <summary>RFC 2046, 5.1.1.</summary>
    public const int MaximumBoundary = 70;

    public static bool IsOne(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase);

    /// <returns>The case with its attachments or their faults; or the problem that kept the case from being read.</returns>
    public static async Task<(ReceivedCase? Received, ProblemHttpResult? Problem)> ReadAsync(HttpContext context, TimeProvider clock)
    {
        var (parts, problem) = await ReadPartsAsync(context, clock);
        return parts is null ? (null, problem) : Read(parts);
    }

    /// <summary>Reads a form of attachments whose case is stored already.</summary>
    /// <returns>The attachments or their faults; or the problem that kept the form from being read.</returns>
    public static async Task<(AttachmentReading? Read, ProblemHttpResult? Problem)> ReadAttachmentsAsync(HttpContext context, TimeProvider clock)
    {
        var (parts, problem) = await ReadPartsAsync(context, clock);
        return parts is null ? (null, problem)
            : parts.Cases.Count > 0
                ? (null, Refusal.Form(
                    ProblemKind.RequestMalformed,
                    [OfCase("case-part-not-expected", "The form has a part named case, but the stored case is what is sealed.", "Store the case first, and send its attachments alone.")]))
            : (AttachmentReader.Read(parts.Files), null);
    }

    private static async Task<(FormParts? Parts, ProblemHttpResult? Problem)> ReadPartsAsync(HttpContext context, TimeProvider clock)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(context.Request.ContentType).Boundary);
        if (boundary.Length is 0 or > MaximumBoundary)
        {
            return (null, Refusal.Form(ProblemKind.RequestMalformed, [BrokenForm]));
        }

        var reader = new MultipartReader(boundary.ToString(), context.Request.Body);
        var (parts, problem) = await BodyRule.CaseWithAttachments.InTimeAsync(context, clock, stop => FormParts.ReadAsync(reader, stop));
        return problem is not null ? (null, problem)
            : parts is null ? (null, Refusal.Form(ProblemKind.RequestMalformed, [BrokenForm]))
            : parts.IsTooLarge ? (null, Refusal.BodyTooLarge(BodyRule.CaseWithAttachments.MaxBytes))
            : (parts, null);
    }

    private static ProblemError BrokenForm => new()
    {
        Code = "form-broken",
        Message = "The form is cut off, or its parts cannot be told apart.",
        Remedy = "Send it as RFC 7578 says, with the boundary in Content-Type; a client's own form support does so.",
    };

    /// <summary>All faults at once: those of the form, of the case and of the files.</summary>
    private static (ReceivedCase? Received, ProblemHttpResult? Problem) Read(FormParts parts)
    {
        var attachments = AttachmentReader.Read(parts.Files);
        List<ProblemError> ofFiles = [.. attachments.Faults.Select(ProblemError.Of)];
        if (CaseFault(parts) is { } fault)
        {
            return (null, Refusal.Form(ProblemKind.RequestMalformed, [fault, .. ofFiles]));
        }

        var (received, faults) = ReceivedCase.Of(parts.Cases[0].Content);
        return received is null
            ? (null, Refusal.Form(ProblemKind.CaseMalformed, [.. faults.Select(ProblemError.Of).Select(error => error with { Part = CasePart }), .. ofFiles]))
            : (received with { Attachments = attachments.Attachments, Logo = attachments.Logo, AttachmentFaults = attachments.Faults }, null);
    }

    private static ProblemError? CaseFault(FormParts parts) => parts.Cases switch
    {
        [] => OfCase("case-part-missing", "The form has no part named case.", "Add the case as a part named case, of type application/json."),
        [_, _, ..] => OfCase("case-part-repeated", "The form has more than one part named case.", "Send one case with its attachments."),
        [var only] when !string.Equals(only.MediaType, "application/json", StringComparison.OrdinalIgnoreCase) =>
            OfCase("case-part-not-json", "The part named case is not announced as JSON.", "Give the part the Content-Type application/json."),
        [var only] when only.Content.Length > BodyRule.Case.MaxBytes =>
            OfCase("case-part-too-large", $"The part named case is larger than {BodyRule.Case.MaxBytes} bytes.", "Send less."),
        _ => null,
    };

    private static ProblemError OfCase(string code, string message, string remedy) =>
        new() { Part = CasePart, Code = code, Message = message, Remedy = remedy };
}
