using ReserveMeds.Packets.Api.Access;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>Which scopes open anything to an organisation of a kind, as the routes themselves say it.</summary>
internal sealed class UsableScopes(EndpointDataSource routes)
{
    /// <param name="kind">Id of an organisation kind.</param>
    public IReadOnlyList<string> Of(string kind)
    {
        var rules = routes.Endpoints.Select(route => route.Metadata.GetMetadata<AccessRule>()).OfType<AccessRule>().Where(rule => rule.Kinds.Contains(kind)).ToList();
        return [.. Scope.All.Where(scope => rules.Exists(rule => rule.Scope == scope))];
    }
}
