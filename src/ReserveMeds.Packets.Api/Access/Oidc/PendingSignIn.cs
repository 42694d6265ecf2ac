using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ReserveMeds.Packets.Api.Access.Oidc;

/// <summary>What is remembered between sending a browser to the provider and its return: in a sealed cookie of that browser.</summary>
/// <param name="State">Comes back with the browser, so that nobody slips it an answer that it did not ask for.</param>
/// <param name="Nonce">Comes back inside the token, so that no token of another sign-in is taken.</param>
/// <param name="Verifier">Proves to the provider that the same party asks for the token (PKCE, RFC 7636).</param>
internal sealed record PendingSignIn(string State, string Nonce, string Verifier)
{
    public const string Cookie = "packets-sign-in";
    public const string Path = "/v1/session/oidc";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>RFC 7636, 4.2: S256.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>The same for the same sign-in, so that the session it begins can begin once only.</summary>
    public Guid SessionId => new(SHA256.HashData(Encoding.ASCII.GetBytes("session\n" + State)).AsSpan(0, 16));

    public static PendingSignIn New() => new(Random(), Random(), Random());

    public void Send(HttpContext context, IDataProtectionProvider protection, TimeProvider clock) => context.Response.Cookies.Append(
        Cookie, Protector(protection).Protect(JsonSerializer.Serialize(new Sealed(this, clock.GetUtcNow() + Lasts))), Options(context.Request));

    /// <summary>Takes it back from the browser.</summary>
    /// <returns>Null where there is none, or it is too old.</returns>
    public static PendingSignIn? Take(HttpContext context, IDataProtectionProvider protection, TimeProvider clock)
    {
        context.Response.Cookies.Delete(Cookie, Options(context.Request));
        if (context.Request.Cookies[Cookie] is not { } cookie)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Sealed>(Protector(protection).Unprotect(cookie)) is { } opened && opened.EndsAt > clock.GetUtcNow() ? opened.SignIn : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public bool IsAnsweredBy(string? state) =>
        state is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(State), Encoding.UTF8.GetBytes(state));

    private static CookieOptions Options(HttpRequest request) => new()
    {
        Path = Path,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        IsEssential = true,
    };

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("sign-in by a provider");

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private sealed record Sealed(PendingSignIn SignIn, DateTimeOffset EndsAt);
}
