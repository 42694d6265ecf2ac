using System.Globalization;
using System.Text.Json;

namespace ReserveMeds.Packets.Cases;

/// <summary>Reads one JSON object along a shape: all faults at once, and the facts only where there is none.</summary>
public static class ShapedJson
{
    private const int MaximumDepth = 32;

    /// <param name="json">UTF-8. A byte order mark before it is passed over.</param>
    /// <param name="shapeOf">The shape of the object, which may depend on what it says.</param>
    public static (T? Facts, IReadOnlyList<CaseFault> Faults) Read<T>(ReadOnlyMemory<byte> json, Func<JsonElement, ObjectShape> shapeOf)
        where T : class
    {
        var bytes = json.Span;
        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaximumDepth });
        JsonDocument document;
        try
        {
            document = JsonDocument.ParseValue(ref reader);
        }
        catch (JsonException exception)
        {
            return (null, [IsTooDeep(bytes) ? TooDeep() : Malformed(exception)]);
        }

        using (document)
        {
            var faults = CaseWalk.Faults(document.RootElement, shapeOf(document.RootElement));
            var end = (int)reader.BytesConsumed;
            var rest = bytes[end..];
            var next = rest.IndexOfAnyExcept(" \t\r\n"u8);
            if (next >= 0)
            {
                faults.Add(Trailing(bytes[..(end + next)]));
            }

            return faults.Count > 0 ? (null, faults) : (document.RootElement.Deserialize<T>(CaseJson.Options), []);
        }
    }

    private static CaseFault Malformed(JsonException exception) => new(
        string.Empty,
        CaseFaultCodes.MalformedJson,
        $"The body is not JSON: it breaks off or goes wrong at {Place(exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0)}.",
        "Send one JSON object, without comments and without a comma before a closing bracket; numbers in digits 0 to 9.");

    private static CaseFault TooDeep() => new(
        string.Empty,
        CaseFaultCodes.TooDeep,
        string.Create(CultureInfo.InvariantCulture, $"Objects and lists stand within each other more than {MaximumDepth} deep."),
        "Send an object of the published schema; none is deeper than five.");

    private static CaseFault Trailing(ReadOnlySpan<byte> before)
    {
        var line = before.Count((byte)'\n');
        var position = before.Length - 1 - before.LastIndexOf((byte)'\n');
        return new(
            string.Empty,
            CaseFaultCodes.TrailingData,
            $"Something follows the object at {Place(line, position)}.",
            "Send one JSON object and nothing after it.");
    }

    private static string Place(long line, long position) =>
        string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, byte {position + 1}");

    private static bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= MaximumDepth)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }
}
