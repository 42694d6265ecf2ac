using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Hosting.Telemetry;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Api.SealedPackets;

/// <summary>Seals the current revision of a case: rendered first, then stored as one.</summary>
internal static partial class SealingEndpoint
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
        string caseId,
        string? rulebook,
        HttpContext context,
        CaseStore cases,
        PacketSealStore store,
        PacketSealer sealer,
        PacketAssembler assembler,
        PacketTexts texts,
        WorkLimits limits,
        TimeProvider clock,
        PacketMetrics metrics,
        ILogger<PacketSealer> logger)
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

        if (!Guid.TryParse(caseId, out var id))
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        // Asked first of all, since the case may have moved on from the revision that the first request sealed.
        var actor = Actor.Of(context);
        var once = key is null ? null : new OnceKey(key, AskedBy(id, seen, rulebook, files));
        if (once is not null && await store.RepeatedAsync(actor, once) is { } repeated)
        {
            return Answer(repeated, context);
        }

        if (await cases.FindAsync(actor, id, revision: null, context.RequestAborted) is not { } source)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        if (!seen.Contains(source.Revision.Number))
        {
            return Answer(new SealOutcome.Outdated(source.Revision.Number), context);
        }

        var received = StoredCaseReader.Read(source);
        if (received.EditionProblem((QueryParameter.Rulebook, rulebook)) is { } unknownEdition)
        {
            return unknownEdition;
        }

        var packetContext = new PacketContext(PacketMode.Final, received.Case.IssueDate(clock), rulebook) { Attachments = files.Attachments, Logo = files.Logo };
        if (files.Faults.Count > 0)
        {
            return RefusedCase.WithAttachments(files.Faults, assembler.Validate(received.Case, packetContext.IssueDate, rulebook), context, texts);
        }

        using var lease = await limits.RenderingAsync(context.RequestAborted);
        if (!lease.IsAcquired)
        {
            return Refusal.TooMuchWork();
        }

        var (rendered, refused) = await sealer.RenderAsync(received.Case, packetContext, context.RequestAborted);
        if (rendered is null)
        {
            return RefusedCase.Of(refused!, context, texts);
        }

        var outcome = await store.SealAsync(actor, source, rendered, once, context.RequestAborted);
        if (outcome is SealOutcome.Sealed { Recorded.Packet: var packet })
        {
            metrics.Sealed(packet.Regulator);
            LogSealed(logger, packet.CaseId, packet.Revision, packet.Number, actor.By);
        }

        return Answer(outcome, context);
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

    private static byte[] AskedBy(Guid caseId, IReadOnlyList<int> seen, string? rulebook, AttachmentReading files)
    {
        List<string> lines =
        [
            "POST /v1/cases/packets",
            caseId.ToString(),
            string.Join(',', seen),
            rulebook ?? "",
            .. files.Attachments.Select(file => $"{file.Kind.Id} {file.Sha256}"),
            files.Logo is { } logo ? $"logo {Convert.ToHexStringLower(SHA256.HashData(logo.Bytes.Span))}" : "",
        ];
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    [LoggerMessage(1, LogLevel.Information, "Sealed the case {CaseId}, revision {Revision}, as packet {Number}, by {By}")]
    private static partial void LogSealed(ILogger logger, Guid caseId, int revision, int number, string by);
}
