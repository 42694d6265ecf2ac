using Microsoft.Extensions.Options;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>The configuration section <c>Auth</c>.</summary>
internal sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>A coordinator's key, by which all others are made; another value revokes the one before. Empty: the first start makes one.</summary>
    public string BootstrapKey { get; set; } = "";
}

internal sealed class AuthOptionsChecks : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options) =>
        options.BootstrapKey.Length == 0 || AccessKey.IsWellFormed(options.BootstrapKey)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{AuthOptions.Section}:BootstrapKey is too short, too long or holds other characters than letters, digits and -._~+/. Set it to "
                    + $"{AccessKey.LeastLength} to {AccessKey.MostLength} random characters, such as \"openssl rand -hex 32\" prints.");
}
