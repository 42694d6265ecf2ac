using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>
/// The cookie of a signed-in person, in two forms: over https with the prefix that binds it to this host and to https, and
/// without it over plain http, which is for this machine and for trying out.
/// </summary>
internal static class SessionCookie
{
    public const string OverHttps = "__Host-packets-session";
    public const string OverHttp = "packets-session";

    /// <summary>Name of cookie and authentication scheme.</summary>
    public static string Of(HttpRequest request) => request.IsHttps ? OverHttps : OverHttp;

    public static bool IsSent(HttpRequest request) => request.Cookies.ContainsKey(Of(request));

    public static void Add(IServiceCollection services)
    {
        var authentication = services.AddAuthentication();
        foreach (var name in new[] { OverHttps, OverHttp })
        {
            authentication.AddCookie(name);
            services.AddOptions<CookieAuthenticationOptions>(name).Configure<IOptions<AuthOptions>>((cookie, auth) =>
            {
                cookie.Cookie.Name = name;
                cookie.Cookie.Path = "/";
                cookie.Cookie.HttpOnly = true;

                // Strict would sign out whoever comes by a link in a message.
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = name == OverHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(auth.Value.IdleMinutes);
                cookie.SlidingExpiration = true;
            });
        }
    }
}
