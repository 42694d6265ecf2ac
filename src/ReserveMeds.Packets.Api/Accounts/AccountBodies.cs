using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Accounts;

/// <summary>An account as it is asked for.</summary>
internal sealed record AccountRequest(string Name, IReadOnlyList<string> Scopes)
{
    public static readonly ObjectShape Shape = new(
        new("name", "The name to sign in with, such as an e-mail address", NameShape, Required: true),
        new("scopes", "What the person may do", new ListShape(new ListedShape(Scope.All), Scope.All.Count, Unique: true), Required: true));

    internal static TextShape NameShape => new(100)
    {
        Format = new(SignInName.Form, "3 to 100 letters, digits or any of . _ @ + -, the first one a letter or digit"),
    };
}

/// <summary>Name and password as they are sent to sign in.</summary>
internal sealed record SignInRequest(string Name, string Password)
{
    public static readonly ObjectShape Shape = new(
        new("name", "The name to sign in with", new TextShape(100), Required: true),
        new("password", "The password", new TextShape(256), Required: true));
}

/// <summary>A new password, with what proves whose it is.</summary>
internal sealed record PasswordRequest(string Name, string Password, string NewPassword)
{
    public static readonly ObjectShape Shape = new(
        new("name", "The name to sign in with", new TextShape(100), Required: true),
        new("password", "The password so far, or the one-time password", new TextShape(256), Required: true),
        new("newPassword", "The password from now on", new TextShape(256), Required: true));
}

/// <summary>Who a person is to the provider.</summary>
internal sealed record IdentityRequest(string Subject)
{
    public static readonly ObjectShape Shape = new(new Field("subject", "The provider's own id of the person: the claim sub", new TextShape(255), Required: true));
}

internal sealed record AccountList(IReadOnlyList<AccountView> Accounts);

/// <param name="Name">The name to sign in with.</param>
/// <param name="HasPassword">False until the person has set one.</param>
/// <param name="OneTimePasswordEndsAt">Until then the person can set a password; null where none is waiting.</param>
/// <param name="IsLinked">True where the provider may vouch for the person.</param>
/// <param name="LastSignInAt">Null where the person never signed in.</param>
/// <param name="DeactivatedAt">Since then it opens nothing; null where it is active.</param>
public sealed record AccountView(
    Guid Id,
    string Name,
    IReadOnlyList<string> Scopes,
    bool HasPassword,
    DateTimeOffset? OneTimePasswordEndsAt,
    bool IsLinked,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSignInAt,
    DateTimeOffset? DeactivatedAt)
{
    internal static AccountView Of(StoredAccount stored) => new(
        stored.Id, stored.Name, stored.Scopes, stored.HasPassword, stored.OneTimeEndsAt, stored.Issuer is not null, stored.CreatedAt, stored.LastSignInAt, stored.DeactivatedAt);
}

/// <param name="OneTimePassword">To set a password with, once. It is in this answer and nowhere else; null where the request was a repeated one.</param>
/// <param name="Details">What is kept of the account.</param>
internal sealed record NewAccountView(string? OneTimePassword, AccountView Details)
{
    public static NewAccountView Of(NewAccount made) => new(made.Password, AccountView.Of(made.Account));
}

/// <summary>Who is signed in.</summary>
/// <param name="Name">The name that the person signed in with.</param>
/// <param name="Kind">Kind of the organisation: <c>clinic</c>, <c>importer</c> or <c>coordinator</c>.</param>
/// <param name="IdleMinutes">Minutes without a request after which the session ends.</param>
/// <param name="EndsAt">However busy it is, it ends then.</param>
internal sealed record SessionView(
    Guid AccountId, string Name, Guid OrganisationId, string Kind, IReadOnlyList<string> Scopes, int IdleMinutes, DateTimeOffset EndsAt)
{
    public static SessionView Of(Actor actor, int idleMinutes) => actor.Session is { } session
        ? new(session.AccountId, session.Name, actor.OrganisationId, actor.Kind, actor.Scopes, idleMinutes, session.EndsAt)
        : throw new InvalidOperationException("A key has no session.");
}
