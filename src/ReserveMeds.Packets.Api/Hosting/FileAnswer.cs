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
        Describe(response, isPreview ? "inline" : "attachment", fileName, languages);

        var digest = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(content.Span))}:";
        response.Headers["Content-Digest"] = digest;
        response.Headers["Repr-Digest"] = digest;
        if (isPreview)
        {
            response.Headers.ContentSecurityPolicy = SecurityHeaders.Preview;
        }

        return TypedResults.Bytes(content, mediaType is MediaTypes.Html or MediaTypes.Csv ? $"{mediaType}; charset=utf-8" : mediaType);
    }

    /// <summary>A file that never changes, so that a broken download can go on where it ended.</summary>
    /// <param name="fileName">ASCII.</param>
    /// <param name="languages">Language codes of the words inside.</param>
    /// <param name="sha256">Of the whole file, hexadecimal; also its ETag.</param>
    public static RangedFile InRanges(
        HttpResponse response, ReadOnlyMemory<byte> content, string mediaType, string fileName, IReadOnlyList<string> languages, string sha256)
    {
        Describe(response, "attachment", fileName, languages);
        response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(sha256))}:";
        return new(TypedResults.Bytes(content, mediaType, enableRangeProcessing: true, entityTag: new($"\"{sha256}\"")));
    }

    private static void Describe(HttpResponse response, string disposition, string fileName, IReadOnlyList<string> languages)
    {
        var header = new ContentDispositionHeaderValue(disposition);
        header.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = header.ToString();
        response.Headers.ContentLanguage = string.Join(", ", languages);
    }
}
