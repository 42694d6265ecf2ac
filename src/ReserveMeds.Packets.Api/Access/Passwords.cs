using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>Passwords by the framework's hash (PBKDF2 with HMAC-SHA512 and a salt of its own for each).</summary>
internal sealed class Passwords
{
    public const int LeastLength = 12;
    public const int MostLength = 128;

    /// <summary>What OWASP names for this hash, twice what the framework does by itself.</summary>
    private const int Rounds = 210_000;

    private readonly PasswordHasher<Passwords> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly string nobodys;

    public Passwords() => nobodys = Hash(OneTimePassword.New());

    public string Hash(string password) => hasher.HashPassword(this, password);

    /// <summary>Takes equally long for an account that is not there.</summary>
    /// <param name="hash">Null where there is no such account, or it has no password: then the answer is false.</param>
    public bool IsRight(string? hash, string password) =>
        hasher.VerifyHashedPassword(this, hash ?? nobodys, password) != PasswordVerificationResult.Failed && hash is not null;
}
