using ReserveMeds.Packets.Api.Storage.Encryption;
using ReserveMeds.Packets.Api.Storage.Rows;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Another account has the name, or the person of the provider, that was asked for.</summary>
internal sealed class NameTakenException(Exception inner) : Exception("The name is taken.", inner);

/// <param name="Password">To be used once; null where the account was made by an earlier request.</param>
internal sealed record NewAccount(string? Password, StoredAccount Account);

/// <param name="Name">The name to sign in with.</param>
/// <param name="OneTimeEndsAt">Until then the person can set a password; null where that is done.</param>
internal sealed record StoredAccount(
    Guid Id,
    string Name,
    IReadOnlyList<string> Scopes,
    bool HasPassword,
    DateTimeOffset? OneTimeEndsAt,
    string? Issuer,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSignInAt,
    DateTimeOffset? DeactivatedAt)
{
    public static StoredAccount Of(AccountRow row, AccountNames names) => new(
        row.Id,
        names.Read(row.Id, row.Name),
        row.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.PasswordHash is not null,
        row.OneTimeEndsAt,
        row.Issuer,
        row.CreatedAt,
        row.LastSignInAt,
        row.DeactivatedAt);
}

/// <param name="Stamp">Where it changes, what was read here no longer holds.</param>
internal sealed record Credential(Guid AccountId, Guid Stamp, string? PasswordHash, byte[]? OneTimeDigest, DateTimeOffset? OneTimeEndsAt);
