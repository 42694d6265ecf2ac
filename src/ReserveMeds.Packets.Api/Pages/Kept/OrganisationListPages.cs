using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Organisations;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>All organisations, and a form for a new one.</summary>
internal sealed class OrganisationListPages(OrganisationStore store, OrganisationChanges changes, PacketTexts texts, PageAssets assets, TimeProvider clock)
{
    public static void Map(RouteGroupBuilder organisations)
    {
        organisations.MapGet("", (string language, HttpContext context, OrganisationListPages page) => page.GetAsync(language, SentForm.None, StatusCodes.Status200OK, context.RequestAborted));
        organisations.MapPost("", (string language, HttpContext context, OrganisationListPages page) => page.AddAsync(language, context));
    }

    private async Task<IResult> GetAsync(string language, SentForm form, int status, CancellationToken stop)
    {
        var page = new RazorComponentResult<OrganisationListPage>(new Dictionary<string, object?>
        {
            [nameof(OrganisationListPage.Words)] = FormWords.Of(texts, language),
            [nameof(OrganisationListPage.Files)] = assets,
            [nameof(OrganisationListPage.Organisations)] = (await store.ListAsync(stop)).ConvertAll(OrganisationView.Of),
            [nameof(OrganisationListPage.Form)] = form,
        });
        page.StatusCode = status;
        return page;
    }

    private async Task<IResult> AddAsync(string language, HttpContext context)
    {
        var (fields, problem) = await SentFields.ReadOwnAsync(context, BodyRule.SmallForm, clock);
        if (fields is null)
        {
            return problem!;
        }

        var (asked, form) = SentForm.Of(fields).Read<OrganisationRequest>(OrganisationRequest.Shape);
        if (asked is null)
        {
            return await GetAsync(language, form, StatusCodes.Status422UnprocessableEntity, context.RequestAborted);
        }

        var (made, refused) = await changes.AddAsync(Actor.Of(context), asked, form.Once("organisations", asked), context.RequestAborted);
        return made is not null ? TypedResults.Redirect($"/{language}/organisations/{made.Id}?done=organisation")
            : refused!.ProblemDetails.Type == ProblemKind.IdempotencyKeyReused.Type
                ? await GetAsync(language, form.WithNotice("form.again"), StatusCodes.Status422UnprocessableEntity, context.RequestAborted)
                : refused;
    }
}
