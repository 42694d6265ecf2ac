namespace ReserveMeds.Packets.Api.Access;

/// <summary>Who sends a request: an organisation, by one of its keys or one of its people.</summary>
/// <param name="By">By which credential: <c>key:</c> or <c>account:</c> with its id.</param>
/// <param name="Scopes">Ids of what the credential may be used for.</param>
internal sealed record Actor(string By, Guid OrganisationId, string Kind, IReadOnlyList<string> Scopes)
{
    /// <summary>How an audit trail names the service itself.</summary>
    public const string Service = "service";

    /// <summary>The signed-in session; null where a key was sent.</summary>
    public Session? Session { get; init; }

    public static string ByKey(Guid id) => $"key:{id}";

    public static string ByAccount(Guid id) => $"account:{id}";

    /// <summary>Whether what belongs to the organisation may be seen. What may not be seen is answered as if it were not there.</summary>
    public bool Sees(Guid organisationId) => Kind == OrganisationKind.Coordinator || OrganisationId == organisationId;

    /// <summary>The actor of a request that passed <see cref="AccessChecks"/> on a route that is not open to anyone.</summary>
    public static Actor Of(HttpContext context) =>
        context.Features.Get<Actor>() ?? throw new InvalidOperationException("The route is open to anyone, so nobody was asked for.");
}

/// <param name="Id">Of its row; the cookie holds it sealed.</param>
/// <param name="Name">The name that the person signs in with.</param>
/// <param name="EndsAt">However busy it is, it ends then.</param>
internal sealed record Session(Guid Id, Guid AccountId, string Name, DateTimeOffset EndsAt);
