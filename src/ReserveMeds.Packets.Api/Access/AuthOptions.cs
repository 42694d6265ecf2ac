using Microsoft.Extensions.Options;
using ReserveMeds.Packets.Api.Access.Oidc;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>The configuration section <c>Auth</c>.</summary>
internal sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>A coordinator's key, by which all others are made; another value revokes the one before. Empty: the first start makes one.</summary>
    public string BootstrapKey { get; set; } = "";

    /// <summary>
    /// Encrypts the keys of cookies where they lie in the database; the same on all instances. Empty: on SQLite a file beside the
    /// database, on PostgreSQL they lie as they are.
    /// </summary>
    public string CookieKey { get; set; } = "";

    /// <summary>Minutes without a request after which a person must sign in again, 1 to 1440.</summary>
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Hours after which a person must sign in again in any case, 1 to 168.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>Wrong keys and passwords that one address may send in a minute, 5 to 100000.</summary>
    public int WrongPerMinute { get; set; } = 30;

    public OidcOptions Oidc { get; set; } = new();
}

internal sealed class AuthOptionsChecks : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        List<string> faults = [];
        Secret("BootstrapKey", options.BootstrapKey);
        Secret("CookieKey", options.CookieKey);
        Range("IdleMinutes", options.IdleMinutes, 1, 1440);
        Range("SessionHours", options.SessionHours, 1, 168);
        Range("WrongPerMinute", options.WrongPerMinute, 5, 100_000);
        faults.AddRange(options.Oidc.Faults());
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Secret(string key, string value)
        {
            if (value.Length > 0 && !AccessKey.IsWellFormed(value))
            {
                faults.Add(
                    $"{AuthOptions.Section}:{key} is too short, too long or holds other characters than letters, digits and -._~+/. Set it to "
                        + $"{AccessKey.LeastLength} to {AccessKey.MostLength} random characters, such as \"openssl rand -hex 32\" prints.");
            }
        }

        void Range(string key, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                faults.Add($"{AuthOptions.Section}:{key} is {value}. Set it to a whole number from {least} to {most}.");
            }
        }
    }
}
