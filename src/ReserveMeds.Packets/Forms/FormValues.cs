using System.Globalization;
using System.Text.Json;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Forms;

/// <summary>
/// What stands in the fields of a form, by the JSON Pointer of each fact, as a person typed it: also what is no fact yet.
/// </summary>
/// <remarks>A list of words has one text with an entry a line; ticked boxes have one value each.</remarks>
public sealed class FormValues
{
    private readonly Dictionary<string, IReadOnlyList<string>> values;

    private FormValues(Dictionary<string, IReadOnlyList<string>> values) => this.values = values;

    public static FormValues None { get; } = new(new(StringComparer.Ordinal));

    /// <param name="posted">Names and values of a form; names that are no JSON Pointer are passed over.</param>
    public static FormValues Of(IEnumerable<KeyValuePair<string, string>> posted) => new(posted
        .Where(entry => entry.Key.StartsWith('/'))
        .GroupBy(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group], StringComparer.Ordinal));

    /// <summary>What a saved case says, also where it is no case yet: an entry that cannot be read stands in its field as it is.</summary>
    /// <param name="json">UTF-8. What the format has no field for is passed over; the reader of cases names it.</param>
    /// <returns>Null where it is no JSON object.</returns>
    public static FormValues? OfSaved(ReadOnlyMemory<byte> json)
    {
        try
        {
            var bytes = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 32 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            Gather(root, CaseShape.OfAny, "", found);
            return new(found);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text that is not UTF-8.
            return null;
        }
    }

    /// <summary>Places where something stands.</summary>
    public IEnumerable<string> Pointers => values.Keys;

    public IReadOnlyList<string> At(string pointer) => values.GetValueOrDefault(pointer, []);

    /// <summary>Empty where nothing was typed.</summary>
    public string TextAt(string pointer) => values.TryGetValue(pointer, out var found) && found.Count > 0 ? found[0] : "";

    /// <summary>How many rows the list has, with those that are still blank.</summary>
    public int RowsOf(string pointer) => values.Keys.Select(key => RowOf(key, pointer)).Max(row => row + 1) ?? 0;

    /// <summary>The same with this value in place of what stood there.</summary>
    public FormValues With(string pointer, params IReadOnlyList<string> value) =>
        new(new(values, StringComparer.Ordinal) { [pointer] = value });

    /// <summary>The same with a blank row more at the end of a list.</summary>
    public FormValues WithRow(string pointer) => With($"{pointer}/{Number(RowsOf(pointer))}");

    /// <summary>The same without one row; those behind it move up.</summary>
    public FormValues WithoutRow(string pointer, int row)
    {
        var kept = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            if (RowOf(key, pointer) is not { } at || at < row)
                kept[key] = value;
            else if (at > row)
                kept[$"{pointer}/{Number(at - 1)}{key[$"{pointer}/{Number(at)}".Length..]}"] = value;
        }

        return new(kept);
    }

    private static int? RowOf(string key, string list)
    {
        if (!key.StartsWith(list, StringComparison.Ordinal) || key.Length == list.Length || key[list.Length] != '/')
            return null;
        var rest = key.AsSpan(list.Length + 1);
        var end = rest.IndexOf('/');
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
    }

    private static void Gather(JsonElement element, Shape shape, string pointer, Dictionary<string, IReadOnlyList<string>> values)
    {
        switch (shape)
        {
            case ObjectShape form when element.ValueKind == JsonValueKind.Object:
                foreach (var field in form.Fields)
                {
                    if (element.TryGetProperty(field.Name, out var inner))
                        Gather(inner, field.Shape, $"{pointer}/{field.Name}", values);
                }

                break;
            case ListShape { Entry: ObjectShape entry } list when element.ValueKind == JsonValueKind.Array:
                foreach (var (index, row) in element.EnumerateArray().Take(list.MaximumEntries).Index())
                    Gather(row, entry, $"{pointer}/{Number(index)}", values);
                break;
            case ListShape { Entry: ListedShape } when element.ValueKind == JsonValueKind.Array:
                values[pointer] = [.. element.EnumerateArray().Select(TextOf)];
                break;
            case ListShape when element.ValueKind == JsonValueKind.Array:
                values[pointer] = [string.Join('\n', element.EnumerateArray().Select(entry => TextOf(entry).ReplaceLineEndings(" ")))];
                break;
            default:
                if (TextOf(element) is { Length: > 0 } text)
                    values[pointer] = [text];
                break;
        }
    }

    private static string TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.True => FormJson.Yes,
        JsonValueKind.False => FormJson.No,
        JsonValueKind.Number => element.GetRawText(),
        _ => "",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
