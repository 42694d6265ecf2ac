using System.Security.Cryptography;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>What came of a name and a password.</summary>
internal abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <param name="Stamp">The account's, to begin a session with.</param>
    public sealed record Recognised(Guid AccountId, Guid Stamp) : SignInOutcome;

    /// <summary>The two do not belong together; which of them is wrong is not told.</summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>Too many wrong passwords for the name.</summary>
    public sealed record Locked : SignInOutcome;

    /// <summary>The new password cannot be taken.</summary>
    public sealed record Unfit(string Reason) : SignInOutcome;
}

/// <summary>Recognises people by name and password. Names that no account has cost and answer the same.</summary>
internal sealed class SignIn(AccountStore accounts, AttemptStore attempts, Passwords passwords, TimeProvider clock)
{
    public async Task<SignInOutcome> ByPasswordAsync(string name, string password, CancellationToken cancellationToken)
    {
        if (!await attempts.TakeAsync(name, cancellationToken))
        {
            return new SignInOutcome.Locked();
        }

        var known = await accounts.CredentialAsync(name, cancellationToken);
        if (!passwords.IsRight(known?.PasswordHash, password))
        {
            return new SignInOutcome.Wrong();
        }

        await attempts.ForgetAsync(name, cancellationToken);
        return new SignInOutcome.Recognised(known!.AccountId, known.Stamp);
    }

    /// <param name="password">The password so far, or the one-time password that a coordinator handed over.</param>
    public async Task<SignInOutcome> SetPasswordAsync(string name, string password, string newPassword, CancellationToken cancellationToken)
    {
        if (!await attempts.TakeAsync(name, cancellationToken))
        {
            return new SignInOutcome.Locked();
        }

        var known = await accounts.CredentialAsync(name, cancellationToken);
        var isRight = passwords.IsRight(known?.PasswordHash, password);
        if (known is null || !(isRight || IsOneTimePassword(known, password)))
        {
            return new SignInOutcome.Wrong();
        }

        await attempts.ForgetAsync(name, cancellationToken);
        if (PasswordRules.Fault(newPassword, name) is { } fault)
        {
            return new SignInOutcome.Unfit(fault);
        }

        if (newPassword == password)
        {
            return new SignInOutcome.Unfit("It is the one you have. Take another.");
        }

        // Where another request was faster, the password that was sent here no longer holds.
        return await accounts.SetPasswordAsync(known, passwords.Hash(newPassword), cancellationToken) is { } stamp
            ? new SignInOutcome.Recognised(known.AccountId, stamp)
            : new SignInOutcome.Wrong();
    }

    private bool IsOneTimePassword(Credential known, string password) =>
        known.OneTimeDigest is { } digest
        && known.OneTimeEndsAt > clock.GetUtcNow()
        && CryptographicOperations.FixedTimeEquals(digest, OneTimePassword.DigestOf(password));
}
