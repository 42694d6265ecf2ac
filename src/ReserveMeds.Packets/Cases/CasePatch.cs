using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ReserveMeds.Packets.Cases;

/// <summary>Changes some facts of a case by a JSON merge patch (RFC 7396): what is named is replaced, null removes, lists are replaced whole.</summary>
public static class CasePatch
{
    private const int MaximumDepth = 32;

    /// <param name="patch">UTF-8. A byte order mark before it is passed over.</param>
    /// <returns>The changed case, or every fault of it; places are the same in the patch. A name that the format does not know is a fault, with null too.</returns>
    public static CaseReading Apply(CaseFile current, ReadOnlyMemory<byte> patch)
    {
        var bytes = patch.Span.StartsWith("\uFEFF"u8) ? patch[3..] : patch;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaximumDepth });
        }
        catch (JsonException)
        {
            // What is no JSON, or more than one value, is told by the reader in its own words.
            return CaseFileReader.Read(patch);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return CaseFileReader.Read(patch);
            }

            using var target = JsonDocument.Parse(CaseFileWriter.Write(current));
            var merged = new ArrayBufferWriter<byte>();
            Merge(target.RootElement, document.RootElement, CaseShape.OfAny, merged);
            return CaseFileReader.Read(merged.WrittenMemory);
        }
    }

    /// <param name="target">Undefined where the case has nothing there.</param>
    private static void Merge(JsonElement target, JsonElement patch, ObjectShape shape, ArrayBufferWriter<byte> merged)
    {
        var count = patch.EnumerateObject().GroupBy(property => JsonText.NameOf(property) ?? "").ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var separator = "{"u8;
        if (target.ValueKind == JsonValueKind.Object)
        {
            foreach (var kept in target.EnumerateObject().Where(property => !count.ContainsKey(property.Name)))
            {
                merged.Write(separator);
                Copy(kept, merged);
                separator = ","u8;
            }
        }

        foreach (var property in patch.EnumerateObject())
        {
            var name = JsonText.NameOf(property);
            var index = name is null ? -1 : shape.IndexOf(name);

            // What is unknown or given twice goes on as it is, so that the reader refuses it with its place.
            var isPlain = index >= 0 && count[name!] == 1;
            if (isPlain && property.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            merged.Write(separator);
            separator = ","u8;
            if (isPlain && property.Value.ValueKind == JsonValueKind.Object && shape.Fields[index].Shape is ObjectShape inner)
            {
                merged.Write("\""u8);
                merged.Write(JsonMarshal.GetRawUtf8PropertyName(property));
                merged.Write("\":"u8);
                Merge(target.ValueKind == JsonValueKind.Object && target.TryGetProperty(name!, out var there) ? there : default, property.Value, inner, merged);
            }
            else
            {
                Copy(property, merged);
            }
        }

        merged.Write(separator.SequenceEqual("{"u8) ? "{}"u8 : "}"u8);
    }

    private static void Copy(JsonProperty property, ArrayBufferWriter<byte> merged)
    {
        merged.Write("\""u8);
        merged.Write(JsonMarshal.GetRawUtf8PropertyName(property));
        merged.Write("\":"u8);
        merged.Write(JsonMarshal.GetRawUtf8Value(property.Value));
    }
}
