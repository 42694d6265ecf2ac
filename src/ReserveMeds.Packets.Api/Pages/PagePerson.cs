using System.Security.Claims;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>Who looks at a page, as its head and its buttons need to know it.</summary>
/// <param name="Actor">Null where nobody has signed in.</param>
/// <param name="MaySignIn">False where the service keeps nothing, so that nobody can.</param>
internal sealed record PagePerson(Actor? Actor, bool MaySignIn)
{
    private static readonly PagePerson Nobody = new(null, MaySignIn: false);

    public static PagePerson Of(HttpContext context) => context.Features.Get<PagePerson>() ?? Nobody;

    public bool May(string scope, params IReadOnlyList<string> kinds) => Actor is not null && Actor.Scopes.Contains(scope) && kinds.Contains(Actor.Kind);

    /// <summary>Looks who is signed in, on pages that are open to everyone too.</summary>
    /// <param name="keeps">Whether the service keeps anything.</param>
    public static async Task KnowAsync(HttpContext context, bool keeps)
    {
        var actor = context.Features.Get<Actor>();
        if (keeps && actor is null && SessionCookie.IsSent(context.Request))
        {
            try
            {
                actor = await context.RequestServices.GetRequiredService<Sessions>().FindAsync(context);
            }
            catch (StorageAwayException)
            {
                // The form works without the database.
            }
        }

        Know(context, actor, keeps);
    }

    /// <summary>Binds the tokens of forms to the session, too.</summary>
    public static void Know(HttpContext context, Actor? actor, bool keeps)
    {
        if (actor?.Session is { } session)
        {
            context.User = new(new ClaimsIdentity([new("sub", session.Id.ToString())], nameof(PagePerson)));
        }

        context.Features.Set(new PagePerson(actor, keeps));
    }
}
