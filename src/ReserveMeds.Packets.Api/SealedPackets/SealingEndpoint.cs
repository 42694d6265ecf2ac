using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Api.SealedPackets;

/// <summary>Seals the current revision of a case.</summary>
internal static class SealingEndpoint
{
    private static readonly AttachmentReading NoFiles = new([], []);

    public static void MapSealing(this RouteGroupBuilder packets) =>
        packets.MapPost("", Seal).WithName("sealPacket").WithSummary("Seals the current revision into a numbered packet")
            .WithDescription("Renders the final bundles of all audiences once, and stores them with what they were made from; they never change. All or nothing is "
                + "stored. Where a packet that stands has the very same bytes, the answer is 409 with its number.")
            .WithQuery(QueryParameter.Rulebook)
            .WithBody(BodyRule.Attachments)
            .WithMetadata(new KnownHeaders([RequestHeader.IfMatch, RequestHeader.IdempotencyKey]), AnswersRevision.Always)
            .Refuses(400, 401, 403, 404, 406, 408, 409, 412, 413, 415, 422, 428, 429, 500, 503, 507);

    private static async Task<Results<Created<SealedPacketView>, ProblemHttpResult>> Seal(
        string caseId, string? rulebook, HttpContext context, CaseSealing sealing, WorkLimits limits, TimeProvider clock)
    {
        var (seen, noCondition) = RequestHeader.SeenOf(context.Request);
        var (key, invalidKey) = RequestHeader.IdempotencyKeyOf(context.Request);
        if (seen is null || invalidKey is not null)
        {
            return noCondition ?? invalidKey!;
        }

        using var upload = ReceivedForm.IsOne(context.Request) ? await limits.UploadAsync(context.RequestAborted) : null;
        if (upload is { IsAcquired: false })
        {
            return Refusal.TooMuchWork();
        }

        var (files, problem) = upload is null ? (NoFiles, null) : await ReceivedForm.ReadAttachmentsAsync(context, clock);
        if (files is null)
        {
            return problem!;
        }

        var (outcome, refused) = await sealing.SealAsync(new(caseId, seen, rulebook, files, key), context);
        return outcome is null ? refused! : Answer(outcome, context);
    }

    private static Results<Created<SealedPacketView>, ProblemHttpResult> Answer(SealOutcome outcome, HttpContext context)
    {
        switch (outcome)
        {
            case SealOutcome.Sealed { Recorded: var recorded }:
                RequestHeader.SetRevision(context.Response, recorded.Packet.Revision);
                return TypedResults.Created(
                    $"/v1/cases/{recorded.Packet.CaseId}/packets/{recorded.Packet.Number}", SealedPacketView.Of(recorded, Actor.Of(context)));
            case SealOutcome.Repeated { Number: var number }:
                return PacketRefusal.Repeated(number);
            case SealOutcome.Outdated { Current: var current }:
                RequestHeader.SetRevision(context.Response, current);
                return Refusal.RevisionOutdated();
            case SealOutcome.KeyReused:
                return Refusal.IdempotencyKeyReused();
            default:
                return Refusal.NotFound(ProblemKind.CaseUnknown);
        }
    }
}
