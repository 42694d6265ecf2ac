using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.SealedPackets;

/// <summary>Sealed packets: numbered, never changed, handed to importers, and kept when they are withdrawn.</summary>
internal static class SealedPacketsEndpoints
{
    public const string Tag = "Sealed packets";

    /// <summary>What belongs to cases is theirs; an importer gets what is assigned to it.</summary>
    private static readonly string[] Owners = [OrganisationKind.Clinic, OrganisationKind.Integration, OrganisationKind.Coordinator];

    public static void MapSealedPackets(this RouteGroupBuilder v1)
    {
        var read = v1.MapGroup("").WithTags(Tag).Allows(Scope.ReadPackets, [.. Owners, OrganisationKind.Importer]);
        read.MapListOfPackets();
        var ofCase = read.MapGroup("/cases/{caseId}/packets");
        ofCase.MapGet("", List).WithName("listPacketsOfCase").WithSummary("All sealed packets of a case, the first one first")
            .WithDescription("An importer sees those that are assigned to it.").Refuses(400, 401, 403, 404, 406, 500, 503);
        ofCase.MapGet("/{packetNumber}", Get).WithName("getPacket").WithSummary("What was frozen in a packet, and what became of it")
            .WithDescription("Revision, editions, digests and sizes; nothing of the patient.").Refuses(400, 401, 403, 404, 406, 500, 503);
        ofCase.MapSealedBundle();

        var write = v1.MapGroup("").WithTags(Tag).Allows(Scope.WritePackets, Owners);
        write.MapImporters();
        var writeOfCase = write.MapGroup("/cases/{caseId}/packets");
        writeOfCase.MapSealing();
        writeOfCase.MapHandling();
        v1.MapGroup("/cases/{caseId}/packets").WithTags(Tag).Allows(Scope.ReadPackets, OrganisationKind.Importer).MapAcknowledgement();
    }

    private static async Task<Results<Ok<SealedPacketList>, ProblemHttpResult>> List(string caseId, HttpContext context, PacketStore store) =>
        Guid.TryParse(caseId, out var id) && await store.OfCaseAsync(Actor.Of(context), id, context.RequestAborted) is { } packets
            ? TypedResults.Ok(new SealedPacketList(packets.ConvertAll(SealedPacketSummary.Of)))
            : Refusal.NotFound(ProblemKind.CaseUnknown);

    private static async Task<Results<Ok<SealedPacketView>, ProblemHttpResult>> Get(
        string caseId, string packetNumber, HttpContext context, PacketStore store) =>
        await FindAsync(caseId, packetNumber, context, store) is { } packet
            ? TypedResults.Ok(SealedPacketView.Of(packet, Actor.Of(context)))
            : Refusal.NotFound(ProblemKind.PacketUnknown);

    /// <returns>Null where there is no such packet that the actor may see.</returns>
    public static async Task<RecordedPacket?> FindAsync(string caseId, string packetNumber, HttpContext context, PacketStore store) =>
        NameOf(caseId, packetNumber) is var (id, number) ? await store.FindAsync(Actor.Of(context), id, number, context.RequestAborted) : null;

    /// <returns>Null where the path can name no packet.</returns>
    public static (Guid CaseId, int Number)? NameOf(string caseId, string packetNumber) =>
        Guid.TryParse(caseId, out var id) && int.TryParse(packetNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (id, number)
            : null;
}
