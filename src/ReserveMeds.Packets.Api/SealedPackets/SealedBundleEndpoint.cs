using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Api.SealedPackets;

/// <summary>Gives out the bytes of a sealed bundle, whole or in ranges.</summary>
internal static partial class SealedBundleEndpoint
{
    private const string Zip = "application/zip";

    public static void MapSealedBundle(this RouteGroupBuilder packets) =>
        packets.MapGet("/{packetNumber}/bundle", Get).WithName("getSealedBundle").WithSummary("The bundle of one audience, byte for byte as it was sealed")
            .WithDescription("Takes Range, and If-Range with the ETag, so that a broken download goes on where it ended. An importer gets its own bundle, and that for "
                + "the regulator where the case says that it files. From a withdrawn packet an importer gets nothing.")
            .WithQuery(QueryParameter.SealedAudience)
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, Zip)
            .Produces<FileContentHttpResult>(StatusCodes.Status206PartialContent, Zip)
            .Refuses(400, 401, 403, 404, 406, 410, 412, 416, 500, 503);

    public static async Task<Results<RangedFile, ProblemHttpResult>> Get(
        string caseId,
        string packetNumber,
        string? audience,
        HttpContext context,
        PacketStore store,
        PacketHandling handling,
        AuditTrail audit,
        ILogger<PacketStore> logger)
    {
        var actor = Actor.Of(context);
        if (await SealedPacketsEndpoints.FindAsync(caseId, packetNumber, context, store) is not { Packet: var packet, Frozen: var frozen })
        {
            return Refusal.NotFound(ProblemKind.PacketUnknown);
        }

        var isImporter = actor.Kind == OrganisationKind.Importer;
        if (isImporter && packet.WithdrawnAt is not null)
        {
            return PacketRefusal.Gone();
        }

        var bundles = SealedPacketView.BundlesFor(frozen, actor);
        var wanted = audience ?? (isImporter ? Audience.Importer : Audience.Regulator).Id;
        if (bundles.FirstOrDefault(one => one.Audience == wanted) is not { } bundle)
        {
            return PacketRefusal.UnknownBundle(bundles.Select(one => one.Audience).ToList());
        }

        if (await store.ContentAsync(packet, bundle, context.RequestAborted) is not { } content)
        {
            return Refusal.NotFound(ProblemKind.PacketUnknown);
        }

        if (isImporter && packet.Handover?.FetchedAt is null)
        {
            // The packet may have been withdrawn or taken back while its bytes were read.
            var fetched = await handling.FetchAsync(actor, packet, bundle, context.RequestAborted);
            if (fetched is not HandlingOutcome.Done)
            {
                return fetched is HandlingOutcome.Withdrawn ? PacketRefusal.Gone() : PacketRefusal.Of(fetched);
            }
        }
        else
        {
            await audit.NoteReadAsync(
                packet.CaseId, actor, AuditEvent.Fetched, new() { ["packet"] = packet.Number, ["audience"] = bundle.Audience }, context.RequestAborted);
        }

        LogFetched(logger, packet.CaseId, packet.Number, bundle.Audience, actor.By);
        return FileAnswer.InRanges(context.Response, content, Zip, bundle.FileName, bundle.Languages, bundle.Sha256);
    }

    [LoggerMessage(1, LogLevel.Information, "Gave out of the case {CaseId} packet {Number}, audience {Audience}, to {By}")]
    private static partial void LogFetched(ILogger logger, Guid caseId, int number, string audience, string by);
}
