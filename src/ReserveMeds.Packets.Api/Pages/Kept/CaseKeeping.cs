using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>Stores what stands in the form. Whatever hinders it, the form comes back with everything that was typed.</summary>
internal sealed class CaseKeeping(CasePages pages, CaseChanges changes, TimeProvider clock)
{
    public static void Map(RouteGroupBuilder keep) => keep
        .MapPost("", (string language, HttpContext context, CaseKeeping keeping) => keeping.KeepAsync(language, context))
        .WithMetadata(new ForPeople(static (context, problem) => new NotAllowed(problem)));

    private async Task<IResult> KeepAsync(string language, HttpContext context)
    {
        var (typed, problem) = await TypedCase.ReadAsync(language, context, clock);
        if (typed is null)
        {
            return problem!;
        }

        if (!await SentFields.AreOwnAsync(context))
        {
            return pages.Form(language, context, typed, notice: new("again", StatusCodes.Status400BadRequest));
        }

        if (CaseFileReader.Read(FormJson.Of(typed.Values)).Case is not { } caseFile)
        {
            return pages.Form(language, context, typed, notice: new("unreadable", StatusCodes.Status422UnprocessableEntity));
        }

        try
        {
            return await KeepAsync(language, context, typed, caseFile);
        }
        catch (StorageAwayException away)
        {
            var status = away.IsFull ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable;
            return pages.Form(language, context, typed, notice: new(away.IsFull ? "full" : "away", status));
        }
    }

    private async Task<IResult> KeepAsync(string language, HttpContext context, TypedCase typed, CaseFile caseFile)
    {
        var actor = Actor.Of(context);
        var stop = context.RequestAborted;
        var (outcome, refused) = typed.Seen is { } seen
            ? await changes.ReviseAsync(actor, seen.Id, [typed.Over ?? seen.Revision], caseFile, AuditEvent.Replaced, stop)
            : await changes.CreateAsync(actor, actor.OrganisationId, caseFile, typed.Once, stop);
        switch (outcome)
        {
            case null:
                return pages.Form(language, context, typed, notice: new("large", refused!.StatusCode));
            case CaseOutcome.Stored { Case: var stored }:
                return TypedResults.Redirect($"/{language}/cases/{stored.Case.Id}?kept={stored.Revision.Number}");
            case CaseOutcome.Outdated { Current: var current }:
                return pages.Form(language, context, typed, notice: new("outdated", StatusCodes.Status412PreconditionFailed) { Newer = current });
            case CaseOutcome.KeyReused:
                // Kept once from this page already, and changed since: what stands here is a case of its own.
                return pages.Form(
                    language, context, typed with { Once = Guid.NewGuid().ToString() }, notice: new("keptBefore", StatusCodes.Status422UnprocessableEntity));
            default:
                return pages.Form(
                    language, context, typed with { Seen = null, Once = Guid.NewGuid().ToString() }, notice: new("gone", StatusCodes.Status404NotFound));
        }
    }

    /// <summary>The form again, where the session has ended or does not allow to keep anything.</summary>
    private sealed class NotAllowed(ProblemHttpResult problem) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var services = httpContext.RequestServices;
            PagePerson.Know(httpContext, actor: null, keeps: true);
            httpContext.Response.Headers.ContentSecurityPolicy = Hosting.SecurityHeaders.Page;
            var language = (string)httpContext.Request.RouteValues["language"]!;
            var (typed, unread) = await TypedCase.ReadAsync(language, httpContext, services.GetRequiredService<TimeProvider>());
            var answer = typed is null
                ? services.GetRequiredService<PageProblems>().Of(httpContext, unread as ProblemHttpResult ?? problem)
                : services.GetRequiredService<CasePages>().Form(language, httpContext, typed, notice: new(WhyOf(problem.StatusCode), problem.StatusCode));
            await answer.ExecuteAsync(httpContext);
        }

        private static string WhyOf(int status) => status switch
        {
            StatusCodes.Status401Unauthorized => "signedOut",
            StatusCodes.Status403Forbidden => "forbidden",
            StatusCodes.Status507InsufficientStorage => "full",
            _ => "away",
        };
    }
}
