using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Organisations;

/// <summary>Organisations and their keys: a coordinator's matter alone.</summary>
internal static class OrganisationsEndpoints
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
        TypedResults.Ok(new OrganisationList((await store.ListAsync(cancellationToken)).ConvertAll(OrganisationView.Of)));

    private static async Task<Results<Created<OrganisationView>, ProblemHttpResult>> Add(
        HttpContext context, OrganisationChanges organisations, TimeProvider clock)
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

        var (made, refused) = await organisations.AddAsync(Actor.Of(context), asked, OnceKey.Of(key, context.Request, asked), context.RequestAborted);
        return made is null ? refused! : TypedResults.Created($"/v1/organisations/{made.Id}", made);
    }

    private static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> SetRetention(
        string organisationId, HttpContext context, OrganisationChanges organisations, TimeProvider clock)
    {
        var (asked, problem) = await BodyRule.Retention.ReadAsync<RetentionRequest>(context, RetentionRequest.Shape, clock);
        if (asked is null)
        {
            return problem!;
        }

        var (changed, refused) = await organisations.SetRetentionAsync(Actor.Of(context), organisationId, asked, context.RequestAborted);
        return changed is null ? refused! : TypedResults.Ok(changed);
    }

    private static async Task<Results<Ok<KeyList>, ProblemHttpResult>> ListKeys(
        string organisationId, OrganisationStore store, CancellationToken cancellationToken) =>
        Guid.TryParse(organisationId, out var id) && await store.KeysAsync(id, cancellationToken) is { } keys
            ? TypedResults.Ok(new KeyList(keys.ConvertAll(KeyView.Of)))
            : Refusal.NotFound(ProblemKind.OrganisationUnknown);

    private static async Task<Results<Created<NewKey>, ProblemHttpResult>> AddKey(
        string organisationId, HttpContext context, OrganisationChanges organisations, TimeProvider clock)
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

        var (made, refused) = await organisations.AddKeyAsync(
            Actor.Of(context), organisationId, asked, OnceKey.Of(sent, context.Request, asked), context.RequestAborted);
        return made is null ? refused! : TypedResults.Created($"/v1/organisations/{organisationId}/keys", made);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeKey(
        string organisationId, string keyId, HttpContext context, OrganisationChanges organisations) =>
        await organisations.RevokeKeyAsync(Actor.Of(context), organisationId, keyId, context.RequestAborted) is { } refused
            ? refused
            : TypedResults.NoContent();
}
