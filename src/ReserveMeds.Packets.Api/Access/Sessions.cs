using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>Begins, finds and ends what a cookie stands for. The cookie holds the session's id, sealed, and nothing else.</summary>
internal sealed class Sessions(SessionStore store, IOptions<AuthOptions> auth)
{
    private const string Id = "sid";

    /// <param name="stamp">The account's, as it was when the person was recognised.</param>
    public Task<Actor> BeginAsync(HttpContext context, Guid accountId, Guid stamp) => BeginAsync(context, Guid.NewGuid(), accountId, stamp);

    /// <param name="id">Of what the person was recognised by; it begins one session only.</param>
    /// <returns>Null where it has begun one before.</returns>
    public async Task<Actor?> BeginOnceAsync(HttpContext context, Guid id, Guid accountId, Guid stamp)
    {
        try
        {
            return await BeginAsync(context, id, accountId, stamp);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsRepeated(exception))
        {
            return null;
        }
    }

    private async Task<Actor> BeginAsync(HttpContext context, Guid id, Guid accountId, Guid stamp)
    {
        await store.BeginAsync(id, accountId, stamp, TimeSpan.FromHours(auth.Value.SessionHours), context.RequestAborted);
        var scheme = SessionCookie.Of(context.Request);
        await context.SignInAsync(scheme, new(new ClaimsIdentity([new(Id, id.ToString())], scheme)));
        return await store.FindAsync(id, context.RequestAborted)
            ?? throw new InvalidOperationException("The account has changed while its session began.");
    }

    /// <returns>Null where there is none, or it has ended.</returns>
    public async Task<Actor?> FindAsync(HttpContext context)
    {
        var scheme = SessionCookie.Of(context.Request);
        var cookie = await context.AuthenticateAsync(scheme);
        if (Guid.TryParse(cookie.Principal?.FindFirstValue(Id), out var id) && await store.FindAsync(id, context.RequestAborted) is { } actor)
        {
            return actor;
        }

        await context.SignOutAsync(scheme);
        return null;
    }

    public async Task EndAsync(HttpContext context, Session session)
    {
        await store.EndAsync(session.Id, context.RequestAborted);
        await context.SignOutAsync(SessionCookie.Of(context.Request));
    }
}
