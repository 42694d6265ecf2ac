namespace ReserveMeds.Packets.Api.Access;

/// <summary>Who sends a request: an organisation, by one of its keys.</summary>
/// <param name="Scopes">Ids of what the key may be used for.</param>
internal sealed record Actor(Guid KeyId, Guid OrganisationId, string Kind, IReadOnlyList<string> Scopes)
{
    /// <summary>How an audit trail names the service itself.</summary>
    public const string Service = "service";

    /// <summary>How an audit trail names the actor.</summary>
    public string By => $"key:{KeyId}";

    /// <summary>Whether what belongs to the organisation may be seen. What may not be seen is answered as if it were not there.</summary>
    public bool Sees(Guid organisationId) => Kind == OrganisationKind.Coordinator || OrganisationId == organisationId;

    /// <summary>The actor of a request that passed <see cref="AccessChecks"/> on a route that is not open to anyone.</summary>
    public static Actor Of(HttpContext context) =>
        context.Features.Get<Actor>() ?? throw new InvalidOperationException("The route is open to anyone, so nobody was asked for.");
}
