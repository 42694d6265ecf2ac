using System.Text.Json.Nodes;

namespace ReserveMeds.Packets.Cases;

/// <summary>The form of a case as JSON Schema 2020-12, made from the same declaration that the reader walks.</summary>
/// <remarks>
/// A schema cannot say, and the reader refuses beyond it: fields given twice, characters that may not come in, numbers
/// with too many decimals or digits, list entries that show nothing but invisible characters, trailing data, depth.
/// </remarks>
public static class CaseSchema
{
    /// <param name="regulatorId">Such as <c>dmp</c>.</param>
    /// <exception cref="ArgumentException">There is no such regulator.</exception>
    public static JsonObject For(string regulatorId)
    {
        if (!ListedValues.Regulators.Contains(regulatorId, StringComparer.Ordinal))
        {
            throw new ArgumentException($"Not a regulator; there are {string.Join(", ", ListedValues.Regulators)}.", nameof(regulatorId));
        }

        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"Case for {regulatorId}",
            ["description"] = "The facts of one patient's case, case format 1. A fact that is not known is left out or null.",
        };
        Add(schema, Of(CaseShape.Of(regulatorId), mayBeNull: false));
        return schema;
    }

    /// <summary>The form of a question for the route of a facility.</summary>
    public static JsonObject ForFacility()
    {
        var schema = new JsonObject
        {
            ["title"] = "Facility",
            ["description"] = "Where the medicine would be dispensed. A fact that is not known is left out or null.",
        };
        Add(schema, Of(FacilityShape.ForRoute, mayBeNull: false));
        return schema;
    }

    /// <summary>The form of any other object that is read along a shape.</summary>
    public static JsonObject For(ObjectShape shape) => Of(shape, mayBeNull: false);

    private static void Add(JsonObject target, JsonObject source)
    {
        foreach (var name in source.Select(entry => entry.Key).ToList())
        {
            var value = source[name];
            source.Remove(name);
            target[name] = value;
        }
    }

    private static JsonObject Of(Shape shape, bool mayBeNull) => shape switch
    {
        ObjectShape form => Object(form),
        ListShape form => List(form),
        ListedShape form => Listed(form, mayBeNull),
        TextShape form => Text(form, mayBeNull),
        DateShape => new()
        {
            ["type"] = Type("string", mayBeNull),
            ["format"] = "date",
            ["pattern"] = $"^(?:{CaseDate.Pattern})$",
        },
        IntegerShape form when form.Minimum == form.Maximum => new() { ["const"] = form.Minimum },
        IntegerShape form => new()
        {
            ["type"] = Type("integer", mayBeNull),
            ["minimum"] = form.Minimum,
            ["maximum"] = form.Maximum,
        },
        DecimalShape form => new()
        {
            ["type"] = Type("number", mayBeNull),
            ["description"] = $"{char.ToUpperInvariant(form.Expected[0])}{form.Expected[1..]}.",
            ["minimum"] = form.Minimum,
            ["maximum"] = form.Maximum,
        },
        BooleanShape => new() { ["type"] = Type("boolean", mayBeNull) },
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "A shape without a schema."),
    };

    private static JsonNode Type(string name, bool mayBeNull) => mayBeNull ? new JsonArray(name, "null") : name;

    private static JsonObject Object(ObjectShape shape)
    {
        var properties = new JsonObject();
        foreach (var field in shape.Fields)
        {
            var property = new JsonObject { ["title"] = field.Title };
            Add(property, Of(field.Shape, mayBeNull: !field.Required));
            properties[field.Name] = property;
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (shape.Fields.Any(field => field.Required))
        {
            schema["required"] = new JsonArray([.. shape.Fields.Where(field => field.Required).Select(field => JsonValue.Create(field.Name))]);
        }

        schema["additionalProperties"] = false;
        return schema;
    }

    private static JsonObject List(ListShape shape)
    {
        var entry = Of(shape.Entry, mayBeNull: false);
        if (shape.Entry is TextShape { Format: null })
        {
            entry["pattern"] = @"\S";
        }

        var schema = new JsonObject
        {
            ["type"] = Type("array", shape.MayBeNull),
            ["items"] = entry,
            ["maxItems"] = shape.MaximumEntries,
        };
        if (shape.Unique)
        {
            schema["uniqueItems"] = true;
        }

        return schema;
    }

    private static JsonObject Listed(ListedShape shape, bool mayBeNull)
    {
        if (shape.Values.Count == 1 && !mayBeNull)
        {
            return new() { ["const"] = shape.Values[0] };
        }

        var values = new JsonArray([.. shape.Values.Select(value => JsonValue.Create(value))]);
        if (mayBeNull)
        {
            values.Add(null);
        }

        return new() { ["type"] = Type("string", mayBeNull), ["enum"] = values };
    }

    private static JsonObject Text(TextShape shape, bool mayBeNull)
    {
        var schema = new JsonObject { ["type"] = Type("string", mayBeNull), ["maxLength"] = shape.MaximumLength };
        if (shape.Format is { } format)
        {
            schema["description"] = $"{char.ToUpperInvariant(format.Words[0])}{format.Words[1..]}.";
            schema["pattern"] = $"^(?:{format.Pattern})$";
        }

        return schema;
    }
}
