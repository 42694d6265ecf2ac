using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests.Access;

/// <summary>A provider of identities in process, with keys of its own. What it hands out is up to the test.</summary>
public sealed class FakeProvider : HttpMessageHandler
{
    public const string Issuer = "https://login.example.org/realms/hospital";
    public const string ClientId = "packets";
    public const string ClientSecret = "a-secret-of-the-client";

    private RsaSecurityKey key = NewKey("first");

    /// <summary>The next token; null refuses the code.</summary>
    public string? Token { get; set; }

    public bool IsAway { get; set; }

    /// <summary>What the service sent for its last code.</summary>
    public Dictionary<string, string> Asked { get; } = new(StringComparer.Ordinal);

    public string? Credential { get; private set; }

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    public void ChangeKey() => key = NewKey("second");

    public string Signed(
        string nonce, string subject, string issuer = Issuer, string audience = ClientId, TimeSpan? lasts = null, SecurityKey? with = null,
        string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var until = PacketsApi.Now + (lasts ?? TimeSpan.FromMinutes(5));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = until.AddMinutes(-10).UtcDateTime,
            NotBefore = until.AddMinutes(-10).UtcDateTime,
            Expires = until.UtcDateTime,
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["nonce"] = nonce },
            SigningCredentials = new(with ?? key, algorithm),
        });
    }

    /// <summary>Signed by nobody.</summary>
    public static string Unsigned(string nonce, string subject)
    {
        var payload = new JsonObject
        {
            ["iss"] = Issuer, ["aud"] = ClientId, ["sub"] = subject, ["nonce"] = nonce, ["exp"] = PacketsApi.Now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        return $"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{Base64UrlEncoder.Encode(payload.ToJsonString())}.";
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            throw new HttpRequestException("away");
        }

        switch (request.RequestUri!.AbsolutePath)
        {
            case "/realms/hospital/.well-known/openid-configuration":
                return Json(new JsonObject
                {
                    ["issuer"] = Issuer, ["authorization_endpoint"] = Issuer + "/auth", ["token_endpoint"] = Issuer + "/token", ["jwks_uri"] = Issuer + "/keys",
                });
            case "/realms/hospital/keys":
                var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
                return Json(new JsonObject
                {
                    ["keys"] = new JsonArray(new JsonObject
                    {
                        ["kty"] = "RSA", ["use"] = "sig", ["kid"] = key.KeyId, ["n"] = Base64UrlEncoder.Encode(parameters.Modulus), ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
                    }),
                });
            case "/realms/hospital/token":
                Credential = request.Headers.Authorization?.ToString();
                Asked.Clear();
                foreach (var pair in (await request.Content!.ReadAsStringAsync(cancellationToken)).Split('&').Select(pair => pair.Split('=')))
                {
                    Asked[pair[0]] = Uri.UnescapeDataString(pair[1]);
                }

                return Token is null ? new(HttpStatusCode.BadRequest) : Json(new JsonObject { ["id_token"] = Token, ["token_type"] = "Bearer" });
            default:
                return new(HttpStatusCode.NotFound);
        }
    }

    private static HttpResponseMessage Json(JsonObject body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
}
