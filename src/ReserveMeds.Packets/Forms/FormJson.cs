using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Forms;

/// <summary>Makes the JSON of a case from the fields of a form. It decides nothing: what cannot be read is left for the reader of cases to refuse.</summary>
public static partial class FormJson
{
    /// <summary>Value of a field that says true.</summary>
    public const string Yes = "yes";

    /// <summary>Value of a field that says false.</summary>
    public const string No = "no";

    /// <returns>UTF-8, in the form that <see cref="CaseFileReader"/> reads.</returns>
    public static byte[] Of(FormValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var json = Object(CaseShape.Of(values.TextAt("/regulator")), "", values) ?? [];
        json["caseFormat"] = 1;
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }

    private static JsonObject? Object(ObjectShape shape, string pointer, FormValues values)
    {
        var json = new JsonObject();
        foreach (var field in shape.Fields)
        {
            if (Node(field.Shape, $"{pointer}/{field.Name}", values) is { } node)
                json[field.Name] = node;
        }

        return json.Count == 0 ? null : json;
    }

    /// <returns>Null where nothing was typed.</returns>
    private static JsonNode? Node(Shape shape, string pointer, FormValues values) => shape switch
    {
        ObjectShape form => Object(form, pointer, values),
        ListShape { Entry: ObjectShape entry } => Rows(entry, pointer, values),
        ListShape { Entry: ListedShape } => List(values.At(pointer).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)),
        ListShape => List(values.TextAt(pointer).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        _ => Value(shape, values.TextAt(pointer)),
    };

    /// <summary>A blank row in the middle stays, so that a finding about the third row points at the third row.</summary>
    private static JsonArray? Rows(ObjectShape entry, string pointer, FormValues values)
    {
        var rows = Enumerable.Range(0, values.RowsOf(pointer))
            .Select(row => Object(entry, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{row}"), values))
            .ToList();
        var last = rows.FindLastIndex(row => row is not null);
        return last < 0 ? null : [.. rows.Take(last + 1).Select(row => row ?? [])];
    }

    private static JsonArray? List(IEnumerable<string> entries)
    {
        var list = new JsonArray([.. entries.Select(entry => (JsonNode)JsonValue.Create(entry))]);
        return list.Count == 0 ? null : list;
    }

    private static JsonNode? Value(Shape shape, string typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var text = typed.ReplaceLineEndings("\n").Trim();
        return shape switch
        {
            BooleanShape when text is Yes or No => JsonValue.Create(text == Yes),
            DateShape => JsonValue.Create(WesternDigits.In(text)),
            IntegerShape when WholeNumberOf(text) is { } number => number,
            DecimalShape when NumberOf(text) is { } number => number,
            _ => JsonValue.Create(text),
        };
    }

    /// <summary>
    /// A number as typed on any of the keyboards of the region. A comma before three digits can be either a decimal or a
    /// thousand, so it is no number: a quantity must never change its size by a guess.
    /// </summary>
    private static JsonNode? NumberOf(string text)
    {
        var western = WesternDigits.In(text).Replace(WesternDigits.DecimalSign, ',');
        if (CommaDecimal().IsMatch(western))
            western = western.Replace(',', '.');
        return JsonNumber().IsMatch(western) ? JsonNode.Parse(western) : null;
    }

    /// <summary>No point either: 1.000 packs are a thousand to who typed them, and one to JSON.</summary>
    private static JsonNode? WholeNumberOf(string text) =>
        WesternDigits.In(text) is var western && WholeNumber().IsMatch(western) ? JsonNode.Parse(western) : null;

    [GeneratedRegex(@"\A-?[0-9]+,(?:[0-9]{1,2}|[0-9]{4,6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex CommaDecimal();

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]{0,15})\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,10})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();
}
