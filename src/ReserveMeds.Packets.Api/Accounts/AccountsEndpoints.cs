using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Accounts;

/// <summary>The people of organisations: a coordinator's matter alone.</summary>
internal static partial class AccountsEndpoints
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
        string organisationId, HttpContext context, AccountStore store, OrganisationStore organisations, TimeProvider clock, ILogger<AccountStore> logger)
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

        if (!Guid.TryParse(organisationId, out var id) || await organisations.KindAsync(id, context.RequestAborted) is not { } kind)
        {
            return Refusal.NotFound(ProblemKind.OrganisationUnknown);
        }

        if (kind == OrganisationKind.Integration)
        {
            return Refusal.NoPeople();
        }

        var actor = Actor.Of(context);
        try
        {
            var made = await store.AddAsync(
                actor.OrganisationId, id, asked.Name, asked.Scopes, OnceKey.Of(key, context.Request, asked), context.RequestAborted);
            switch (made)
            {
                case Made<NewAccount>.New { Thing: var account }:
                    LogAdded(logger, account.Account.Id, id, actor.By);
                    return TypedResults.Created($"/v1/organisations/{id}/accounts", NewAccountView.Of(account));
                case Made<NewAccount>.Before { Thing: var account }:
                    return TypedResults.Created($"/v1/organisations/{id}/accounts", NewAccountView.Of(account));
                case Made<NewAccount>.KeyReused:
                    return Refusal.IdempotencyKeyReused();
                default:
                    return Refusal.NotFound(ProblemKind.OrganisationUnknown);
            }
        }
        catch (NameTakenException)
        {
            return Refusal.NameTaken();
        }
    }

    private static async Task<Results<Ok<NewAccountView>, ProblemHttpResult>> Renew(
        string organisationId, string accountId, HttpContext context, AccountStore store, ILogger<AccountStore> logger)
    {
        if (!Guid.TryParse(organisationId, out var organisation)
            || !Guid.TryParse(accountId, out var id)
            || await store.NewOneTimePasswordAsync(organisation, id, context.RequestAborted) is not { } made)
        {
            return Refusal.NotFound(ProblemKind.AccountUnknown);
        }

        LogRenewed(logger, id, Actor.Of(context).By);
        return TypedResults.Ok(NewAccountView.Of(made));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Deactivate(
        string organisationId, string accountId, HttpContext context, AccountStore store, ILogger<AccountStore> logger)
    {
        if (!Guid.TryParse(organisationId, out var organisation)
            || !Guid.TryParse(accountId, out var id)
            || !await store.DeactivateAsync(organisation, id, context.RequestAborted))
        {
            return Refusal.NotFound(ProblemKind.AccountUnknown);
        }

        LogDeactivated(logger, id, Actor.Of(context).By);
        return TypedResults.NoContent();
    }

    [LoggerMessage(1, LogLevel.Information, "Added the account {AccountId} of {OrganisationId}, by {By}")]
    private static partial void LogAdded(ILogger logger, Guid accountId, Guid organisationId, string by);

    [LoggerMessage(2, LogLevel.Information, "Made a one-time password for the account {AccountId}, by {By}")]
    private static partial void LogRenewed(ILogger logger, Guid accountId, string by);

    [LoggerMessage(3, LogLevel.Information, "Deactivated the account {AccountId}, by {By}")]
    private static partial void LogDeactivated(ILogger logger, Guid accountId, string by);
}
