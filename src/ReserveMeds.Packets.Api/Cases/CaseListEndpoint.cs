using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Cases;

internal static partial class CaseListEndpoint
{
    public static void MapListOfCases(this RouteGroupBuilder cases) =>
        cases.MapGet("", List).WithName("listCases").WithSummary("Cases that the key can see, the newest first, a page at a time")
            .WithDescription("Cases that are made meanwhile come before the first page, so that going on skips none and repeats none.")
            .WithQuery(QueryParameter.Regulator, QueryParameter.Reference, QueryParameter.OfOrganisation, QueryParameter.Limit, QueryParameter.Cursor)
            .Refuses(400, 401, 403, 406, 500, 503);

    private static async Task<Results<Ok<CaseList>, ProblemHttpResult>> List(
        string? regulator, string? reference, string? organisation, string? limit, string? cursor, HttpContext context, CaseStore store)
    {
        List<ProblemError> faults = [];
        var withReference = reference is null || Reference().IsMatch(reference)
            ? reference
            : Paging.Unreadable<string>(faults, QueryParameter.Reference, "a case number such as RM-MA-2026-000123");
        var of = organisation is null ? null
            : Guid.TryParse(organisation, out var id) ? id
            : Paging.Unreadable<Guid?>(faults, QueryParameter.OfOrganisation, "the id of an organisation");
        var paging = new Paging(faults, limit, cursor, regulator, withReference, of?.ToString());
        if (faults.Count > 0)
        {
            return Refusal.InvalidQuery(faults);
        }

        var page = await store.ListAsync(Actor.Of(context), new(regulator, withReference, of, paging.Before, paging.Limit), context.RequestAborted);
        return TypedResults.Ok(new CaseList(
            page.Cases.Select(CaseSummary.Of).ToList(), page.HasMore ? paging.Next(context, "/v1/cases", page.Cases[^1].Id) : null));
    }

    [GeneratedRegex(@"\A[A-Z0-9-]{1,40}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
