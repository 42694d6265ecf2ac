using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Accounts;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>Signing in and out on pages.</summary>
internal sealed partial class SignInPages(
    SignIn signIn, Sessions sessions, SessionEndpoints.Answer answer, PacketTexts texts, PageAssets assets, TimeProvider clock)
{
    public static void Map(RouteGroupBuilder pages)
    {
        var anyone = pages.MapGroup("/sign-in").AllowsAnyone();
        anyone.MapGet("", (string language, string? next, HttpContext context, SignInPages page) => page.Get(language, context, isNew: false, next));
        anyone.MapGet("/password", (string language, string? next, HttpContext context, SignInPages page) => page.Get(language, context, isNew: true, next));
        anyone.MapPost("", (string language, HttpContext context, SignInPages page) => page.PostAsync(language, context, isNew: false));
        anyone.MapPost("/password", (string language, HttpContext context, SignInPages page) => page.PostAsync(language, context, isNew: true));
        pages.MapGet("/home", (string language, HttpContext context) => TypedResults.Redirect(
            KeptPlaces.Of(PagePerson.Of(context)).FirstOrDefault() is { } place ? $"/{language}/{place.Path}" : $"/{language}")).AllowsSignedIn();
        pages.MapPost("/sign-out", (string language, HttpContext context, SignInPages page) => page.EndAsync(language, context)).AllowsSignedIn();
    }

    public static RazorComponentResult Page(FormWords words, PageAssets assets, HttpContext context, SignInView view, int status)
    {
        var page = new RazorComponentResult<SignInPage>(new Dictionary<string, object?>
        {
            [nameof(SignInPage.Words)] = words,
            [nameof(SignInPage.Files)] = assets,
            [nameof(SignInPage.View)] = view with { HasProvider = context.RequestServices.GetRequiredService<IOptions<AuthOptions>>().Value.Oidc.IsOn },
        });
        page.StatusCode = status;
        return page;
    }

    private RazorComponentResult Get(string language, HttpContext context, bool isNew, string? next) =>
        Page(FormWords.Of(texts, language), assets, context, new() { IsNew = isNew, Next = next ?? "" }, StatusCodes.Status200OK);

    private async Task<IResult> PostAsync(string language, HttpContext context, bool isNew)
    {
        if (answer.Refused(context) is { } refused)
        {
            return refused;
        }

        var (fields, problem) = await SentFields.ReadOwnAsync(context, BodyRule.SmallForm, clock);
        if (fields is null)
        {
            return problem!;
        }

        string Sent(string name) => fields.GetValueOrDefault(name).ToString();
        var view = new SignInView { IsNew = isNew, Name = Sent("name"), Next = Sent("next") };
        var stop = context.RequestAborted;
        var outcome = isNew
            ? await signIn.SetPasswordAsync(view.Name, Sent("password"), Sent("newPassword"), stop)
            : await signIn.ByPasswordAsync(view.Name, Sent("password"), stop);
        return (await answer.OfAsync(context, outcome)).Result is ProblemHttpResult { ProblemDetails: Problem { Type: { } type, Status: { } status } }
            ? Page(FormWords.Of(texts, language), assets, context, view with { Fault = ProblemKind.IdOf(type) }, status)
            : TypedResults.Redirect(OwnPage.IsMatch(view.Next) ? view.Next : $"/{language}/home");
    }

    private async Task<IResult> EndAsync(string language, HttpContext context)
    {
        var (fields, problem) = await SentFields.ReadOwnAsync(context, BodyRule.SmallForm, clock);
        if (fields is null)
        {
            return problem!;
        }

        await sessions.EndAsync(context, Actor.Of(context).Session!);
        return TypedResults.Redirect($"/{language}");
    }

    /// <summary>A path of ours; signing in must never lead anywhere else.</summary>
    [GeneratedRegex(@"\A/[a-z]{2,3}(?:/[A-Za-z0-9-]+)+(?:\?[A-Za-z0-9=&_-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex OwnPage { get; }
}

/// <summary>What the page for signing in shows.</summary>
public sealed record SignInView
{
    /// <summary>Whether a new password is set.</summary>
    public bool IsNew { get; init; }

    /// <summary>As it was typed.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where the person goes then; empty for the first page.</summary>
    public string Next { get; init; } = "";

    /// <summary>Id of the problem; null where there is none.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether a provider vouches for people.</summary>
    public bool HasProvider { get; init; }
}
