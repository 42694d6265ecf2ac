using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.SealedPackets;

/// <summary>Whom a packet can be assigned to.</summary>
internal static class ImportersEndpoint
{
    public static void MapImporters(this RouteGroupBuilder v1) =>
        v1.MapGet("/importers", List).WithName("listImporters").WithSummary("The importers that a packet can be assigned to, by name")
            .WithDescription("Id and name, nothing else; what else is kept of organisations is a coordinator's matter.")
            .Refuses(400, 401, 403, 406, 500, 503);

    private static async Task<Ok<ImporterList>> List(OrganisationStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ImporterList((await store.ImportersAsync(cancellationToken)).ConvertAll(stored => new ImporterView(stored.Id, stored.Name))));
}

internal sealed record ImporterList(IReadOnlyList<ImporterView> Importers);

/// <param name="Id">As it is sent to assign a packet.</param>
internal sealed record ImporterView(Guid Id, string Name);
