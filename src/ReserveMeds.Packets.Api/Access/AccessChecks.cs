using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>Holds each request to the rule of its route, before anything of it is read. Without a rule nobody passes.</summary>
internal static class AccessChecks
{
    private const string Scheme = "Bearer";

    public static void UseAccessChecks(this WebApplication app) => app.Use(static async (context, next) =>
    {
        if (context.GetEndpoint() is not RouteEndpoint route || route.Metadata.GetMetadata<AccessRule>() == AccessRule.Anyone)
        {
            await next(context);
            return;
        }

        var page = route.Metadata.GetMetadata<ForPeople>();
        var (actor, refused) = page is not null ? await ForPageAsync(context)
            : context.Request.Headers.Authorization.Count > 0 ? await ByKeyAsync(context)
            : await BySessionAsync(context, CrossSite.MayChange);
        var rule = route.Metadata.GetMetadata<AccessRule>();
        if (actor is null || rule?.Allows(actor) != true)
        {
            var problem = refused ?? Refusal.AccessDenied(rule);
            await (page?.Refuse(context, problem) ?? problem).ExecuteAsync(context);
            return;
        }

        context.Features.Set(actor);
        await next(context);
    });

    private static async Task<(Actor? Actor, ProblemHttpResult? Refused)> ByKeyAsync(HttpContext context)
    {
        var key = AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header)
            && header.Scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase)
                ? header.Parameter ?? ""
                : "";
        if (await context.RequestServices.GetRequiredService<Credentials>().FindAsync(key, context.RequestAborted) is { } actor)
        {
            return (actor, null);
        }

        if (!context.RequestServices.GetRequiredService<WrongCredentials>().Count(context))
        {
            return (null, Refusal.TooManyWrong(WrongCredentials.Window));
        }

        context.Response.Headers[HeaderNames.WWWAuthenticate] = $"{Scheme} error=\"invalid_token\"";
        return (null, Refusal.CredentialRefused());
    }

    private static async Task<(Actor? Actor, ProblemHttpResult? Refused)> ForPageAsync(HttpContext context)
    {
        try
        {
            return await BySessionAsync(context, request => HttpMethods.IsGet(request.Method) || !CrossSite.IsElsewhere(request));
        }
        catch (StorageAwayException away)
        {
            return (null, TypedResults.Problem(Refusal.StorageAway(away.IsFull)));
        }
    }

    private static async Task<(Actor? Actor, ProblemHttpResult? Refused)> BySessionAsync(HttpContext context, Predicate<HttpRequest> mayChange)
    {
        if (!SessionCookie.IsSent(context.Request))
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = Scheme;
            return (null, Refusal.CredentialMissing());
        }

        if (await context.RequestServices.GetRequiredService<Sessions>().FindAsync(context) is not { } actor)
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = Scheme;
            return (null, Refusal.SessionEnded());
        }

        return mayChange(context.Request) ? (actor, null) : (null, Refusal.CrossSite());
    }
}
