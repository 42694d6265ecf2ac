namespace ReserveMeds.Packets.Api.Access.Oidc;

/// <summary>A provider that vouches for people (OpenID Connect), below <c>Auth:Oidc</c>. Off without an authority.</summary>
internal sealed class OidcOptions
{
    /// <summary>The provider's issuer, such as <c>https://login.example.org/realms/hospital</c>; empty: there is none.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What this service is called there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>What proves to the provider that this service asks; empty for a public client, which has PKCE alone.</summary>
    public string ClientSecret { get; set; } = "";

    public bool IsOn => Authority.Length > 0;

    /// <summary>The authority as it is kept with accounts.</summary>
    public string Issuer => Authority.TrimEnd('/');

    /// <summary>Every fault, each with key, reason and remedy.</summary>
    public IEnumerable<string> Faults()
    {
        const string prefix = $"{AuthOptions.Section}:Oidc";
        if (!IsOn)
        {
            if (ClientId.Length + ClientSecret.Length > 0)
            {
                yield return $"{prefix}:Authority is empty. Set it to the issuer of the provider, or leave ClientId and ClientSecret out.";
            }

            yield break;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var issuer) || !(issuer.Scheme == Uri.UriSchemeHttps || (issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback)))
        {
            yield return $"{prefix}:Authority is no https address. Set it to the issuer of the provider, such as https://login.example.org.";
        }

        if (ClientId.Length == 0)
        {
            yield return $"{prefix}:ClientId is empty. Set it to what the provider calls this service.";
        }
    }
}
