using System.Globalization;
using System.Text.Json;

namespace ReserveMeds.Packets.Cases;

/// <summary>One fault of form in a case as received.</summary>
/// <param name="Pointer">JSON Pointer of the faulty place; empty for the whole body.</param>
/// <param name="Code">Permanent kebab-case id of the kind of fault, such as <c>unknown-field</c>.</param>
/// <param name="Message">What is wrong, in English, without the value.</param>
/// <param name="Remedy">How to mend it, naming the valid values where they are few.</param>
/// <remarks>An unknown field is named by its pointer and nowhere else: log codes, not pointers.</remarks>
public sealed record CaseFault(string Pointer, string Code, string Message, string Remedy);

/// <summary>A case that was read, or every fault that kept it from being read.</summary>
/// <param name="Case">Null when there are faults.</param>
public sealed record CaseReading(CaseFile? Case, IReadOnlyList<CaseFault> Faults);

/// <summary>
/// Reads a case from JSON, strictly on form: all faults at once, each with its JSON Pointer. What a missing fact means is
/// a matter of rules; here only <c>caseFormat</c> and <c>regulator</c> must be given.
/// </summary>
/// <remarks>Text is brought into Unicode normal form C; text that shows nothing counts as not given.</remarks>
public static class CaseFileReader
{
    private const int MaximumDepth = 32;

    /// <param name="json">UTF-8. A byte order mark before it is passed over.</param>
    public static CaseReading Read(ReadOnlyMemory<byte> json)
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
            return new(null, [IsTooDeep(bytes) ? TooDeep() : Malformed(exception)]);
        }

        using (document)
        {
            var faults = CaseWalk.Faults(document.RootElement);
            var end = (int)reader.BytesConsumed;
            var rest = bytes[end..];
            var next = rest.IndexOfAnyExcept(" \t\r\n"u8);
            if (next >= 0)
            {
                faults.Add(Trailing(bytes[..(end + next)]));
            }

            return faults.Count > 0
                ? new(null, faults)
                : new(document.RootElement.Deserialize<CaseFile>(CaseJson.Options), []);
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
        "Send a case of the published schema; it is five deep.");

    private static CaseFault Trailing(ReadOnlySpan<byte> before)
    {
        var line = before.Count((byte)'\n');
        var position = before.Length - 1 - before.LastIndexOf((byte)'\n');
        return new(
            string.Empty,
            CaseFaultCodes.TrailingData,
            $"Something follows the case at {Place(line, position)}.",
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
