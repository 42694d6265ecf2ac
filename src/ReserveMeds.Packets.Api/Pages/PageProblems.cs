using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>Says on a page, in its language, what the API says as JSON.</summary>
internal sealed class PageProblems(PacketTexts texts, PageAssets assets)
{
    private static readonly string[] OfPrograms = ["/v1", "/health", "/openapi", "/swagger", "/assets"];

    /// <summary>Of routes that only people use.</summary>
    public static readonly ForPeople Pages = new(static (_, problem) => new Refused(problem));

    /// <summary>What a page's endpoint answers, as a page where it is a problem.</summary>
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var answer = await next(call);
        while (answer is INestedHttpResult nested)
        {
            answer = nested.Result;
        }

        return answer is ProblemHttpResult problem ? call.HttpContext.RequestServices.GetRequiredService<PageProblems>().Of(call.HttpContext, problem) : answer;
    }

    public IResult Of(HttpContext context, ProblemHttpResult refused)
    {
        context.Response.Headers.ContentSecurityPolicy = Hosting.SecurityHeaders.Page;
        var problem = refused.ProblemDetails;
        var words = WordsFor(context);
        if (problem is Problem { RetryAfter: { } delay })
        {
            context.Response.Headers.RetryAfter = ((int)delay.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (problem.Status == StatusCodes.Status401Unauthorized && HttpMethods.IsGet(context.Request.Method))
        {
            return Kept.SignInPages.Page(words, assets, context, new() { Next = context.Request.Path + context.Request.QueryString.Value }, problem.Status.Value);
        }

        var page = new RazorComponentResult<ProblemPage>(new Dictionary<string, object?>
        {
            [nameof(ProblemPage.Words)] = words,
            [nameof(ProblemPage.Files)] = assets,
            [nameof(ProblemPage.Kind)] = ProblemKind.IdOf(problem.Type ?? ""),
            [nameof(ProblemPage.Status)] = problem.Status ?? StatusCodes.Status500InternalServerError,
            [nameof(ProblemPage.Trace)] = ProblemWriter.TraceIdOf(context),
        });
        page.StatusCode = problem.Status;
        return page;
    }

    /// <summary>Whether a person's browser asked, for a page: only such a request names HTML itself.</summary>
    public static bool IsForPeople(HttpRequest request) =>
        request.Headers.Accept.Any(accepted => accepted?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true)
        && !OfPrograms.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>A refusal by the rule of a route, before its page: who has signed in still sees where else to go, and how to sign out.</summary>
    private sealed class Refused(ProblemHttpResult problem) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await PagePerson.KnowAsync(httpContext, keeps: true);
            await httpContext.RequestServices.GetRequiredService<PageProblems>().Of(httpContext, problem).ExecuteAsync(httpContext);
        }
    }

    private FormWords WordsFor(HttpContext context) => FormWords.Of(
        texts,
        PageLanguages.All.Select(language => language.Code).FirstOrDefault(code => context.Request.Path.StartsWithSegments($"/{code}", StringComparison.Ordinal))
            ?? Languages.Of(context.Request, texts.Findings.Languages));
}
