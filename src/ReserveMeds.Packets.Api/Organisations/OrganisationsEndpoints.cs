using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Organisations;

/// <summary>Organisations and their keys: a coordinator's matter alone.</summary>
internal static partial class OrganisationsEndpoints
{
    public static void MapOrganisations(this RouteGroupBuilder v1)
    {
        var organisations = v1.MapGroup("/organisations").WithTags("Organisations").Allows(Scope.Organisations, OrganisationKind.Coordinator);
        organisations.MapGet("", List).WithName("listOrganisations").WithSummary("All organisations, in the order they were made")
            .Refuses(400, 401, 403, 406, 500, 503);
        organisations.MapPost("", Add).WithName("addOrganisation").WithSummary("A new organisation")
            .WithBody(BodyRule.Organisation).WithMetadata(new KnownHeaders([RequestHeader.IdempotencyKey]))
            .Refuses(400, 401, 403, 404, 406, 408, 413, 415, 422, 500, 503, 507);
        organisations.MapPut("/{organisationId}/retention", SetRetention).WithName("setRetention").WithSummary("How long an organisation's cases are kept")
            .WithDescription("A case that was not changed for so many days is erased, at the latest an hour later; its audit trail stays.")
            .WithBody(BodyRule.Retention).Refuses(400, 401, 403, 404, 406, 408, 413, 415, 500, 503, 507);
        organisations.MapGet("/{organisationId}/keys", ListKeys).WithName("listKeys").WithSummary("An organisation's keys, without the keys themselves")
            .Refuses(400, 401, 403, 404, 406, 500, 503);
        organisations.MapPost("/{organisationId}/keys", AddKey).WithName("addKey").WithSummary("A new key for an organisation")
            .WithDescription("The key is in this answer and nowhere else; only its digest is kept. Send it as Authorization: Bearer.")
            .WithBody(BodyRule.Key).WithMetadata(new KnownHeaders([RequestHeader.IdempotencyKey]))
            .Refuses(400, 401, 403, 404, 406, 408, 413, 415, 422, 500, 503, 507);
        organisations.MapDelete("/{organisationId}/keys/{keyId}", RevokeKey).WithName("revokeKey").WithSummary("Refuses a key from now on")
            .WithDescription("The key stays listed with the time it was revoked. Revoking it again changes nothing.")
            .Refuses(400, 401, 403, 404, 500, 503, 507);
    }

    private static async Task<Ok<OrganisationList>> List(OrganisationStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new OrganisationList((await store.ListAsync(cancellationToken)).ConvertAll(View)));

    private static async Task<Results<Created<OrganisationView>, ProblemHttpResult>> Add(
        HttpContext context, OrganisationStore store, TimeProvider clock, ILogger<OrganisationStore> logger)
    {
        var (key, invalidKey) = RequestHeader.IdempotencyKeyOf(context.Request);
        if (invalidKey is not null)
        {
            return invalidKey;
        }

        var (asked, problem) = await BodyRule.Organisation.ReadAsync<OrganisationRequest>(context, OrganisationRequest.Shape, clock);
        if (asked is null)
        {
            return problem!;
        }

        var actor = Actor.Of(context);
        switch (await store.AddAsync(actor.OrganisationId, asked.Kind, asked.Name, OnceKey.Of(key, context.Request, asked), context.RequestAborted))
        {
            case Made<StoredOrganisation>.New { Thing: var added }:
                LogAdded(logger, added.Id, added.Kind, actor.By);
                return TypedResults.Created($"/v1/organisations/{added.Id}", View(added));
            case Made<StoredOrganisation>.Before { Thing: var before }:
                return TypedResults.Created($"/v1/organisations/{before.Id}", View(before));
            case Made<StoredOrganisation>.KeyReused:
                return Refusal.IdempotencyKeyReused();
            default:
                return Refusal.NotFound(ProblemKind.OrganisationUnknown);
        }
    }

    private static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> SetRetention(
        string organisationId, HttpContext context, OrganisationStore store, TimeProvider clock, ILogger<OrganisationStore> logger)
    {
        var (asked, problem) = await BodyRule.Retention.ReadAsync<RetentionRequest>(context, RetentionRequest.Shape, clock);
        if (asked is null)
        {
            return problem!;
        }

        if (!Guid.TryParse(organisationId, out var id) || await store.SetRetentionAsync(id, asked.Days, context.RequestAborted) is not { } changed)
        {
            return Refusal.NotFound(ProblemKind.OrganisationUnknown);
        }

        LogRetention(logger, id, asked.Days, Actor.Of(context).By);
        return TypedResults.Ok(View(changed));
    }

