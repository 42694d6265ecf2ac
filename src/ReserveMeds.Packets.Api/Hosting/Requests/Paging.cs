using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using ReserveMeds.Packets.Api.Hosting.Problems;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>Which page of a list is asked for, and where the next one begins. A cursor gives no right to see anything.</summary>
internal sealed class Paging
{
    private const int UsualLimit = 50;
    private const int HighestLimit = 100;
    private const int IdLength = 16;
    private const int MarkLength = 8;

    private readonly byte[] mark;

    /// <param name="faults">Gets what cannot be read.</param>
    /// <param name="filters">Values of the filters of the list, null for those left out: a cursor goes on with the same ones only.</param>
    public Paging(List<ProblemError> faults, string? limit, string? cursor, params IReadOnlyList<string?> filters)
    {
        mark = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', filters)))[..MarkLength];
        Limit = limit is null ? UsualLimit
            : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= HighestLimit ? number
            : Unreadable<int>(faults, QueryParameter.Limit, $"a whole number from 1 to {HighestLimit}");
        Before = cursor is null ? null
            : Read(cursor) ?? Unreadable<Guid?>(faults, QueryParameter.Cursor, "next of the page before, with the same filters");
    }

    public int Limit { get; }

    /// <summary>Id of the last entry of the page before; null from the beginning on.</summary>
    public Guid? Before { get; }

    /// <summary>Notes that the value of a parameter cannot be read.</summary>
    /// <param name="expected">What may stand there, as the rest of a sentence.</param>
    public static T? Unreadable<T>(List<ProblemError> faults, QueryParameter parameter, string expected)
    {
        faults.Add(parameter.Fault(expected));
        return default;
    }

    /// <summary>The cursor behind this entry, set as the answer's Link as well; a path alone, since a proxy may know the service by another name.</summary>
    public string Next(HttpContext context, string path, Guid last)
    {
        var cursor = Base64Url.EncodeToString([.. last.ToByteArray(bigEndian: true), .. mark]);
        var query = new QueryBuilder(context.Request.Query.Where(parameter => parameter.Key != QueryParameter.Cursor.Name)) { { QueryParameter.Cursor.Name, cursor } };
        context.Response.Headers.Link = $"<{path}{query.ToQueryString()}>; rel=\"next\"";
        return cursor;
    }

    /// <returns>Null where it is none, or was made with other filters.</returns>
    private Guid? Read(string cursor)
    {
        Span<byte> bytes = stackalloc byte[IdLength + MarkLength];
        return cursor.Length == Base64Url.GetEncodedLength(bytes.Length)
            && Base64Url.IsValid(cursor)
            && Base64Url.TryDecodeFromChars(cursor, bytes, out var length)
            && length == bytes.Length
            && bytes[IdLength..].SequenceEqual(mark)
                ? new Guid(bytes[..IdLength], bigEndian: true)
                : null;
    }
}
