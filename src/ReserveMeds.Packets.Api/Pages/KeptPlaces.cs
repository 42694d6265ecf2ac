using ReserveMeds.Packets.Api.Access;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>Where a person can go that has signed in.</summary>
/// <param name="Path">Behind the language.</param>
/// <param name="Label">Key of its words.</param>
/// <param name="Scope">What the person must be allowed to do.</param>
internal sealed record KeptPlace(string Path, string Label, string Scope, IReadOnlyList<string> Kinds)
{
    /// <summary>Whether the page that is looked at is this one or one below it.</summary>
    public bool IsAt(HttpRequest request) => request.Path.Value?.Split('/') is ["", _, var place, ..] && place == Path;
}

internal static class KeptPlaces
{
    /// <summary>The first one that a person may go to is where signing in leads.</summary>
    private static readonly KeptPlace[] All =
    [
        new("board", "nav.board", Scope.ReadCases, [OrganisationKind.Coordinator]),
        new("cases", "nav.cases", Scope.ReadCases, [OrganisationKind.Clinic, OrganisationKind.Coordinator]),
        new("packets", "nav.packets", Scope.ReadPackets, [OrganisationKind.Clinic, OrganisationKind.Coordinator, OrganisationKind.Importer]),
        new("organisations", "nav.organisations", Scope.Organisations, [OrganisationKind.Coordinator]),
    ];

    public static IEnumerable<KeptPlace> Of(PagePerson person) => All.Where(place => person.May(place.Scope, place.Kinds));
}
