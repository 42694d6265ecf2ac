using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Pages.Kept;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>The page for people: the same case, rules and documents as the API, in a form, which stores nothing, and behind it what is kept for who has signed in.</summary>
internal static class PageEndpoints
{
    private const string InLanguage = "/{language:regex(^(en|fr|ar|ckb)$)}";

    /// <param name="keeps">Whether the service keeps cases, so that people can sign in.</param>
    public static void MapPages(this WebApplication app, bool keeps)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/assets/{version}/{name}", Asset).AllowsAnyone();
        var html = pages.MapGroup("").AddEndpointFilter(async (call, next) =>
        {
            var response = call.HttpContext.Response;
            response.Headers.ContentSecurityPolicy = SecurityHeaders.Page;

            // A header for a script of the framework's that this page does not have.
            response.OnStarting(() =>
            {
                response.Headers.Remove("blazor-enhanced-nav");
                return Task.CompletedTask;
            });
            await PagePerson.KnowAsync(call.HttpContext, keeps);
            return await PageProblems.FilterAsync(call, next);
        });
        MapOpenPages(html.MapGroup("").AllowsAnyone());
        if (keeps)
        {
            html.MapGroup(InLanguage).WithMetadata(PageProblems.Pages).MapKeptPages();
        }
    }

    private static void MapOpenPages(RouteGroupBuilder html)
    {
        html.MapGet("/", (HttpContext context, CasePages page, PacketTexts texts) =>
        {
            context.Response.Headers.Vary = "Accept-Language";
            return page.Start(Languages.Of(context.Request, texts.Findings.Languages));
        });
        html.MapGet(InLanguage, (string language, CasePages page) => page.Start(language));
        html.MapGet(InLanguage + "/case", (string language, HttpContext context, string? regulator, string? sample, CasePages page) => page.New(language, context, regulator, sample is not null));
        html.MapPost(InLanguage + "/case/open", (string language, HttpContext context, CasePages page) => page.OpenAsync(language, context));
        html.MapPost(InLanguage + "/case", (string language, HttpContext context, CaseActions actions) => actions.ActAsync(language, context));
        html.MapPost(InLanguage + "/case/preview", (string language, HttpContext context, CaseActions actions) => actions.PreviewAsync(language, context));
    }

    private static IResult Asset(string version, string name, HttpContext context, PageAssets assets)
    {
        if (assets.Find(version, name) is not { } asset)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(asset.Content, asset.MediaType);
    }
}
