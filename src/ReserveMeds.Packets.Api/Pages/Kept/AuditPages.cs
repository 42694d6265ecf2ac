using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Storage.Rows;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>A case's audit trail, the newest first, and whether all of it is one chain.</summary>
internal sealed class AuditPages(AuditTrail audit, OrganisationStore organisations, PacketTexts texts, PageAssets assets)
{
    private const int PerPage = 50;

    public static void Map(RouteGroupBuilder cases) => cases.MapGet(
        "/{caseId}/audit", (string language, string caseId, string? before, HttpContext context, AuditPages page) => page.GetAsync(language, caseId, before, context));

    private async Task<IResult> GetAsync(string language, string caseId, string? before, HttpContext context)
    {
        int? until = null;
        if (before is not null)
        {
            if (!int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return Refusal.InvalidQuery([QueryParameter.After.Fault("the number of an entry")]);
            }

            until = number;
        }

        var actor = Actor.Of(context);
        if (!Guid.TryParse(caseId, out var id) || await audit.NewestAsync(actor, id, until, PerPage, context.RequestAborted) is not { } page)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        var names = actor.Scopes.Contains(Scope.Organisations) && actor.Kind == OrganisationKind.Coordinator
            ? (await organisations.ListAsync(context.RequestAborted)).ToDictionary(one => one.Id, one => one.Name)
            : [];
        return new RazorComponentResult<AuditPage>(new Dictionary<string, object?>
        {
            [nameof(AuditPage.Words)] = FormWords.Of(texts, language),
            [nameof(AuditPage.Files)] = assets,
            [nameof(AuditPage.View)] = new AuditView(
                id,
                [.. page.Entries.Select(row => LineOf(row, actor, names))],
                page.Head?.Number ?? 0,
                page.Head?.Hash ?? "",
                page.BrokenAt,
                page.HasMore ? page.Entries[^1].Number : null),
        });
    }

    private static AuditEntry LineOf(AuditRow row, Actor actor, Dictionary<Guid, string> names) => new(
        row.Number,
        row.At,
        row.By == Actor.Service ? "by.service" : row.By == actor.By ? "by.you" : row.OrganisationId == actor.OrganisationId ? "by.own" : "by.elsewhere",
        row.By,
        row.OrganisationId is { } organisation ? names.GetValueOrDefault(organisation) : null,
        row.What,
        DetailsOf(row));

    /// <summary>A trail that somebody has tampered with must still open.</summary>
    private static IReadOnlyList<(string Name, string Value)> DetailsOf(AuditRow row)
    {
        try
        {
            return JsonNode.Parse(row.Details) is JsonObject details ? [.. details.Select(one => (one.Key, one.Value?.ToString() ?? "–"))] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

/// <param name="Entries">The newest first.</param>
/// <param name="Last">Number of the last entry of the whole trail; 0 where there is none.</param>
/// <param name="Hash">Of the last entry.</param>
/// <param name="BrokenAt">Number of the first entry that does not belong there; null where all of the trail is one chain.</param>
/// <param name="Older">Number of the last entry shown; null where none comes before it.</param>
public sealed record AuditView(Guid CaseId, IReadOnlyList<AuditEntry> Entries, int Last, string Hash, int? BrokenAt, int? Older);

/// <param name="Whose">Key of the words that say whose credential was used.</param>
/// <param name="By">The credential.</param>
/// <param name="Organisation">Its name; null where it is not for the person to see.</param>
/// <param name="What">As the trail names it.</param>
public sealed record AuditEntry(
    int Number, DateTimeOffset At, string Whose, string By, string? Organisation, string What, IReadOnlyList<(string Name, string Value)> Details);
