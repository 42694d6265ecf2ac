using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ReserveMeds.Packets.Api.Hosting.Problems;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>A header that a route reads beyond those of every request.</summary>
/// <param name="Description">What it does and what holds when it is left out.</param>
internal sealed record RequestHeader(string Name, bool IsRequired, string Description)
{
    public static readonly RequestHeader IfMatch = new(
        HeaderNames.IfMatch, IsRequired: true, "ETag of the revision that was read; another one that came between is not overwritten.");

    public static readonly RequestHeader IdempotencyKey = new(
        "Idempotency-Key", IsRequired: false, "Any 1 to 255 visible characters, such as a UUID. Sent again within 24 hours with the same body, it makes "
            + "nothing new and is answered as before, but for a secret, which is shown once. Left out: each request makes something.");

    private const int LongestKey = 255;

    /// <summary>The revisions that the caller has seen, one of which must be the current one.</summary>
    /// <returns>Or the problem that none is named.</returns>
    public static (IReadOnlyList<int>? Seen, ProblemHttpResult? Problem) SeenOf(HttpRequest request)
    {
        // A star, which matches every revision, would overwrite what the caller never saw.
        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags) || tags.Count == 0 || tags.Contains(EntityTagHeaderValue.Any))
        {
            return (null, Refusal.PreconditionMissing());
        }

        return (tags.Where(tag => !tag.IsWeak).Select(tag => NumberOf(tag.Tag.AsSpan().Trim('"'))).ToList(), null);
    }

    /// <returns>Null where none was sent; or the problem with it.</returns>
    public static (string? Key, ProblemHttpResult? Problem) IdempotencyKeyOf(HttpRequest request)
    {
        var sent = request.Headers[IdempotencyKey.Name];
        if (sent.Count == 0)
        {
            return (null, null);
        }

        // The draft writes the key as a quoted string; many clients send it bare.
        var key = sent.ToString().Trim();
        key = key.Length >= 2 && key[0] == '"' && key[^1] == '"' ? key[1..^1] : key;
        return sent.Count == 1 && key.Length is > 0 and <= LongestKey && key.All(character => character is > ' ' and <= '~')
            ? (key, null)
            : (null, Refusal.InvalidIdempotencyKey());
    }

    /// <returns>0 for what is no ETag of ours: no revision has that number.</returns>
    private static int NumberOf(ReadOnlySpan<char> tag) =>
        int.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Such as <c>"3"</c> for the third revision.</summary>
    public static void SetRevision(HttpResponse response, int number) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{number}\"");
}

/// <summary>The headers that a route reads.</summary>
internal sealed record KnownHeaders(IReadOnlyList<RequestHeader> Headers);

/// <summary>Says that a route's answer carries the revision as its ETag.</summary>
internal sealed record AnswersRevision
{
    public static readonly AnswersRevision Always = new();
}
