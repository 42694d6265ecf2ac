using System.Globalization;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Api.Bundles;
using ReserveMeds.Packets.Api.Documents;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Hosting.Telemetry;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>What the buttons of the form do. Each answers with the form or with a file, and keeps nothing.</summary>
internal sealed partial class CaseActions(
    CasePages pages,
    PacketAssembler assembler,
    PacketTexts texts,
    BundleRenderer bundles,
    WorkLimits limits,
    TimeProvider clock,
    PacketMetrics metrics,
    ILogger<PacketAssembler> logger)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IResult> ActAsync(string language, HttpContext context)
    {
        using var upload = await UploadAsync(context);
        if (upload is { IsAcquired: false })
        {
            return Refusal.TooMuchWork();
        }

        var (typed, problem) = await TypedCase.ReadAsync(language, context, clock);
        if (typed is null)
        {
            return problem!;
        }

        if (typed.Unread is { } unread)
        {
            return pages.Form(language, context, typed, RefusedOutput.TooMuch(unread) with { HadFiles = true });
        }

        var words = typed.Do.Split(' ');
        var values = typed.Values;
        switch (words)
        {
            case ["add", var list]:
                values = values.WithRow(list);
                break;
            case ["remove", var list, var row] when int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var index):
                values = values.WithoutRow(list, index);
                break;
            case ["fill"]:
                values = ProfileFill.Of(values, FormWords.Of(texts, language, typed.Regulator.Country));
                break;
            case ["facility"]:
                values = KnownFacilities.Fill(values, typed.Regulator, typed.Facility);
                break;
            case ["save"]:
                return Saved(context, values);
            case ["document" or "bundle"] when CaseFileReader.Read(FormJson.Of(values)).Case is { } caseFile:
                return await MakeAsync(language, context, typed, caseFile, isBundle: words[0] == "bundle");
        }

        return pages.Form(language, context, typed with { Values = values, ShowsMissing = typed.ShowsMissing || words is ["check" or "document" or "bundle"] });
    }

    /// <summary>The document or bundle; or the form again, with what was typed and why there is none.</summary>
    private async Task<IResult> MakeAsync(string language, HttpContext context, TypedCase typed, CaseFile caseFile, bool isBundle)
    {
        var read = AttachmentReader.Read(typed.Files);
        var received = Received(typed, caseFile, read);
        var made = await OrAwayAsync(() => isBundle
            ? BundleAsync(received, typed.Chosen, context)
            : DocumentAsync(received, typed.Chosen, typed.Chosen.Mode, typed.Chosen.Format, context));
        return made is ProblemHttpResult refused
            ? pages.Form(language, context, typed with { ShowsMissing = true }, RefusedOutput.Of(refused, read) with { HadFiles = typed.Files.Count > 0 })
            : made;
    }

    /// <summary>The chosen document as it will print, gaps marked, for the frame on the page.</summary>
    public async Task<IResult> PreviewAsync(string language, HttpContext context) => await DraftAsync(language, context) switch
    {
        ProblemHttpResult refused => pages.FramedProblem(language, context, refused),
        var preview => preview,
    };

    private async Task<IResult> DraftAsync(string language, HttpContext context)
    {
        using var upload = await UploadAsync(context);
        if (upload is { IsAcquired: false })
        {
            return Refusal.TooMuchWork();
        }

        var (typed, problem) = await TypedCase.ReadAsync(language, context, clock);
        if (typed is null)
        {
            return problem!;
        }

        if (CaseFileReader.Read(FormJson.Of(typed.Values)).Case is not { } caseFile)
        {
            // What cannot be read is told beside the form; the frame goes on showing what it showed.
            return TypedResults.NoContent();
        }

        // A file that cannot be carried is told where it was chosen; the preview is of the rest.
        var read = AttachmentReader.Read(typed.Files);
        var preview = await OrAwayAsync(() => DocumentAsync(Received(typed, caseFile, read.Faults.Count > 0 ? AttachmentReader.Read([]) : read), typed.Chosen, "draft", "html", context));
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.FramedPreview;

        // Of the bytes before the links were set.
        context.Response.Headers.Remove("Content-Digest");
        context.Response.Headers.Remove("Repr-Digest");
        return preview is FileContentHttpResult file ? TypedResults.Bytes(GapLinks.In(file.FileContents, typed.Page), file.ContentType) : preview;
    }

    private static ReceivedCase Received(TypedCase typed, CaseFile caseFile, AttachmentReading read) =>
        new(caseFile, typed.Regulator) { Attachments = read.Attachments, Logo = read.Logo, AttachmentFaults = read.Faults };

    /// <summary>Files are large, so a place is taken before they are received.</summary>
    private async ValueTask<RateLimitLease?> UploadAsync(HttpContext context) =>
        ReceivedForm.IsOne(context.Request) ? await limits.UploadAsync(context.RequestAborted) : null;

    private async Task<IResult> OrAwayAsync(Func<Task<Results<FileContentHttpResult, ProblemHttpResult>>> make)
    {
        try
        {
            return (await make()).Result;
        }
        catch (WriterUnavailableException away)
        {
            // By its contract this message names engine and remedy, never document text.
            LogEngineAway(logger, away.Message);
            return TypedResults.Problem(Refusal.New(ProblemKind.EngineUnavailable, ""));
        }
    }

    private Task<Results<FileContentHttpResult, ProblemHttpResult>> DocumentAsync(
        ReceivedCase received, ChosenOutput chosen, string mode, string format, HttpContext context) =>
        DocumentsEndpoints.RenderAsync(
            received,
            new(chosen.Document, format, chosen.Language, mode, Rulebook: null, Rendition: null),
            context, assembler, texts, limits, clock, metrics, logger);

    private Task<Results<FileContentHttpResult, ProblemHttpResult>> BundleAsync(ReceivedCase received, ChosenOutput chosen, HttpContext context) =>
        BundlesEndpoints.WriteAsync(received, new(chosen.Audience, chosen.Mode), context, assembler, bundles, texts, limits, clock, metrics, logger);

    /// <summary>The case as a file, entries that cannot be read included, so that nothing typed is lost.</summary>
    private static IResult Saved(HttpContext context, FormValues values)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize<JsonElement>(FormJson.Of(values)), Indented);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName("case.json");
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Bytes(json, MediaTypes.Json);
    }

    [LoggerMessage(1, LogLevel.Warning, "An engine is away: {Reason}")]
    private static partial void LogEngineAway(ILogger logger, string reason);
}
