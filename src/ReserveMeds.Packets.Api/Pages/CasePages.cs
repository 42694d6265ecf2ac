using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Forms;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>The pages as a person comes to them: the start, an empty form, a sample, a saved case.</summary>
internal sealed class CasePages(PacketAssembler assembler, FormNeeds needs, PacketTexts texts, PageAssets assets, SampleCases samples, TimeProvider clock)
{
    /// <summary>Lists that every case has begin with a row to type in.</summary>
    private static readonly string[] BegunLists = ["/physician/licenseVerifications", "/priorTherapies", "/monitoring/followUp", "/custody/legs"];

    /// <param name="fault">Why a file could not be opened; null where none was tried.</param>
    public IResult Start(string language, string? fault = null)
    {
        var page = new RazorComponentResult<StartPage>(new Dictionary<string, object?>
        {
            [nameof(StartPage.Words)] = FormWords.Of(texts, language),
            [nameof(StartPage.Files)] = assets,
            [nameof(StartPage.Routes)] = RegulatorCatalog.All,
            [nameof(StartPage.Fault)] = fault,
        });
        page.StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    public IResult New(string language, HttpContext context, string? regulatorId, bool isSample)
    {
        if (RegulatorCatalog.All.FirstOrDefault(candidate => candidate.Id == regulatorId) is not { } regulator)
        {
            return TypedResults.Redirect($"/{language}");
        }

        var values = isSample && samples.Of(regulator.Id) is { } sample
            ? FormValues.OfSaved(Encoding.UTF8.GetBytes(sample.ToJsonString()))!
            : BegunLists.Aggregate(
                FormValues.None.With("/regulator", regulator.Id)
                    .With("/filingDate", clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                    .With("/physician/licenseCountry", regulator.Country)
                    .With("/facility/country", regulator.Country),
                (begun, list) => begun.WithRow(list));
        return Form(language, context, Begun(values, regulator, language) with { ShowsMissing = isSample });
    }

    public async Task<IResult> OpenAsync(string language, HttpContext context)
    {
        var words = FormWords.Of(texts, language);
        var (file, problem) = await BodyRule.OpenedCase.InTimeAsync(context, clock, stop => SentFile(context.Request, stop));
        if (problem is not null)
        {
            return problem;
        }

        if (file is null || FormValues.OfSaved(file) is not { } values)
        {
            return Start(language, words["open.notJson"]);
        }

        return RegulatorCatalog.All.FirstOrDefault(candidate => candidate.Id == values.TextAt("/regulator")) is { } regulator
            ? Form(language, context, Begun(values, regulator, language))
            : Start(language, words["open.noRegulator"]);
    }

    /// <param name="refused">Why a document or bundle that was asked for was not made; null where none was asked for.</param>
    /// <param name="notice">Why what was typed is not kept; null where nothing hinders.</param>
    public IResult Form(string language, HttpContext context, TypedCase typed, RefusedOutput? refused = null, KeepNotice? notice = null)
    {
        var words = FormWords.Of(texts, language, typed.Regulator.Country);
        var page = new RazorComponentResult<CasePage>(new Dictionary<string, object?>
        {
            [nameof(CasePage.Words)] = words,
            [nameof(CasePage.Files)] = assets,
            [nameof(CasePage.Desk)] = CaseDesk.Of(typed.Values, typed.Regulator, words, assembler, needs, texts, clock) with
            {
                ShowsMissing = typed.ShowsMissing,
                Refused = refused,
                OfFiles = AttachmentRemarks.Of(refused?.OfFiles ?? [], words),
            },
            [nameof(CasePage.Typed)] = typed,
            [nameof(CasePage.Notice)] = notice,
            [nameof(CasePage.Address)] = context.Request.Path + context.Request.QueryString.Value,
        });
        page.StatusCode = notice?.Status ?? refused?.Status ?? StatusCodes.Status200OK;
        return page;
    }

    /// <summary>Why there is no preview, in the frame that was to show it.</summary>
    public IResult FramedProblem(string language, HttpContext context, ProblemHttpResult refused)
    {
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.FramedPreview;
        var page = new RazorComponentResult<FramedProblem>(new Dictionary<string, object?>
        {
            [nameof(Pages.FramedProblem.Words)] = FormWords.Of(texts, language),
            [nameof(Pages.FramedProblem.Kind)] = ProblemKind.IdOf(refused.ProblemDetails.Type ?? ""),
        });
        page.StatusCode = refused.StatusCode;
        return page;
    }

    /// <summary>The form of a case that nothing was chosen for yet.</summary>
    public static TypedCase Begun(FormValues values, Regulator regulator, string language) =>
        new(values, regulator, ChosenOutput.Of(static _ => "", regulator, language));

    /// <returns>Null where the form holds no file, or a broken or too large one. Nothing touches the disk.</returns>
    private static async Task<byte[]?> SentFile(HttpRequest request, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(ReceivedForm.MediaType, StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is not { Length: > 0 and <= 70 } boundary)
        {
            return null;
        }

        var parts = await FormParts.ReadAsync(new MultipartReader(boundary, request.Body), stop);
        return parts is { IsTooLarge: false, Cases: [var only] } && only.Content.Length <= BodyRule.Case.MaxBytes ? only.Content.ToArray() : null;
    }
}
