using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Accounts;

/// <summary>What a coordinator does with accounts, alike by the API and on pages.</summary>
internal sealed partial class AccountChanges(AccountStore store, OrganisationStore organisations, IOptions<AuthOptions> auth, ILogger<AccountStore> logger)
{
    /// <param name="once">Null where the request may be repeated.</param>
    public async Task<(NewAccountView? Made, ProblemHttpResult? Problem)> AddAsync(
        Actor actor, string organisationId, AccountRequest asked, OnceKey? once, CancellationToken stop)
    {
        if (!Guid.TryParse(organisationId, out var id) || await organisations.KindAsync(id, stop) is not { } kind)
        {
            return (null, Refusal.NotFound(ProblemKind.OrganisationUnknown));
        }

        if (kind == OrganisationKind.Integration)
        {
            return (null, Refusal.NoPeople());
        }

        try
        {
            var made = await store.AddAsync(actor.OrganisationId, id, asked.Name, asked.Scopes, once, stop);
            if (made is Made<NewAccount>.New { Thing: var account })
            {
                LogAdded(account.Account.Id, id, actor.By);
            }

            return Of(made, ProblemKind.OrganisationUnknown);
        }
        catch (NameTakenException)
        {
            return (null, Refusal.NameTaken());
        }
    }

    /// <param name="once">Null where the request may be repeated.</param>
    public async Task<(NewAccountView? Made, ProblemHttpResult? Problem)> RenewAsync(
        Actor actor, string organisationId, string accountId, OnceKey? once, CancellationToken stop)
    {
        if (!Guid.TryParse(organisationId, out var organisation) || !Guid.TryParse(accountId, out var id))
        {
            return (null, Refusal.NotFound(ProblemKind.AccountUnknown));
        }

        var made = await store.NewOneTimePasswordAsync(actor.OrganisationId, organisation, id, once, stop);
        if (made is Made<NewAccount>.New)
        {
            LogRenewed(id, actor.By);
        }

        return Of(made, ProblemKind.AccountUnknown);
    }

    /// <returns>Null where it is done.</returns>
    public async Task<ProblemHttpResult?> DeactivateAsync(Actor actor, string organisationId, string accountId, CancellationToken stop)
    {
        if (!Guid.TryParse(organisationId, out var organisation)
            || !Guid.TryParse(accountId, out var id)
            || !await store.DeactivateAsync(organisation, id, stop))
        {
            return Refusal.NotFound(ProblemKind.AccountUnknown);
        }

        LogDeactivated(id, actor.By);
        return null;
    }

    /// <param name="subject">Who the person is to the provider; null to take the link away.</param>
    /// <returns>Null where it is done.</returns>
    public async Task<ProblemHttpResult?> LinkAsync(Actor actor, string organisationId, string accountId, string? subject, CancellationToken stop)
    {
        if (subject is not null && !auth.Value.Oidc.IsOn)
        {
            return Refusal.NoProvider();
        }

        try
        {
            if (!Guid.TryParse(organisationId, out var organisation)
                || !Guid.TryParse(accountId, out var id)
                || !await store.LinkAsync(organisation, id, subject is null ? null : auth.Value.Oidc.Issuer, subject, stop))
            {
                return Refusal.NotFound(ProblemKind.AccountUnknown);
            }

            LogLinked(id, subject is null ? "unlinked" : "linked", actor.By);
            return null;
        }
        catch (NameTakenException)
        {
            return Refusal.SubjectTaken();
        }
    }

    /// <param name="missing">What is not there, where nothing was made.</param>
    private static (NewAccountView? Made, ProblemHttpResult? Problem) Of(Made<NewAccount> made, ProblemKind missing) => made switch
    {
        Made<NewAccount>.New { Thing: var account } => (NewAccountView.Of(account), null),
        Made<NewAccount>.Before { Thing: var account } => (NewAccountView.Of(account), null),
        Made<NewAccount>.KeyReused => (null, Refusal.IdempotencyKeyReused()),
        _ => (null, Refusal.NotFound(missing)),
    };

    [LoggerMessage(1, LogLevel.Information, "Added the account {AccountId} of {OrganisationId}, by {By}")]
    private partial void LogAdded(Guid accountId, Guid organisationId, string by);

    [LoggerMessage(2, LogLevel.Information, "Made a one-time password for the account {AccountId}, by {By}")]
    private partial void LogRenewed(Guid accountId, string by);

    [LoggerMessage(3, LogLevel.Information, "Deactivated the account {AccountId}, by {By}")]
    private partial void LogDeactivated(Guid accountId, string by);

    [LoggerMessage(4, LogLevel.Information, "The account {AccountId} was {Change}, by {By}")]
    private partial void LogLinked(Guid accountId, string change, string by);
}
