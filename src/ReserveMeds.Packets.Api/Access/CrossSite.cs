using Microsoft.Net.Http.Headers;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>
/// Keeps pages of other sites from using a person's cookie. A page elsewhere cannot send <see cref="Header"/> without a
/// preflight, which this service never answers; browsers also say by themselves where a request comes from.
/// </summary>
internal static class CrossSite
{
    /// <summary>Sent, with any value, with each request by cookie that may change something.</summary>
    public const string Header = "X-CSRF";

    public static bool MayChange(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        || (request.Headers.ContainsKey(Header) && !IsElsewhere(request));

    /// <summary>True where the browser says that a page of another origin sends the request.</summary>
    public static bool IsElsewhere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site, ..])
        {
            return site is not ("same-origin" or "none");
        }

        // Without the scheme: before a proxy with TLS it is another one than here.
        return request.Headers[HeaderNames.Origin] is [{ } origin, ..]
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var sender)
                && sender.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase)
                && (request.Host.Port is { } port ? port == sender.Port : sender.IsDefaultPort));
    }
}
