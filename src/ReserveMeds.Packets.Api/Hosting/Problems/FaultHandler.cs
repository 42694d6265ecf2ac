using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Api.Hosting.Problems;

/// <summary>
/// Has the last word on an exception. The caller gets a status and a trace id; the log gets the type and the place, never
/// the text, since the text of an exception may quote a case.
/// </summary>
internal sealed partial class FaultHandler(IProblemDetailsService problems, ILogger<FaultHandler> logger) : IExceptionHandler
{
    public static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        WriterUnavailableException => StatusCodes.Status503ServiceUnavailable,
        StorageAwayException { IsFull: true } => StatusCodes.Status507InsufficientStorage,
        StorageAwayException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var status = StatusOf(exception);
        switch (exception)
        {
            case WriterUnavailableException away:
                // By its contract this message names engine and remedy, never document text.
                LogEngineAway(away.Message);
                break;
            case StorageAwayException away:
                LogStorageAway(away.Message);
                break;
            case BadHttpRequestException:
                break;
            default:
                LogFault(TypesOf(exception), ProblemWriter.TraceIdOf(httpContext), PlacesOf(exception));
                break;
        }

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails = exception is StorageAwayException storage
                ? Refusal.StorageAway(storage.IsFull)
                : new ProblemDetails { Status = status },
        });
    }

    private static string TypesOf(Exception exception) =>
        string.Join(" < ", Chain(exception).Select(link => link.GetType().FullName));

    private static string PlacesOf(Exception exception) => string.Join("\n", Chain(exception).Select(link => link.StackTrace));

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var link = exception; link is not null; link = link.InnerException)
        {
            yield return link;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Unhandled {ExceptionTypes}, trace {Trace}\n{Places}")]
    private partial void LogFault(string exceptionTypes, string trace, string places);

    [LoggerMessage(2, LogLevel.Warning, "An engine is away: {Reason}")]
    private partial void LogEngineAway(string reason);

    [LoggerMessage(3, LogLevel.Warning, "The database is away: {Reason}")]
    private partial void LogStorageAway(string reason);
}
