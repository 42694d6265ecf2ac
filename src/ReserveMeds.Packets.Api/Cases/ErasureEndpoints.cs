using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>Ends the keeping of a case, or of all cases of a patient. There is no way back.</summary>
internal static partial class ErasureEndpoints
{
    private static readonly string[] Owners = [OrganisationKind.Clinic, OrganisationKind.Coordinator];

    public static void MapErasures(this RouteGroupBuilder v1)
    {
        v1.MapDelete("/cases/{caseId}", Erase).WithTags("Cases").Allows(Scope.EraseCases, Owners)
            .WithName("eraseCase").WithSummary("Erases a case for good")
            .WithDescription("All its facts are destroyed, with the key that copies of them would need. Its audit trail stays; its id answers 410 from then on.")
            .WithQuery(QueryParameter.Reason).WithMetadata(new KnownHeaders([RequestHeader.IfMatch]))
            .Refuses(400, 401, 403, 404, 410, 412, 428, 500, 503, 507);
        v1.MapPost("/erasures", ErasePatient).WithTags("Cases").Allows(Scope.EraseCases, Owners)
            .WithName("erasePatient").WithSummary("Erases all cases of a patient for good")
            .WithDescription("By the patient's code, which is in the body since paths are logged. All cases of one organisation whose current revision holds it.")
            .WithBody(BodyRule.Erasure).Refuses(400, 401, 403, 404, 406, 408, 413, 415, 500, 503, 507);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Erase(
        string caseId, string? reason, HttpContext context, CaseEraser eraser, ILogger<CaseEraser> logger)
    {
        if (reason is null)
        {
            return Refusal.InvalidQuery([Refusal.InvalidValue(QueryParameter.Reason.Name, QueryParameter.Reason.Values)]);
        }

        var (seen, noCondition) = RequestHeader.SeenOf(context.Request);
        if (seen is null)
        {
            return noCondition!;
        }

        var actor = Actor.Of(context);
        if (!Guid.TryParse(caseId, out var id))
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        switch (await eraser.EraseAsync(actor, id, seen, reason, context.RequestAborted))
        {
            case CaseOutcome.Erased:
                LogErased(logger, id, reason, actor.By);
                return TypedResults.NoContent();
            case CaseOutcome.Outdated { Current: var current }:
                RequestHeader.SetRevision(context.Response, current);
                return Refusal.RevisionOutdated();
            default:
                return Refusal.NotFound(ProblemKind.CaseUnknown);
        }
    }

    private static async Task<Results<Ok<ErasureList>, ProblemHttpResult>> ErasePatient(
        HttpContext context, CaseEraser eraser, TimeProvider clock, ILogger<CaseEraser> logger)
    {
        var (asked, problem) = await BodyRule.Erasure.ReadAsync<ErasureRequest>(context, ErasureRequest.Shape, clock);
        if (asked is null)
        {
            return problem!;
        }

        var actor = Actor.Of(context);
        var erased = asked.OrganisationOf(actor) is { } organisation
            ? await eraser.ErasePatientAsync(actor, organisation, asked.Patient, asked.Reason, context.RequestAborted)
            : [];
        if (erased.Count == 0)
        {
            return Refusal.PatientUnknown();
        }

        foreach (var id in erased)
        {
            LogErased(logger, id, asked.Reason, actor.By);
        }

        return TypedResults.Ok(new ErasureList(erased));
    }

    [LoggerMessage(1, LogLevel.Information, "Erased the case {CaseId}, {Reason}, by {By}")]
    private static partial void LogErased(ILogger logger, Guid caseId, string reason, string by);
}
