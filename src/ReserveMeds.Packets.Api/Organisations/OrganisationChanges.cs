using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Organisations;

/// <summary>What a coordinator does with organisations and their keys, alike by the API and on pages.</summary>
internal sealed partial class OrganisationChanges(OrganisationStore store, ILogger<OrganisationStore> logger)
{
    /// <param name="once">Null where the request may be repeated.</param>
    public async Task<(OrganisationView? Made, ProblemHttpResult? Problem)> AddAsync(Actor actor, OrganisationRequest asked, OnceKey? once, CancellationToken stop)
    {
        switch (await store.AddAsync(actor.OrganisationId, asked.Kind, asked.Name, once, stop))
        {
            case Made<StoredOrganisation>.New { Thing: var added }:
                LogAdded(added.Id, added.Kind, actor.By);
                return (OrganisationView.Of(added), null);
            case Made<StoredOrganisation>.Before { Thing: var before }:
                return (OrganisationView.Of(before), null);
            case Made<StoredOrganisation>.KeyReused:
                return (null, Refusal.IdempotencyKeyReused());
            default:
                return (null, Refusal.NotFound(ProblemKind.OrganisationUnknown));
        }
    }

    public async Task<(OrganisationView? Changed, ProblemHttpResult? Problem)> SetRetentionAsync(
        Actor actor, string organisationId, RetentionRequest asked, CancellationToken stop)
    {
        if (!Guid.TryParse(organisationId, out var id) || await store.SetRetentionAsync(id, asked.Days, stop) is not { } changed)
        {
            return (null, Refusal.NotFound(ProblemKind.OrganisationUnknown));
        }

        LogRetention(id, asked.Days, actor.By);
        return (OrganisationView.Of(changed), null);
    }

    /// <param name="once">Null where the request may be repeated.</param>
    public async Task<(NewKey? Made, ProblemHttpResult? Problem)> AddKeyAsync(
        Actor actor, string organisationId, KeyRequest asked, OnceKey? once, CancellationToken stop)
    {
        if (!Guid.TryParse(organisationId, out var id))
        {
            return (null, Refusal.NotFound(ProblemKind.OrganisationUnknown));
        }

        DateTimeOffset? expiresAt = asked.ExpiresOn is { } day ? new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
        switch (await store.AddKeyAsync(actor.OrganisationId, id, asked.Label, asked.Scopes, expiresAt, once, stop))
        {
            case Made<MadeKey>.New { Thing: var made }:
                LogKeyAdded(made.Stored.Id, id, actor.By);
                return (new(made.Key, KeyView.Of(made.Stored)), null);
            case Made<MadeKey>.Before { Thing: var made }:
                return (new(null, KeyView.Of(made.Stored)), null);
            case Made<MadeKey>.KeyReused:
                return (null, Refusal.IdempotencyKeyReused());
            default:
                return (null, Refusal.NotFound(ProblemKind.OrganisationUnknown));
        }
    }

    /// <returns>Null where it is done.</returns>
    public async Task<ProblemHttpResult?> RevokeKeyAsync(Actor actor, string organisationId, string keyId, CancellationToken stop)
    {
        if (!Guid.TryParse(organisationId, out var organisation)
            || !Guid.TryParse(keyId, out var key)
            || !await store.RevokeAsync(organisation, key, stop))
        {
            return Refusal.NotFound(ProblemKind.KeyUnknown);
        }

        LogKeyRevoked(key, actor.By);
        return null;
    }

    [LoggerMessage(1, LogLevel.Information, "Added the organisation {OrganisationId}, {Kind}, by {By}")]
    private partial void LogAdded(Guid organisationId, string kind, string by);

    [LoggerMessage(2, LogLevel.Information, "Added the key {KeyId} for {OrganisationId}, by {By}")]
    private partial void LogKeyAdded(Guid keyId, Guid organisationId, string by);

    [LoggerMessage(3, LogLevel.Information, "Revoked the key {KeyId}, by {By}")]
    private partial void LogKeyRevoked(Guid keyId, string by);

    [LoggerMessage(4, LogLevel.Information, "Cases of {OrganisationId} are now kept for {Days} days, by {By}")]
    private partial void LogRetention(Guid organisationId, int? days, string by);
}
