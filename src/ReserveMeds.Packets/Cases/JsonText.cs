using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ReserveMeds.Packets.Cases;

/// <summary>
/// Text of a parsed document as it was sent. The parser's own GetString throws on half a surrogate pair and on bytes that
/// are not UTF-8; here both are values, so that their place can be named.
/// </summary>
internal static class JsonText
{
    /// <summary>Null where the bytes are not UTF-8.</summary>
    public static string? Of(JsonElement element) => Unescape(JsonMarshal.GetRawUtf8Value(element)[1..^1]);

    /// <summary>Null where the bytes are not UTF-8.</summary>
    public static string? NameOf(JsonProperty property) => Unescape(JsonMarshal.GetRawUtf8PropertyName(property));

    /// <param name="raw">Inside of a JSON string whose escapes the parser has checked.</param>
    private static string? Unescape(ReadOnlySpan<byte> raw)
    {
        if (!Utf8.IsValid(raw))
        {
            return null;
        }

        var next = raw.IndexOf((byte)'\\');
        if (next < 0)
        {
            return Encoding.UTF8.GetString(raw);
        }

        var text = new StringBuilder(raw.Length);
        while (next >= 0)
        {
            text.Append(Encoding.UTF8.GetString(raw[..next]));
            var escaped = (char)raw[next + 1];
            text.Append(escaped switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)int.Parse(raw.Slice(next + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => escaped,
            });
            raw = raw[(next + (escaped == 'u' ? 6 : 2))..];
            next = raw.IndexOf((byte)'\\');
        }

        return text.Append(Encoding.UTF8.GetString(raw)).ToString();
    }
}
