using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>A file as it is sent: with name, languages and digest (RFC 6266, RFC 9530).</summary>
internal static class FileAnswer
{
    /// <param name="fileName">ASCII.</param>
    /// <param name="languages">Language codes of the words inside.</param>
    public static FileContentHttpResult Of(
        HttpResponse response, ReadOnlyMemory<byte> content, string mediaType, string fileName, IReadOnlyList<string> languages)
    {
        var isPreview = mediaType == MediaTypes.Html;
        var disposition = new ContentDispositionHeaderValue(isPreview ? "inline" : "attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentLanguage = string.Join(", ", languages);

        var digest = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(content.Span))}:";
        response.Headers["Content-Digest"] = digest;
        response.Headers["Repr-Digest"] = digest;
        if (isPreview)
        {
            response.Headers.ContentSecurityPolicy = SecurityHeaders.Preview;
        }

        return TypedResults.Bytes(content, mediaType is MediaTypes.Html or MediaTypes.Csv ? $"{mediaType}; charset=utf-8" : mediaType);
    }
}
