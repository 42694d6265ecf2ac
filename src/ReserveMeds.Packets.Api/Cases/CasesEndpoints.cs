using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>Stored cases: each change is a new revision, and none is ever lost or overwritten unseen.</summary>
internal static class CasesEndpoints
{
    private static readonly string[] Readers = [OrganisationKind.Clinic, OrganisationKind.Integration, OrganisationKind.Coordinator];

    public static void MapCases(this RouteGroupBuilder v1)
    {
        var read = v1.MapGroup("/cases").WithTags("Cases").Allows(Scope.ReadCases, Readers);
        read.MapListOfCases();
        read.MapGet("/{caseId}", Get).WithName("getCase").WithSummary("A case at its current revision")
            .WithMetadata(AnswersRevision.Always).Refuses(400, 401, 403, 404, 406, 410, 500, 503);
        read.MapGet("/{caseId}/revisions", ListRevisions).WithName("listRevisions").WithSummary("Who changed the case, when and how")
            .Refuses(400, 401, 403, 404, 406, 410, 500, 503);
        read.MapGet("/{caseId}/revisions/{number}", GetRevision).WithName("getRevision").WithSummary("A case as it was at one revision")
            .Refuses(400, 401, 403, 404, 406, 410, 500, 503);
        read.MapStoredResults();
        v1.MapAudit();
        v1.MapExports();
        v1.MapErasures();
        v1.TellErasedCases();

        var write = v1.MapGroup("/cases").WithTags("Cases").Allows(Scope.WriteCases, Readers);
        write.MapPost("", Create).WithName("createCase").WithSummary("Stores a new case, as far as it is known")
            .WithDescription("A half-filled case is stored as well; only its form must be right.")
            .WithQuery(QueryParameter.Owner).WithBody(BodyRule.Case)
            .WithMetadata(new KnownHeaders([RequestHeader.IdempotencyKey]), AnswersRevision.Always)
            .Refuses(400, 401, 403, 404, 406, 408, 410, 413, 415, 422, 500, 503, 507);
        write.MapPut("/{caseId}", Replace).WithName("replaceCase").WithSummary("Stores all facts of a case anew, as its next revision")
            .WithDescription("The same facts as before make no revision.")
            .WithBody(BodyRule.Case).WithMetadata(new KnownHeaders([RequestHeader.IfMatch]), AnswersRevision.Always)
            .Refuses(400, 401, 403, 404, 406, 408, 410, 412, 413, 415, 428, 500, 503, 507);
        write.MapPatch("/{caseId}", Patch).WithName("patchCase").WithSummary("Changes sections or single facts of a case, as its next revision")
            .WithDescription("A JSON merge patch (RFC 7396): what is named is replaced, null removes, lists are replaced whole.")
            .WithBody(BodyRule.CasePatch).WithMetadata(new KnownHeaders([RequestHeader.IfMatch]), AnswersRevision.Always)
            .Refuses(400, 401, 403, 404, 406, 408, 410, 412, 413, 415, 428, 500, 503, 507);
    }

    private static async Task<Results<Created<CaseView>, ProblemHttpResult>> Create(
        string? organisation, HttpContext context, CaseChanges changes, TimeProvider clock)
    {
        var (key, invalidKey) = RequestHeader.IdempotencyKeyOf(context.Request);
        if (invalidKey is not null)
        {
            return invalidKey;
        }

        var (received, problem) = await ReceivedCase.ReadAsync(context, clock);
        if (received is null)
        {
            return problem!;
        }

        var actor = Actor.Of(context);
        var owner = actor.OrganisationId;
        if (organisation is not null && !Guid.TryParse(organisation, out owner))
        {
            return Refusal.NotFound(ProblemKind.OrganisationUnknown);
        }

        var (outcome, refused) = await changes.CreateAsync(actor, owner, received.Case, key, context.RequestAborted);
        if (outcome is not CaseOutcome.Stored { Case: var stored })
        {
            return refused is not null ? refused
                : outcome is CaseOutcome.KeyReused ? Refusal.IdempotencyKeyReused()
                : outcome is CaseOutcome.Erased ? Refusal.CaseErased()
                : Refusal.NotFound(ProblemKind.OrganisationUnknown);
        }

        RequestHeader.SetRevision(context.Response, stored.Revision.Number);
        return TypedResults.Created($"/v1/cases/{stored.Case.Id}", CaseView.Of(stored));
    }

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Get(string caseId, HttpContext context, CaseStore store, AuditTrail audit)
    {
        if (await FindAsync(caseId, context, store) is not { } stored)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        await NoteReadAsync(stored, context, audit);
        RequestHeader.SetRevision(context.Response, stored.Revision.Number);
        return TypedResults.Ok(CaseView.Of(stored));
    }

