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

/// <summary>Seals the current revision of a case, whoever asks in whatever way: rendered first, then stored as one.</summary>
internal sealed partial class CaseSealing(
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
    /// <returns>What came of it; or the problem with what was asked.</returns>
    public async Task<(SealOutcome? Outcome, ProblemHttpResult? Problem)> SealAsync(AskedSealing asked, HttpContext context)
    {
        var (caseId, seen, rulebook, files, key) = asked;
        if (!Guid.TryParse(caseId, out var id))
        {
            return (new SealOutcome.Missing(), null);
        }

        // Asked first of all, since the case may have moved on from the revision that the first request sealed.
        var actor = Actor.Of(context);
        var once = key is null ? null : new OnceKey(key, AskedBy(id, seen, rulebook, files));
        if (once is not null && await store.RepeatedAsync(actor, once) is { } repeated)
        {
            return (repeated, null);
        }

        if (await cases.FindAsync(actor, id, revision: null, context.RequestAborted) is not { } source)
        {
            return (new SealOutcome.Missing(), null);
        }

        if (!seen.Contains(source.Revision.Number))
        {
            return (new SealOutcome.Outdated(source.Revision.Number), null);
        }

        var received = StoredCaseReader.Read(source);
        if (received.EditionProblem((QueryParameter.Rulebook, rulebook)) is { } unknownEdition)
        {
            return (null, unknownEdition);
        }

        var packetContext = new PacketContext(PacketMode.Final, received.Case.IssueDate(clock), rulebook) { Attachments = files.Attachments, Logo = files.Logo };
        if (files.Faults.Count > 0)
        {
            return (null, RefusedCase.WithAttachments(files.Faults, assembler.Validate(received.Case, packetContext.IssueDate, rulebook), context, texts));
        }

        using var lease = await limits.RenderingAsync(context.RequestAborted);
        if (!lease.IsAcquired)
        {
            return (null, Refusal.TooMuchWork());
        }

        var (rendered, refused) = await sealer.RenderAsync(received.Case, packetContext, context.RequestAborted);
        if (rendered is null)
        {
            return (null, RefusedCase.Of(refused!, context, texts));
        }

        var outcome = await store.SealAsync(actor, source, rendered, once, context.RequestAborted);
        if (outcome is SealOutcome.Sealed { Recorded.Packet: var packet })
        {
            metrics.Sealed(packet.Regulator);
            LogSealed(logger, packet.CaseId, packet.Revision, packet.Number, actor.By);
        }

        return (outcome, null);
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

/// <summary>What a request to seal says.</summary>
/// <param name="CaseId">As sent.</param>
/// <param name="Seen">Revisions of which one must be the current one.</param>
/// <param name="Rulebook">Edition; null for the one in force.</param>
/// <param name="Key">By which a repeated request is known; null where it may be repeated.</param>
internal sealed record AskedSealing(string CaseId, IReadOnlyList<int> Seen, string? Rulebook, AttachmentReading Files, string? Key);
