using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>The packets that a person can see; for an importer, its inbox.</summary>
internal sealed class InboxPages(PacketStore store, PacketTexts texts, PageAssets assets)
{
    private const string PerPage = "20";

    public static void Map(RouteGroupBuilder packets) => packets.MapGet(
        "", (string language, string? regulator, string? state, string? assigned, string? cursor, HttpContext context, InboxPages page) =>
            page.ListAsync(language, new(Chosen(QueryParameter.PacketRegulator, regulator), Chosen(QueryParameter.PacketState, state), Chosen(QueryParameter.Assigned, assigned)), cursor, context));

    private async Task<IResult> ListAsync(string language, InboxFilter filter, string? cursor, HttpContext context)
    {
        List<ProblemError> faults = [];
        var paging = new Paging(faults, PerPage, cursor, filter.Regulator, filter.State, filter.Assigned);
        if (faults.Count > 0)
        {
            return Refusal.InvalidQuery(faults);
        }

        var actor = Actor.Of(context);
        var query = new PacketQuery(filter.Regulator, filter.State, filter.Assigned is null ? null : filter.Assigned == "yes", paging.Before, paging.Limit);
        var page = await store.ListAsync(actor, query, context.RequestAborted);
        return new RazorComponentResult<InboxPage>(new Dictionary<string, object?>
        {
            [nameof(InboxPage.Words)] = FormWords.Of(texts, language),
            [nameof(InboxPage.Files)] = assets,
            [nameof(InboxPage.IsImporter)] = actor.Kind == OrganisationKind.Importer,
            [nameof(InboxPage.Filter)] = filter,
            [nameof(InboxPage.Lines)] = (IReadOnlyList<PacketLine>)[.. page.Packets.Select(PacketLine.Of)],
            [nameof(InboxPage.Next)] = page.HasMore ? paging.Next(context, $"/{language}/packets", page.Packets[^1].Id) : null,
        });
    }

    /// <summary>An empty choice of the form, or none of its choices, filters nothing.</summary>
    private static string? Chosen(QueryParameter parameter, string? sent) => parameter.Values.Contains(sent ?? "") ? sent : null;
}

/// <summary>Which packets are shown; null shows all.</summary>
/// <param name="State"><c>sealed</c> or <c>withdrawn</c>.</param>
/// <param name="Assigned"><c>yes</c> or <c>no</c>.</param>
public sealed record InboxFilter(string? Regulator, string? State, string? Assigned);
