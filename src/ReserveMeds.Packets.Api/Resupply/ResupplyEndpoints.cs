using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Resupply;

/// <summary>A new case from a sealed one, and what changed since.</summary>
internal static class ResupplyEndpoints
{
    private static readonly string[] Owners = [OrganisationKind.Clinic, OrganisationKind.Integration, OrganisationKind.Coordinator];

    public static void MapResupply(this RouteGroupBuilder v1)
    {
        var cases = v1.MapGroup("/cases/{caseId}/resupply").WithTags("Cases");
        cases.MapPost("", Create).Allows(Scope.WriteCases, Owners).WithName("resupplyCase").WithSummary("A new case that continues a sealed packet, and what changed since")
            .WithDescription("It belongs to the same organisation. What belongs to the earlier application alone is empty and has to be stated anew; request.resupplyOf "
                + "names the earlier reference.")
            .WithBody(BodyRule.Resupply).WithMetadata(new KnownHeaders([RequestHeader.IdempotencyKey]), AnswersRevision.Always)
            .Refuses(400, 401, 403, 404, 406, 408, 409, 413, 415, 422, 500, 503, 507);
        cases.MapGet("", Get).Allows(Scope.ReadCases, Owners).WithName("getResupply").WithSummary("What changed since the packet that the case continues")
            .WithDescription("Of the current revision, so that what is still to be stated, and what changed of the patient since, can be seen.")
            .WithMetadata(AnswersRevision.Always).Refuses(400, 401, 403, 404, 406, 500, 503);
    }

    private static async Task<Results<Created<ResuppliedCase>, ProblemHttpResult>> Create(string caseId, HttpContext context, CaseResupply resupply, TimeProvider clock)
    {
        var (key, invalidKey) = RequestHeader.IdempotencyKeyOf(context.Request);
        if (invalidKey is not null)
        {
            return invalidKey;
        }

        var (asked, problem) = await BodyRule.Resupply.ReadAsync<ResupplyRequest>(context, ResupplyRequest.Shape, clock);
        if (asked is null)
        {
            return problem!;
        }

        var (made, refused) = await resupply.CreateAsync(Actor.Of(context), caseId, asked.Packet, key, context.RequestAborted);
        if (made is null)
        {
            return refused!;
        }

        RequestHeader.SetRevision(context.Response, made.Case.Revision.Number);
        return TypedResults.Created($"/v1/cases/{made.Case.Case.Id}", new ResuppliedCase(CaseView.Of(made.Case), resupply.ChangesOf(made)));
    }

    private static async Task<Results<Ok<ResupplyView>, ProblemHttpResult>> Get(string caseId, HttpContext context, CaseStore cases, CaseResupply resupply)
    {
        var actor = Actor.Of(context);
        if (!Guid.TryParse(caseId, out var id) || await cases.FindAsync(actor, id, revision: null, context.RequestAborted) is not { } current)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        if (await resupply.FindAsync(actor, current, context.RequestAborted) is not { } continued)
        {
            return Refusal.NotFound(ProblemKind.PacketUnknown);
        }

        RequestHeader.SetRevision(context.Response, current.Revision.Number);
        return TypedResults.Ok(resupply.ChangesOf(continued));
    }
}
