using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ReserveMeds.Packets.Api.Access.Oidc;

/// <summary>
/// Asks the configured provider who a person is: authorization code with PKCE (OpenID Connect Core 1.0, 3.1). The framework's own
/// handler is a package that cannot be restored; the token itself is judged by the library that it uses.
/// </summary>
internal sealed class OidcProvider
{
    public const string HttpClientName = "oidc";

    /// <summary>Signatures alone: a shared secret would let everyone who knows it write tokens.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384,
    ];

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private readonly OidcOptions options;
    private readonly IHttpClientFactory clients;
    private readonly TimeProvider clock;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> configuration;
    private readonly JsonWebTokenHandler tokens = new() { MapInboundClaims = false };

    public OidcProvider(IOptions<AuthOptions> auth, IHttpClientFactory clients, TimeProvider clock)
    {
        options = auth.Value.Oidc;
        this.clients = clients;
        this.clock = clock;
        configuration = new(
            options.Issuer + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(clients.CreateClient(HttpClientName)) { RequireHttps = options.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase) });
    }

    /// <summary>Where the browser is sent.</summary>
    /// <exception cref="OidcAwayException">The provider does not answer.</exception>
    public async Task<string> AddressAsync(PendingSignIn pending, string redirect, CancellationToken cancellationToken) => QueryHelpers.AddQueryString(
        (await ConfigurationAsync(cancellationToken)).AuthorizationEndpoint,
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["scope"] = "openid",
            ["client_id"] = options.ClientId,
            ["redirect_uri"] = redirect,
            ["state"] = pending.State,
            ["nonce"] = pending.Nonce,
            ["code_challenge"] = pending.Challenge,
            ["code_challenge_method"] = "S256",
        });

    /// <returns>Who the person is to the provider; null where the code or the token does not hold.</returns>
    /// <exception cref="OidcAwayException">The provider does not answer.</exception>
    public async Task<OidcIdentity?> IdentityAsync(PendingSignIn pending, string code, string redirect, CancellationToken cancellationToken)
    {
        var provider = await ConfigurationAsync(cancellationToken);
        return await TokenAsync(provider, pending, code, redirect, cancellationToken) is { } token
            ? await JudgeAsync(token, pending, provider, cancellationToken)
            : null;
    }

    private async Task<OidcIdentity?> JudgeAsync(string token, PendingSignIn pending, OpenIdConnectConfiguration provider, CancellationToken cancellationToken)
    {
        var result = await tokens.ValidateTokenAsync(token, Rules(provider));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have changed its keys since they were read.
            configuration.RequestRefresh();
            result = await tokens.ValidateTokenAsync(token, Rules(await ConfigurationAsync(cancellationToken)));
        }

        return result.IsValid
            && result.SecurityToken is JsonWebToken judged
            && judged.TryGetPayloadValue<string>("nonce", out var nonce) && nonce == pending.Nonce
            && judged.Subject is { Length: > 0 and <= 255 } subject
            && (!judged.Audiences.Skip(1).Any() || (judged.TryGetPayloadValue<string>("azp", out var party) && party == options.ClientId))
                ? new(options.Issuer, subject)
                : null;
    }

    private TokenValidationParameters Rules(OpenIdConnectConfiguration provider) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = options.ClientId,
        IssuerSigningKeys = provider.SigningKeys,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        TryAllIssuerSigningKeys = false,
        LifetimeValidator = (from, until, _, _) =>
            until is not null && until > clock.GetUtcNow().UtcDateTime - Skew && !(from > clock.GetUtcNow().UtcDateTime + Skew),
    };

    /// <returns>Null where the provider refuses the code.</returns>
    private async Task<string?> TokenAsync(
        OpenIdConnectConfiguration provider, PendingSignIn pending, string code, string redirect, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, provider.TokenEndpoint)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = redirect,
                ["client_id"] = options.ClientId,
                ["code_verifier"] = pending.Verifier,
            }),
        };
        if (options.ClientSecret.Length > 0)
        {
            var credential = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(options.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credential)));
        }

        try
        {
            using var response = await clients.CreateClient(HttpClientName).SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return (int)response.StatusCode < 500 ? null : throw new OidcAwayException(new HttpRequestException("status"));
            }

            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return answer.RootElement.ValueKind == JsonValueKind.Object
                && answer.RootElement.TryGetProperty("id_token", out var token)
                && token.ValueKind == JsonValueKind.String
                    ? token.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new OidcAwayException(exception);
        }
    }

    private async Task<OpenIdConnectConfiguration> ConfigurationAsync(CancellationToken cancellationToken)
    {
        try
        {
            var provider = await configuration.GetConfigurationAsync(cancellationToken);

            // OpenID Connect Discovery 1.0, 4.3: the document must speak of the issuer that was asked.
            return provider.Issuer?.TrimEnd('/') == options.Issuer
                ? provider
                : throw new OidcAwayException(new InvalidOperationException("another issuer"));
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            throw new OidcAwayException(exception);
        }
    }
}

/// <param name="Issuer">The provider.</param>
/// <param name="Subject">Who the person is to it.</param>
internal sealed record OidcIdentity(string Issuer, string Subject);

/// <summary>The provider does not answer, or not as one does.</summary>
internal sealed class OidcAwayException(Exception inner) : Exception("The provider does not answer.", inner);
