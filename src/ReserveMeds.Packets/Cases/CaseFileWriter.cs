using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ReserveMeds.Packets.Cases;

/// <summary>
/// Writes a case in its canonical form: fields in ordinal order of their names, no white space, nothing that was not
/// given, numbers without zeros at the end. Equal facts give equal bytes, and <see cref="CaseFileReader"/> reads them back.
/// </summary>
public static class CaseFileWriter
{
    /// <returns>UTF-8.</returns>
    public static byte[] Write(CaseFile caseFile)
    {
        var text = new StringBuilder();
        Append(text, JsonSerializer.SerializeToElement(caseFile, CaseJson.Options), CaseShape.OfAny);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, JsonElement element, Shape shape)
    {
        switch (shape)
        {
            case ObjectShape form:
                AppendObject(text, element, form);
                break;
            case ListShape form:
                AppendList(text, element, form);
                break;
            default:
                if (element.ValueKind == JsonValueKind.String)
                {
                    AppendText(text, element.GetString()!);
                }
                else
                {
                    text.Append(element.GetRawText());
                }

                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonElement element, ObjectShape shape)
    {
        var separator = '{';
        foreach (var field in shape.FieldsByName)
        {
            var value = element.GetProperty(field.Name);
            if (IsNotGiven(value, field.Shape))
            {
                continue;
            }

            text.Append(separator);
            AppendText(text, field.Name);
            text.Append(':');
            Append(text, value, field.Shape);
            separator = ',';
        }

        text.Append(separator == '{' ? "{}" : "}");
    }

    private static void AppendList(StringBuilder text, JsonElement element, ListShape shape)
    {
        var separator = '[';
        foreach (var entry in element.EnumerateArray())
        {
            text.Append(separator);
            Append(text, entry, shape.Entry);
            separator = ',';
        }

        text.Append(separator == '[' ? "[]" : "]");
    }

    private static bool IsNotGiven(JsonElement element, Shape shape) => shape switch
    {
        _ when element.ValueKind == JsonValueKind.Null => true,
        ObjectShape form => form.Fields.All(field => IsNotGiven(element.GetProperty(field.Name), field.Shape)),
        ListShape form => !form.MayBeNull && element.GetArrayLength() == 0,
        _ => element.ValueKind == JsonValueKind.String && element.GetString()!.Length == 0,
    };

    /// <summary>Escapes what RFC 8259 says must be, and nothing else: the encoders of the framework may change with its version.</summary>
    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
