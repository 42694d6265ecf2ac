using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Proof;

namespace ReserveMeds.Packets.Api.SealedPackets;

/// <summary>What becomes of a sealed packet: withdrawn, assigned to an importer, acknowledged by it.</summary>
internal static partial class HandlingEndpoints
{
    public static void MapHandling(this RouteGroupBuilder packets)
    {
        packets.MapPost("/{packetNumber}/withdrawal", Withdraw).WithName("withdrawPacket").WithSummary("Says that a packet no longer stands, and why")
            .WithDescription("It stays on record with the reason, which everyone reads who may see the packet; an importer can fetch it no more. It cannot be undone.")
            .WithBody(BodyRule.Withdrawal).Refuses(400, 401, 403, 404, 406, 408, 409, 413, 415, 422, 500, 503, 507);
        packets.MapPut("/{packetNumber}/importer", Assign).WithName("assignPacket").WithSummary("Hands a packet to an importer, or takes it back")
            .WithDescription("From then on the importer sees the packet and fetches its bundle. Once it has acknowledged the packet, it can only be withdrawn.")
            .WithBody(BodyRule.Assignment).Refuses(400, 401, 403, 404, 406, 408, 409, 413, 415, 422, 500, 503, 507);
    }

    public static void MapAcknowledgement(this RouteGroupBuilder packets) =>
        packets.MapPost("/{packetNumber}/acknowledgement", Acknowledge).WithName("acknowledgePacket").WithSummary("The importer holds what was sealed")
            .WithDescription("Fetch the importer's bundle, verify it, and send the SHA-256 of the file. Sending it again changes nothing.")
            .WithBody(BodyRule.Receipt).Refuses(400, 401, 403, 404, 406, 408, 409, 413, 415, 422, 500, 503, 507);

    private static async Task<Results<Ok<SealedPacketView>, ProblemHttpResult>> Withdraw(
        string caseId, string packetNumber, HttpContext context, PacketHandling handling, TimeProvider clock, ILogger<PacketHandling> logger)
    {
        var (asked, problem) = await BodyRule.Withdrawal.ReadAsync<WithdrawalRequest>(context, WithdrawalRequest.Shape, clock);
        return asked is null ? problem! : Answer(await WithdrawAsync(caseId, packetNumber, asked, context, handling, logger), context);
    }

    private static async Task<Results<Ok<SealedPacketView>, ProblemHttpResult>> Assign(
        string caseId, string packetNumber, HttpContext context, PacketHandling handling, TimeProvider clock, ILogger<PacketHandling> logger)
    {
        var (body, problem) = await BodyRule.Assignment.ReadAsync(context, clock);
        if (problem is not null)
        {
            return problem;
        }

        var (asked, faults) = ShapedJson.Read<AssignmentRequest>(body, _ => AssignmentRequest.Shape);
        if (asked is null || AssignmentRequest.FaultOf(body) is not null)
        {
            return Refusal.MalformedBody(asked is null ? faults : [AssignmentRequest.FaultOf(body)!]);
        }

        Guid? importer = asked.OrganisationId is null ? null : Guid.Parse(asked.OrganisationId);
        return Answer(await AssignAsync(caseId, packetNumber, importer, context, handling, logger), context);
    }

    private static async Task<Results<Ok<SealedPacketView>, ProblemHttpResult>> Acknowledge(
        string caseId, string packetNumber, HttpContext context, PacketHandling handling, TimeProvider clock, ILogger<PacketHandling> logger)
    {
        var (asked, problem) = await BodyRule.Receipt.ReadAsync<ReceiptRequest>(context, ReceiptRequest.Shape, clock);
        return asked is null ? problem! : Answer(await AcknowledgeAsync(caseId, packetNumber, asked, context, handling, logger), context);
    }

    /// <returns>The packet as it is then, or why nothing was changed; so of the others.</returns>
    public static async Task<(RecordedPacket? Recorded, ProblemHttpResult? Problem)> WithdrawAsync(
        string caseId, string packetNumber, WithdrawalRequest asked, HttpContext context, PacketHandling handling, ILogger logger) =>
        PersonalWords.OccurIn(asked.Reason) ? (null, PacketRefusal.ReasonNamesPerson())
            : SealedPacketsEndpoints.NameOf(caseId, packetNumber) is not var (id, number) ? NotThere
            : Done(await handling.WithdrawAsync(Actor.Of(context), id, number, asked.Reason, context.RequestAborted), AuditEvent.Withdrawn, context, logger);

    /// <param name="importer">Id of an importer; null takes the packet back.</param>
    public static async Task<(RecordedPacket? Recorded, ProblemHttpResult? Problem)> AssignAsync(
        string caseId, string packetNumber, Guid? importer, HttpContext context, PacketHandling handling, ILogger logger) =>
        SealedPacketsEndpoints.NameOf(caseId, packetNumber) is not var (id, number) ? NotThere
            : Done(await handling.AssignAsync(Actor.Of(context), id, number, importer, context.RequestAborted), AuditEvent.Assigned, context, logger);

    public static async Task<(RecordedPacket? Recorded, ProblemHttpResult? Problem)> AcknowledgeAsync(
        string caseId, string packetNumber, ReceiptRequest asked, HttpContext context, PacketHandling handling, ILogger logger) =>
        SealedPacketsEndpoints.NameOf(caseId, packetNumber) is not var (id, number) ? NotThere
            : Done(await handling.AcknowledgeAsync(Actor.Of(context), id, number, asked.Sha256, context.RequestAborted), AuditEvent.Acknowledged, context, logger);

    private static (RecordedPacket? Recorded, ProblemHttpResult? Problem) NotThere => (null, Refusal.NotFound(ProblemKind.PacketUnknown));

    private static (RecordedPacket? Recorded, ProblemHttpResult? Problem) Done(HandlingOutcome outcome, string what, HttpContext context, ILogger logger)
    {
        if (outcome is not HandlingOutcome.Done { Recorded: var recorded })
        {
            return (null, PacketRefusal.Of(outcome));
        }

        LogHandled(logger, recorded.Packet.CaseId, recorded.Packet.Number, what, Actor.Of(context).By);
        return (recorded, null);
    }

    private static Results<Ok<SealedPacketView>, ProblemHttpResult> Answer((RecordedPacket? Recorded, ProblemHttpResult? Problem) done, HttpContext context) =>
        done.Recorded is null ? done.Problem! : TypedResults.Ok(SealedPacketView.Of(done.Recorded, Actor.Of(context)));

    [LoggerMessage(1, LogLevel.Information, "Of the case {CaseId} packet {Number} is {What}, by {By}")]
    private static partial void LogHandled(ILogger logger, Guid caseId, int number, string what, string by);
}
