using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>A case's audit trail: a page of it to read, or all of it to take away and verify.</summary>
internal static class AuditEndpoint
{
    private const int Most = 1000;

    public static void MapAudit(this RouteGroupBuilder v1) =>
        v1.MapGet("/cases/{caseId}/audit", Get).WithTags("Cases").Allows(Scope.ReadCases, OrganisationKind.Clinic, OrganisationKind.Coordinator)
            .WithName("getAudit").WithSummary("Who did what with the case, when")
            .WithDescription("As json at most 1000 entries; go on with after until the head is reached. As ndjson the whole trail, each line exactly what "
                + "is hashed, so that it can be verified anywhere.")
            .WithQuery(QueryParameter.AuditFormat, QueryParameter.After)
            .Produces<AuditList>(StatusCodes.Status200OK, MediaTypes.Json)
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, MediaTypes.NdJson)
            .Refuses(400, 401, 403, 404, 406, 500, 503);

    private static async Task<IResult> Get(string caseId, string? format, string? after, HttpContext context, AuditTrail audit)
    {
        var mediaType = format == "ndjson" ? MediaTypes.NdJson : MediaTypes.Json;
        if (!RequestChecks.Accepts(context.Request, mediaType))
        {
            return Refusal.NotAcceptable([mediaType], " The parameter format picks another.");
        }

        var from = 0;
        if (after is not null && (mediaType == MediaTypes.NdJson || !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out from)))
        {
            return Refusal.InvalidQuery([QueryParameter.After.Fault("the number of an entry, and only with json")]);
        }

        if (!Guid.TryParse(caseId, out var id)
            || await audit.PageAsync(Actor.Of(context), id, from, Most, context.RequestAborted) is not { } page)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        if (mediaType == MediaTypes.Json)
        {
            var head = page.Head is { } last ? new AuditHead(last.Number, last.Hash) : null;
            return TypedResults.Ok(new AuditList(page.Entries.Select(AuditView.Of).ToList(), head));
        }

        context.Response.Headers.ContentDisposition = $"attachment; filename={id}-audit.ndjson";
        return TypedResults.Stream(stream => WriteAsync(stream, id, page, context, audit), mediaType);
    }

    /// <summary>Page by page, so that a long trail is never whole in memory and holds no connection while a slow caller reads.</summary>
    private static async Task WriteAsync(Stream stream, Guid id, AuditPage page, HttpContext context, AuditTrail audit)
    {
        while (page.Entries.Count > 0)
        {
            var lines = string.Concat(page.Entries.Select(row => AuditLine.Of(row) + "\n"));
            await stream.WriteAsync(Encoding.ASCII.GetBytes(lines), context.RequestAborted);
            page = await audit.PageAsync(Actor.Of(context), id, page.Entries[^1].Number, Most, context.RequestAborted)
                ?? throw new InvalidOperationException("The case is gone.");
        }
    }
}
