using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Organisations;

/// <summary>An organisation as it is made.</summary>
internal sealed record OrganisationRequest(string Kind, string Name)
{
    public static readonly ObjectShape Shape = new(
        new("kind", "What it does", new ListedShape(OrganisationKind.All), Required: true),
        new("name", "Name of the organisation, not of a person", Words, Required: true));

    /// <summary>Text that shows something: a blank one would be read as not given.</summary>
    internal static TextShape Words => new(200)
    {
        Format = new(@"[\s\S]*[\p{L}\p{N}][\s\S]*", "text of at most 200 characters, with at least one letter or digit"),
    };
}

/// <summary>How long an organisation's cases are kept.</summary>
internal sealed record RetentionRequest(int? Days = null)
{
    /// <summary>Too few days are more likely a slip than meant, and what is erased does not come back.</summary>
    public static readonly ObjectShape Shape = new(
        new Field("days", "Days since the last change after which a case is erased; null for never", new IntegerShape(30, 36_500)));
}

/// <summary>A key as it is asked for.</summary>
internal sealed record KeyRequest(string Label, IReadOnlyList<string> Scopes, DateOnly? ExpiresOn = null)
{
    public static readonly ObjectShape Shape = new(
        new("label", "What the key is for", OrganisationRequest.Words, Required: true),
        new("scopes", "What the key may be used for", new ListShape(new ListedShape(Scope.All), Scope.All.Count, Unique: true), Required: true),
        new("expiresOn", "First day, in UTC, on which the key is refused; null for never", new DateShape()));
}

internal sealed record OrganisationList(IReadOnlyList<OrganisationView> Organisations);

/// <param name="Kind"><c>clinic</c>, <c>importer</c>, <c>coordinator</c> or <c>integration</c>.</param>
/// <param name="RetentionDays">Days since the last change after which a case is erased; null for never.</param>
public sealed record OrganisationView(Guid Id, string Kind, string Name, DateTimeOffset CreatedAt, int? RetentionDays)
{
    internal static OrganisationView Of(StoredOrganisation stored) => new(stored.Id, stored.Kind, stored.Name, stored.CreatedAt, stored.RetentionDays);
}

internal sealed record KeyList(IReadOnlyList<KeyView> Keys);

/// <param name="Hint">The first characters of the key, by which a person tells it from others.</param>
/// <param name="ExpiresAt">From then on it is refused; null for never.</param>
/// <param name="LastUsedAt">To the minute; null where it never was.</param>
/// <param name="RevokedAt">Since then it is refused; null where it is not revoked.</param>
public sealed record KeyView(
    Guid Id,
    string Hint,
    string Label,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt)
{
    internal static KeyView Of(StoredKey stored) => new(
        stored.Id, stored.Hint, stored.Label, stored.Scopes, stored.CreatedAt, stored.ExpiresAt, stored.LastUsedAt, stored.RevokedAt);
}

/// <param name="Key">The key itself. It is in this answer and nowhere else; null where the request was a repeated one.</param>
/// <param name="Details">What is kept of it.</param>
internal sealed record NewKey(string? Key, KeyView Details);
