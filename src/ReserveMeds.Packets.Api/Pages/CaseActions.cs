using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Api.Bundles;
using ReserveMeds.Packets.Api.Documents;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Hosting.Telemetry;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>What the buttons of the form do. Each answers with the form or with a file, and keeps nothing.</summary>
internal sealed class CaseActions(
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
        var (typed, problem) = await TypedCase.ReadAsync(language, context, clock);
        if (typed is null)
        {
            return problem!;
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
            case ["save"]:
                return Saved(context, values);
            case ["document" or "bundle"] when CaseFileReader.Read(FormJson.Of(values)).Case is { } caseFile:
                var received = new ReceivedCase(caseFile, typed.Regulator);
                var file = words[0] == "document" ? await DocumentAsync(received, typed.Chosen, typed.Chosen.Mode, typed.Chosen.Format, context) : await BundleAsync(received, typed.Chosen, context);
                return file.Result is ProblemHttpResult { StatusCode: StatusCodes.Status422UnprocessableEntity }
                    ? pages.Form(language, context, typed with { Values = values }, refused: true)
                    : file;
        }

        return pages.Form(language, context, typed with { Values = values, ShowsMissing = typed.ShowsMissing || words is ["check" or "document" or "bundle"] });
    }

    /// <summary>The chosen document as it will print, gaps marked, for the frame on the page.</summary>
    public async Task<IResult> PreviewAsync(string language, HttpContext context)
    {
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

        var preview = await DocumentAsync(new ReceivedCase(caseFile, typed.Regulator), typed.Chosen, "draft", "html", context);
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.FramedPreview;

        // Of the bytes before the links were set.
        context.Response.Headers.Remove("Content-Digest");
        context.Response.Headers.Remove("Repr-Digest");
        return preview.Result is FileContentHttpResult file ? TypedResults.Bytes(GapLinks.In(file.FileContents, typed.Page), file.ContentType) : preview;
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
}
