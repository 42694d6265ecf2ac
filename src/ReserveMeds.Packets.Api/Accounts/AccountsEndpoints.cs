using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Accounts;

/// <summary>The people of organisations: a coordinator's matter alone.</summary>
internal static class AccountsEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder v1)
    {
        var accounts = v1.MapGroup("/organisations/{organisationId}/accounts").WithTags("Accounts")
            .Allows(Scope.Organisations, OrganisationKind.Coordinator);
        accounts.MapGet("", List).WithName("listAccounts").WithSummary("An organisation's people who sign in")
            .Refuses(400, 401, 403, 404, 406, 500, 503);
        accounts.MapPost("", Add).WithName("addAccount").WithSummary("A new account for a person of an organisation")
            .WithDescription("Hand the one-time password to the person, who sets a password with it within 72 hours. It is in this answer and nowhere else.")
            .WithBody(BodyRule.Account).WithMetadata(new KnownHeaders([RequestHeader.IdempotencyKey]))
            .Refuses(400, 401, 403, 404, 406, 408, 409, 413, 415, 422, 500, 503, 507);
        accounts.MapPost("/{accountId}/one-time-password", Renew).WithName("renewOneTimePassword")
            .WithSummary("A new one-time password, for who forgot the password or was locked out")
            .WithDescription("The password so far is void, and all sessions end.")
            .Refuses(400, 401, 403, 404, 406, 500, 503, 507);
        accounts.MapDelete("/{accountId}", Deactivate).WithName("deactivateAccount").WithSummary("Closes an account from now on")
            .WithDescription("All its sessions end. The account stays listed with the time. Again, it changes nothing.")
            .Refuses(400, 401, 403, 404, 500, 503, 507);
    }

    private static async Task<Results<Ok<AccountList>, ProblemHttpResult>> List(string organisationId, AccountStore store, CancellationToken cancellationToken) =>
        Guid.TryParse(organisationId, out var id) && await store.ListAsync(id, cancellationToken) is { } accounts
            ? TypedResults.Ok(new AccountList(accounts.ConvertAll(AccountView.Of)))
            : Refusal.NotFound(ProblemKind.OrganisationUnknown);

    private static async Task<Results<Created<NewAccountView>, ProblemHttpResult>> Add(
        string organisationId, HttpContext context, AccountChanges accounts, TimeProvider clock)
    {
        var (key, invalidKey) = RequestHeader.IdempotencyKeyOf(context.Request);
        if (invalidKey is not null)
        {
            return invalidKey;
        }

        var (asked, problem) = await BodyRule.Account.ReadAsync<AccountRequest>(context, AccountRequest.Shape, clock);
        if (asked is null)
        {
            return problem!;
        }

        var (made, refused) = await accounts.AddAsync(
            Actor.Of(context), organisationId, asked, OnceKey.Of(key, context.Request, asked), context.RequestAborted);
        return made is null ? refused! : TypedResults.Created($"/v1/organisations/{organisationId}/accounts", made);
    }

    private static async Task<Results<Ok<NewAccountView>, ProblemHttpResult>> Renew(
        string organisationId, string accountId, HttpContext context, AccountChanges accounts)
    {
        var (made, refused) = await accounts.RenewAsync(Actor.Of(context), organisationId, accountId, once: null, context.RequestAborted);
        return made is null ? refused! : TypedResults.Ok(made);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Deactivate(
        string organisationId, string accountId, HttpContext context, AccountChanges accounts) =>
        await accounts.DeactivateAsync(Actor.Of(context), organisationId, accountId, context.RequestAborted) is { } refused
            ? refused
            : TypedResults.NoContent();
}
