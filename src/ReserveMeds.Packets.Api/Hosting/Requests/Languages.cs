using Microsoft.Net.Http.Headers;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>Which language a caller reads.</summary>
internal static class Languages
{
    public const string Fallback = "en";

    /// <summary>The page's own language; elsewhere that of Accept-Language with the highest quality that is offered, English where there is none.</summary>
    /// <param name="offered">Language codes that have words.</param>
    public static string Of(HttpRequest request, IReadOnlyList<string> offered)
    {
        if (request.RouteValues["language"] is string ofPage)
        {
            return ofPage;
        }

        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted))
        {
            return Fallback;
        }

        return wanted.Where(range => range.Quality is null or > 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => offered.FirstOrDefault(language => Matches(range.Value.AsSpan(), language)))
            .FirstOrDefault(language => language is not null) ?? Fallback;
    }

    /// <summary>Whether a range such as <c>fr-MA</c> asks for the language <c>fr</c>.</summary>
    private static bool Matches(ReadOnlySpan<char> range, string language)
    {
        var end = range.IndexOf('-');
        return (end < 0 ? range : range[..end]).Equals(language, StringComparison.OrdinalIgnoreCase);
    }
}
