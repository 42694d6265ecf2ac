using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Access.Oidc;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Accounts;

/// <summary>Signing in by a provider that a coordinator has linked the account with. It makes no account.</summary>
internal static partial class ProviderEndpoints
{
    /// <summary>Where the browser goes from here: the page, where there is one.</summary>
    private const string Home = "/";

    public static void MapProvider(this RouteGroupBuilder v1)
    {
        var browser = v1.MapGroup("/session/oidc").WithTags("Session").AllowsAnyone();
        browser.MapGet("", Leave).WithName("signInByProvider").WithSummary("Sends the browser to the provider to sign in there")
            .WithDescription("404 where no provider is configured.")
            .Produces(StatusCodes.Status302Found).Refuses(400, 404, 500, 503);
        browser.MapGet("/callback", Return).WithName("returnFromProvider").WithSummary("Where the provider sends the browser back to")
            .WithQuery(QueryParameter.Code, QueryParameter.State, QueryParameter.Issuer, QueryParameter.SessionState, QueryParameter.Error, QueryParameter.ErrorDescription)
            .Produces(StatusCodes.Status302Found).Refuses(400, 401, 404, 429, 500, 503, 507);

        var link = v1.MapGroup("/organisations/{organisationId}/accounts/{accountId}/identity").WithTags("Accounts")
            .Allows(Scope.Organisations, OrganisationKind.Coordinator);
        link.MapPut("", Link).WithName("linkAccount").WithSummary("Lets the provider vouch for a person")
            .WithDescription("Whoever the provider names so is signed in as this account. Takes the place of an earlier link.")
            .WithBody(BodyRule.Identity).Refuses(400, 401, 403, 404, 406, 408, 409, 413, 415, 500, 503, 507);
        link.MapDelete("", Unlink).WithName("unlinkAccount").WithSummary("The provider can no longer vouch for the person")
            .WithDescription("All sessions of the account end.").Refuses(400, 401, 403, 404, 500, 503, 507);
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Leave(
        HttpContext context, IOptions<AuthOptions> auth, OidcProvider provider, IDataProtectionProvider protection, TimeProvider clock)
    {
        if (!auth.Value.Oidc.IsOn)
        {
            return Refusal.NoProvider();
        }

        var pending = PendingSignIn.New();
        try
        {
            var address = await provider.AddressAsync(pending, RedirectOf(context.Request), context.RequestAborted);
            pending.Send(context, protection, clock);
            return TypedResults.Redirect(address);
        }
        catch (OidcAwayException)
        {
            return Refusal.ProviderAway();
        }
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Return(
        string? code, string? state, HttpContext context, IOptions<AuthOptions> auth, OidcProvider provider, IDataProtectionProvider protection,
        AccountStore accounts, Sessions sessions, WrongCredentials wrong, TimeProvider clock, ILogger<OidcProvider> logger)
    {
        if (!auth.Value.Oidc.IsOn)
        {
            return Refusal.NoProvider();
        }

        if (wrong.AreUsedUp(context))
        {
            return Refusal.TooManyWrong(WrongCredentials.Window);
        }

        var pending = PendingSignIn.Take(context, protection, clock);
        try
        {
            if (pending?.IsAnsweredBy(state) == true
                && code is { Length: > 0 }
                && await provider.IdentityAsync(pending, code, RedirectOf(context.Request), context.RequestAborted) is { } identity
                && await accounts.LinkedAsync(identity.Issuer, identity.Subject, context.RequestAborted) is { } linked
                && await sessions.BeginOnceAsync(context, pending.SessionId, linked.AccountId, linked.Stamp) is { } actor)
            {
                LogBegun(logger, actor.By);
                return TypedResults.Redirect(Home);
            }
        }
        catch (OidcAwayException)
        {
            return Refusal.ProviderAway();
        }

        wrong.Count(context);
        LogRefused(logger);
        return Refusal.ProviderRefused();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Link(
        string organisationId, string accountId, HttpContext context, AccountChanges accounts, TimeProvider clock)
    {
        var (asked, problem) = await BodyRule.Identity.ReadAsync<IdentityRequest>(context, IdentityRequest.Shape, clock);
        return asked is null ? problem! : await SetAsync(organisationId, accountId, asked.Subject, context, accounts);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Unlink(
        string organisationId, string accountId, HttpContext context, AccountChanges accounts) =>
        SetAsync(organisationId, accountId, subject: null, context, accounts);

    private static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        string organisationId, string accountId, string? subject, HttpContext context, AccountChanges accounts) =>
        await accounts.LinkAsync(Actor.Of(context), organisationId, accountId, subject, context.RequestAborted) is { } refused
            ? refused
            : TypedResults.NoContent();

    private static string RedirectOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{PendingSignIn.Path}/callback";

    [LoggerMessage(1, LogLevel.Information, "Signed in {By} by the provider")]
    private static partial void LogBegun(ILogger logger, string by);

    [LoggerMessage(2, LogLevel.Information, "Refused a sign-in by the provider")]
    private static partial void LogRefused(ILogger logger);
}
