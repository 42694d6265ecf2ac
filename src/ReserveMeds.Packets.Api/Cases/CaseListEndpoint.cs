using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Cases;

internal static partial class CaseListEndpoint
{
    private const int UsualLimit = 50;
    private const int HighestLimit = 100;

    public static void MapListOfCases(this RouteGroupBuilder cases) =>
        cases.MapGet("", List).WithName("listCases").WithSummary("Cases that the key can see, the newest first, a page at a time")
            .WithDescription("Cases that are made meanwhile come before the first page, so that going on skips none and repeats none.")
            .WithQuery(QueryParameter.Regulator, QueryParameter.Reference, QueryParameter.OfOrganisation, QueryParameter.Limit, QueryParameter.Cursor)
            .Refuses(400, 401, 403, 406, 500, 503);

    private static async Task<Results<Ok<CaseList>, ProblemHttpResult>> List(
        string? regulator, string? reference, string? organisation, string? limit, string? cursor, HttpContext context, CaseStore store)
    {
        List<ProblemError> faults = [];
        var query = new CaseQuery(
            regulator,
            reference is null || Reference().IsMatch(reference) ? reference : Faulty<string>(QueryParameter.Reference, "a case number such as RM-MA-2026-000123"),
            organisation is null ? null : Guid.TryParse(organisation, out var id) ? id : Faulty<Guid?>(QueryParameter.OfOrganisation, "the id of an organisation"),
            Before: null,
            limit is null ? UsualLimit
                : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= HighestLimit ? number
                : Faulty<int>(QueryParameter.Limit, $"a whole number from 1 to {HighestLimit}"));
        if (cursor is not null)
        {
            query = query with
            {
                Before = CaseCursor.Read(cursor, query) ?? Faulty<Guid?>(QueryParameter.Cursor, "next of the page before, with the same filters"),
            };
        }

        if (faults.Count > 0)
        {
            return Refusal.InvalidQuery(faults);
        }

        var page = await store.ListAsync(Actor.Of(context), query, context.RequestAborted);
        var next = page.HasMore ? CaseCursor.Of(page.Cases[^1].Id, query) : null;
        if (next is not null)
        {
            context.Response.Headers.Link = $"<{Next(context.Request, next)}>; rel=\"next\"";
        }

        return TypedResults.Ok(new CaseList(page.Cases.Select(CaseSummary.Of).ToList(), next));

        T? Faulty<T>(QueryParameter parameter, string expected)
        {
            faults.Add(parameter.Fault(expected));
            return default;
        }
    }

    /// <summary>The same list, further on; a path alone, since a proxy may know the service by another name.</summary>
    private static string Next(HttpRequest request, string cursor)
    {
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != QueryParameter.Cursor.Name)) { { QueryParameter.Cursor.Name, cursor } };
        return $"/v1/cases{query.ToQueryString()}";
    }

    [GeneratedRegex(@"\A[A-Z0-9-]{1,40}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
