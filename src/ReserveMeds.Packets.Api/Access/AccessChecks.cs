using System.Net.Http.Headers;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Api.Hosting.Problems;

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

        if (TokenOf(context.Request) is not { } token)
        {
            await ChallengeAsync(context, Scheme, Refusal.CredentialMissing());
            return;
        }

        if (await context.RequestServices.GetRequiredService<Credentials>().FindAsync(token, context.RequestAborted) is not { } actor)
        {
            await ChallengeAsync(context, $"{Scheme} error=\"invalid_token\"", Refusal.CredentialRefused());
            return;
        }

        if (route.Metadata.GetMetadata<AccessRule>()?.Allows(actor) != true)
        {
            await Refusal.AccessDenied(route.Metadata.GetMetadata<AccessRule>()).ExecuteAsync(context);
            return;
        }

        context.Features.Set(actor);
        await next(context);
    });

    /// <returns>Null where no credential was sent; empty where what was sent can be none.</returns>
    private static string? TokenOf(HttpRequest request)
    {
        if (request.Headers.Authorization.Count == 0)
        {
            return null;
        }

        return AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            && header.Scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase)
                ? header.Parameter ?? ""
                : "";
    }

    private static Task ChallengeAsync(HttpContext context, string challenge, IResult problem)
    {
        context.Response.Headers[HeaderNames.WWWAuthenticate] = challenge;
        return problem.ExecuteAsync(context);
    }
}