    private static async Task<Results<Ok<KeyList>, ProblemHttpResult>> ListKeys(
        string organisationId, OrganisationStore store, CancellationToken cancellationToken) =>
        Guid.TryParse(organisationId, out var id) && await store.KeysAsync(id, cancellationToken) is { } keys
            ? TypedResults.Ok(new KeyList(keys.ConvertAll(View)))
            : Refusal.NotFound(ProblemKind.OrganisationUnknown);

    private static async Task<Results<Created<NewKey>, ProblemHttpResult>> AddKey(
        string organisationId, HttpContext context, OrganisationStore store, TimeProvider clock, ILogger<OrganisationStore> logger)
    {
        var (sent, invalidKey) = RequestHeader.IdempotencyKeyOf(context.Request);
        if (invalidKey is not null)
        {
            return invalidKey;
        }

        var (asked, problem) = await BodyRule.Key.ReadAsync<KeyRequest>(context, KeyRequest.Shape, clock);
        if (asked is null)
        {
            return problem!;
        }

        DateTimeOffset? expiresAt = asked.ExpiresOn is { } day ? new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
        if (!Guid.TryParse(organisationId, out var id))
        {
            return Refusal.NotFound(ProblemKind.OrganisationUnknown);
        }

        var actor = Actor.Of(context);
        var once = OnceKey.Of(sent, context.Request, asked);
        switch (await store.AddKeyAsync(actor.OrganisationId, id, asked.Label, asked.Scopes, expiresAt, once, context.RequestAborted))
        {
            case Made<MadeKey>.New { Thing: var made }:
                LogKeyAdded(logger, made.Stored.Id, id, actor.By);
                return TypedResults.Created($"/v1/organisations/{id}/keys", new NewKey(made.Key, View(made.Stored)));
            case Made<MadeKey>.Before { Thing: var made }:
                return TypedResults.Created($"/v1/organisations/{id}/keys", new NewKey(null, View(made.Stored)));
            case Made<MadeKey>.KeyReused:
                return Refusal.IdempotencyKeyReused();
            default:
                return Refusal.NotFound(ProblemKind.OrganisationUnknown);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeKey(
        string organisationId, string keyId, HttpContext context, OrganisationStore store, ILogger<OrganisationStore> logger)
    {
        if (!Guid.TryParse(organisationId, out var organisation)
            || !Guid.TryParse(keyId, out var key)
            || !await store.RevokeAsync(organisation, key, context.RequestAborted))
        {
            return Refusal.NotFound(ProblemKind.KeyUnknown);
        }

        LogKeyRevoked(logger, key, Actor.Of(context).By);
        return TypedResults.NoContent();
    }

    private static OrganisationView View(StoredOrganisation stored) => new(stored.Id, stored.Kind, stored.Name, stored.CreatedAt, stored.RetentionDays);

    private static KeyView View(StoredKey stored) => new(
        stored.Id, stored.Hint, stored.Label, stored.Scopes, stored.CreatedAt, stored.ExpiresAt, stored.LastUsedAt, stored.RevokedAt);

    [LoggerMessage(1, LogLevel.Information, "Added the organisation {OrganisationId}, {Kind}, by {By}")]
    private static partial void LogAdded(ILogger logger, Guid organisationId, string kind, string by);

    [LoggerMessage(4, LogLevel.Information, "Cases of {OrganisationId} are now kept for {Days} days, by {By}")]
    private static partial void LogRetention(ILogger logger, Guid organisationId, int? days, string by);

    [LoggerMessage(2, LogLevel.Information, "Added the key {KeyId} for {OrganisationId}, by {By}")]
    private static partial void LogKeyAdded(ILogger logger, Guid keyId, Guid organisationId, string by);

    [LoggerMessage(3, LogLevel.Information, "Revoked the key {KeyId}, by {By}")]
    private static partial void LogKeyRevoked(ILogger logger, Guid keyId, string by);
}
