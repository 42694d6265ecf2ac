using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Resupply;

namespace ReserveMeds.Packets.Api.Resupply;

/// <summary>A new case from a sealed one, and what changed since.</summary>
internal static partial class ResupplyEndpoints
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

    private static async Task<Results<Created<ResuppliedCase>, ProblemHttpResult>> Create(
        string caseId,
        HttpContext context,
        CaseStore cases,
        PacketStore packets,
        PacketAssembler assembler,
        ChangesSince changes,
        TimeProvider clock,
        ILogger<ChangesSince> logger)
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

        var actor = Actor.Of(context);
        if (!Guid.TryParse(caseId, out var id)
            || await packets.FindAsync(actor, id, asked.Packet, context.RequestAborted) is not { Packet: var packet } recorded
            || await cases.FindAsync(actor, id, packet.Revision, context.RequestAborted) is not { } source)
        {
            return Refusal.NotFound(ProblemKind.PacketUnknown);
        }

        if (packet.WithdrawnAt is not null)
        {
            return PacketRefusal.Withdrawn();
        }

        var earlier = StoredCaseReader.Read(source).Case;
        var today = clock.Today();
        var next = ResupplyCase.Of(earlier, assembler.Validate(earlier with { FilingDate = null }, today));
        var once = key is null ? null : new OnceKey(key, Encoding.UTF8.GetBytes($"POST /v1/cases/resupply\n{id}\n{packet.Number}"));
        var outcome = await cases.CreateAsync(actor, packet.OrganisationId, next, once, context.RequestAborted, packet);
        if (outcome is not CaseOutcome.Stored { Case: var stored })
        {
            return outcome is CaseOutcome.KeyReused ? Refusal.IdempotencyKeyReused() : Refusal.NotFound(ProblemKind.OrganisationUnknown);
        }

        LogResupplied(logger, id, packet.Number, stored.Case.Id, actor.By);
        RequestHeader.SetRevision(context.Response, stored.Revision.Number);
        return TypedResults.Created(
            $"/v1/cases/{stored.Case.Id}", new ResuppliedCase(CaseView.Of(stored), changes.Of(recorded, earlier, StoredCaseReader.Read(stored), today)));
    }

    private static async Task<Results<Ok<ResupplyView>, ProblemHttpResult>> Get(
        string caseId, HttpContext context, CaseStore cases, PacketStore packets, ChangesSince changes, TimeProvider clock)
    {
        var actor = Actor.Of(context);
        if (!Guid.TryParse(caseId, out var id) || await cases.FindAsync(actor, id, revision: null, context.RequestAborted) is not { } current)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        if (current.Case.ContinuesPacketId is not { } packetId
            || await packets.FindAsync(actor, packetId, context.RequestAborted) is not { Packet: var packet } recorded
            || await cases.FindAsync(actor, packet.CaseId, packet.Revision, context.RequestAborted) is not { } source)
        {
            return Refusal.NotFound(ProblemKind.PacketUnknown);
        }

        RequestHeader.SetRevision(context.Response, current.Revision.Number);
        return TypedResults.Ok(changes.Of(recorded, StoredCaseReader.Read(source).Case, StoredCaseReader.Read(current), clock.Today()));
    }

    [LoggerMessage(1, LogLevel.Information, "Of the case {CaseId} packet {Number} is continued by the case {NewCaseId}, by {By}")]
    private static partial void LogResupplied(ILogger logger, Guid caseId, int number, Guid newCaseId, string by);
}
