using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.SealedPackets;

/// <summary>The packets of all cases that an actor can see; for an importer, its inbox.</summary>
internal static class InboxEndpoint
{
    public static void MapListOfPackets(this RouteGroupBuilder v1) =>
        v1.MapGet("/packets", List).WithName("listPackets").WithSummary("Sealed packets that the key can see, the newest first, a page at a time")
            .WithDescription("For an importer those assigned to it, for a clinic those of its cases. Packets that are sealed meanwhile come before the first page.")
            .WithQuery(QueryParameter.PacketRegulator, QueryParameter.PacketState, QueryParameter.Assigned, QueryParameter.Limit, QueryParameter.Cursor)
            .Refuses(400, 401, 403, 406, 500, 503);

    private static async Task<Results<Ok<SealedPacketPage>, ProblemHttpResult>> List(
        string? regulator, string? state, string? assigned, string? limit, string? cursor, HttpContext context, PacketStore store)
    {
        List<ProblemError> faults = [];
        var paging = new Paging(faults, limit, cursor, regulator, state, assigned);
        if (faults.Count > 0)
        {
            return Refusal.InvalidQuery(faults);
        }

        var query = new PacketQuery(regulator, state, assigned is null ? null : assigned == "yes", paging.Before, paging.Limit);
        var page = await store.ListAsync(Actor.Of(context), query, context.RequestAborted);
        return TypedResults.Ok(new SealedPacketPage(
            page.Packets.Select(SealedPacketSummary.Of).ToList(), page.HasMore ? paging.Next(context, "/v1/packets", page.Packets[^1].Id) : null));
    }
}
