namespace ReserveMeds.Packets.Api.Access;

/// <summary>Who may use a route. A route without one is closed to everyone.</summary>
/// <param name="Scope">Null where none is asked for.</param>
/// <param name="Kinds">Kinds of organisations.</param>
internal sealed record AccessRule(string? Scope, IReadOnlyList<string> Kinds)
{
    /// <summary>No credential is asked for.</summary>
    public static readonly AccessRule Anyone = new(null, []);

    /// <summary>Every person who has signed in; no key.</summary>
    public static readonly AccessRule SignedIn = new(null, OrganisationKind.All);

    public bool Allows(Actor actor) => this == SignedIn
        ? actor.Session is not null
        : Scope is not null && actor.Scopes.Contains(Scope) && Kinds.Contains(actor.Kind);
}

internal static class AccessRules
{
    /// <summary>Opens the routes to everyone: they give out nothing that is kept, or are where a person signs in.</summary>
    public static TBuilder AllowsAnyone<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(AccessRule.Anyone);

    /// <summary>Opens the routes to people who have signed in: they tell and change only what is theirs.</summary>
    public static TBuilder AllowsSignedIn<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(AccessRule.SignedIn);

    public static TBuilder Allows<TBuilder>(this TBuilder routes, string scope, params IReadOnlyList<string> kinds)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new AccessRule(scope, kinds));
}
