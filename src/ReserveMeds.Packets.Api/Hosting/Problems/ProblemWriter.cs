using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Api.Pages;

namespace ReserveMeds.Packets.Api.Hosting.Problems;

/// <summary>
/// Writes every error of the service as problem+json, whatever the request accepts: a client that asked for a PDF must
/// still learn why it gets none.
/// </summary>
internal sealed partial class ProblemWriter(
    IOptions<JsonOptions> json,
    EndpointDataSource routes,
    ILogger<ProblemWriter> logger) : IProblemDetailsWriter
{
    public const string MediaType = "application/problem+json";

    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;
        var problem = context.ProblemDetails as Problem ?? OfStatus(context.ProblemDetails.Status ?? response.StatusCode, response);
        problem.TraceId = TraceIdOf(context.HttpContext);
        response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        if (response.Headers.ContentLanguage.Count == 0)
        {
            response.Headers.ContentLanguage = "en";
        }

        if (problem.RetryAfter is { } delay)
        {
            response.Headers.RetryAfter = ((int)delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        LogRefused(response.StatusCode, problem.Type);
        if (PageProblems.IsForPeople(context.HttpContext.Request))
        {
            await context.HttpContext.RequestServices.GetRequiredService<PageProblems>().Of(context.HttpContext, TypedResults.Problem(problem)).ExecuteAsync(context.HttpContext);
            return;
        }

        await response.WriteAsJsonAsync(problem, json.Value.SerializerOptions, MediaType, context.HttpContext.RequestAborted);
    }

    public static string TraceIdOf(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    /// <summary>Words for an error that the framework found, such as a route that does not exist.</summary>
    private Problem OfStatus(int status, HttpResponse response)
    {
        var kind = ProblemKind.Of(status);
        return kind.Status switch
        {
            StatusCodes.Status404NotFound => Refusal.New(
                kind,
                "No route has this path. Use one of those in errors; /openapi/v1.json describes them.",
                [
                    new()
                    {
                        Code = kind.Id,
                        Message = "No route has this path.",
                        Remedy = "Use one of the valid values; /openapi/v1.json describes them.",
                        ValidValues = RoutePatterns(),
                    },
                ]),
            StatusCodes.Status405MethodNotAllowed => Refusal.New(
                kind, $"The path exists, but not with this method. Use: {response.Headers[HeaderNames.Allow]}."),
            StatusCodes.Status408RequestTimeout => Refusal.New(kind, "The request was not complete in time. Send it again."),
            StatusCodes.Status413PayloadTooLarge => Refusal.New(kind, "The body is larger than this service takes. Send less."),
            StatusCodes.Status412PreconditionFailed => Refusal.New(
                kind, "What If-Match or If-Unmodified-Since asks for is not what there is. Leave it out, or ask with the ETag of the answer."),
            StatusCodes.Status416RangeNotSatisfiable => Refusal.New(
                kind, $"The range asked for lies behind the end. Content-Range names the length: {response.Headers.ContentRange}."),
            StatusCodes.Status503ServiceUnavailable => Refusal.New(
                kind,
                "The engine that writes this format is away. Try again after the time in Retry-After, or ask for another format; "
                    + "/health/ready names reason and remedy.",
                retryAfter: TimeSpan.FromSeconds(5)),
            >= 500 => Refusal.New(kind, "The fault is the service's own. Give the traceId to its operator."),
            _ => Refusal.New(kind, "The request is not valid HTTP for this route. /openapi/v1.json describes the routes."),
        };
    }

    private List<string> RoutePatterns() => routes.Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => endpoint.RoutePattern.RawText ?? "")
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .ToList();

    [LoggerMessage(1, LogLevel.Information, "Answered {Status} {ProblemType}")]
    private partial void LogRefused(int status, string? problemType);
}
