using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Resupply;

namespace ReserveMeds.Packets.Api.Resupply;

/// <summary>Makes the case that continues a sealed packet, and finds the packet that a case continues.</summary>
internal sealed partial class CaseResupply(
    CaseStore cases, PacketStore packets, PacketAssembler assembler, ChangesSince changes, TimeProvider clock, ILogger<ChangesSince> logger)
{
    /// <param name="caseId">As sent.</param>
    /// <param name="key">By which a repeated request is known; null where it may be repeated.</param>
    public async Task<(ContinuingCase? Made, ProblemHttpResult? Problem)> CreateAsync(
        Actor actor, string caseId, int packetNumber, string? key, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(caseId, out var id)
            || await packets.FindAsync(actor, id, packetNumber, cancellationToken) is not { Packet: var packet } recorded
            || await cases.FindAsync(actor, id, packet.Revision, cancellationToken) is not { } source)
        {
            return (null, Refusal.NotFound(ProblemKind.PacketUnknown));
        }

        if (packet.WithdrawnAt is not null)
        {
            return (null, PacketRefusal.Withdrawn());
        }

        var earlier = StoredCaseReader.Read(source).Case;
        var next = ResupplyCase.Of(earlier, assembler.Validate(earlier with { FilingDate = null }, clock.Today()));
        var once = key is null ? null : new OnceKey(key, Encoding.UTF8.GetBytes($"POST /v1/cases/resupply\n{id}\n{packet.Number}"));
        var outcome = await cases.CreateAsync(actor, packet.OrganisationId, next, once, cancellationToken, packet);
        if (outcome is not CaseOutcome.Stored { Case: var stored })
        {
            return (null, outcome is CaseOutcome.KeyReused ? Refusal.IdempotencyKeyReused() : Refusal.NotFound(ProblemKind.OrganisationUnknown));
        }

        LogResupplied(logger, id, packet.Number, stored.Case.Id, actor.By);
        return (new(stored, recorded, earlier), null);
    }

    /// <returns>Null where the case continues no packet that the actor may see.</returns>
    public async Task<ContinuingCase?> FindAsync(Actor actor, CaseAtRevision current, CancellationToken cancellationToken) =>
        current.Case.ContinuesPacketId is { } packetId
        && await packets.FindAsync(actor, packetId, cancellationToken) is { Packet: var packet } recorded
        && await cases.FindAsync(actor, packet.CaseId, packet.Revision, cancellationToken) is { } source
            ? new(current, recorded, StoredCaseReader.Read(source).Case)
            : null;

    public ResupplyView ChangesOf(ContinuingCase continuing) =>
        changes.Of(continuing.Packet, continuing.Earlier, StoredCaseReader.Read(continuing.Case), clock.Today());

    [LoggerMessage(1, LogLevel.Information, "Of the case {CaseId} packet {Number} is continued by the case {NewCaseId}, by {By}")]
    private static partial void LogResupplied(ILogger logger, Guid caseId, int number, Guid newCaseId, string by);
}

/// <summary>A case and the sealed packet that it continues.</summary>
/// <param name="Earlier">The case as it was sealed.</param>
internal sealed record ContinuingCase(CaseAtRevision Case, RecordedPacket Packet, CaseFile Earlier);