    private static async Task<Results<Ok<RevisionList>, ProblemHttpResult>> ListRevisions(string caseId, HttpContext context, CaseStore store) =>
        Guid.TryParse(caseId, out var id) && await store.RevisionsAsync(Actor.Of(context), id, context.RequestAborted) is { } revisions
            ? TypedResults.Ok(new RevisionList(revisions.ConvertAll(RevisionView.Of)))
            : Refusal.NotFound(ProblemKind.CaseUnknown);

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> GetRevision(
        string caseId, string number, HttpContext context, CaseStore store, AuditTrail audit)
    {
        if (!Guid.TryParse(caseId, out var id)
            || !int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var revision)
            || await store.FindAsync(Actor.Of(context), id, revision, context.RequestAborted) is not { } stored)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        await NoteReadAsync(stored, context, audit);
        return TypedResults.Ok(CaseView.Of(stored));
    }

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Replace(
        string caseId, HttpContext context, CaseChanges changes, TimeProvider clock)
    {
        var (seen, noCondition) = RequestHeader.SeenOf(context.Request);
        if (seen is null)
        {
            return noCondition!;
        }

        var (received, problem) = await ReceivedCase.ReadAsync(context, clock);
        return received is null ? problem!
            : Guid.TryParse(caseId, out var id) ? await ReviseAsync(id, seen, received.Case, AuditEvent.Replaced, context, changes)
            : Refusal.NotFound(ProblemKind.CaseUnknown);
    }

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Patch(
        string caseId, HttpContext context, CaseStore store, CaseChanges changes, TimeProvider clock)
    {
        var (seen, noCondition) = RequestHeader.SeenOf(context.Request);
        if (seen is null)
        {
            return noCondition!;
        }

        var (patch, problem) = await BodyRule.CasePatch.ReadAsync(context, clock);
        if (problem is not null)
        {
            return problem;
        }

        if (await FindAsync(caseId, context, store) is not { } current)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        if (!seen.Contains(current.Revision.Number))
        {
            return Outdated(context, current.Revision.Number);
        }

        var patched = CasePatch.Apply(StoredCaseReader.Read(current).Case, patch);
        return patched.Case is { } caseFile
            ? await ReviseAsync(current.Case.Id, [current.Revision.Number], caseFile, AuditEvent.Patched, context, changes)
            : Refusal.MalformedCase(patched.Faults);
    }

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> ReviseAsync(
        Guid id, IReadOnlyList<int> seen, CaseFile caseFile, string change, HttpContext context, CaseChanges changes)
    {
        var (outcome, refused) = await changes.ReviseAsync(Actor.Of(context), id, seen, caseFile, change, context.RequestAborted);
        switch (outcome)
        {
            case null:
                return refused!;
            case CaseOutcome.Stored { Case: var stored }:
                RequestHeader.SetRevision(context.Response, stored.Revision.Number);
                return TypedResults.Ok(CaseView.Of(stored));
            case CaseOutcome.Outdated { Current: var current }:
                return Outdated(context, current);
            default:
                return Refusal.NotFound(ProblemKind.CaseUnknown);
        }
    }

    private static async Task<CaseAtRevision?> FindAsync(string caseId, HttpContext context, CaseStore store) =>
        Guid.TryParse(caseId, out var id) ? await store.FindAsync(Actor.Of(context), id, revision: null, context.RequestAborted) : null;

    private static Task NoteReadAsync(CaseAtRevision stored, HttpContext context, AuditTrail audit) => audit.NoteReadAsync(
        stored.Case.Id, Actor.Of(context), AuditEvent.Read, new() { ["revision"] = stored.Revision.Number }, context.RequestAborted);

    private static ProblemHttpResult Outdated(HttpContext context, int current)
    {
        RequestHeader.SetRevision(context.Response, current);
        return Refusal.RevisionOutdated();
    }
}
