using System.Text.Json;

namespace ReserveMeds.Packets.Cases;

/// <summary>One fault of form in a body as received.</summary>
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
    /// <param name="json">UTF-8. A byte order mark before it is passed over.</param>
    public static CaseReading Read(ReadOnlyMemory<byte> json)
    {
        var (caseFile, faults) = ShapedJson.Read<CaseFile>(json, root => CaseShape.Of(RegulatorOf(root)));
        return new(caseFile, faults);
    }

    private static string? RegulatorOf(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object
            ? null
            : root.EnumerateObject()
                .Where(property => property.Value.ValueKind == JsonValueKind.String && JsonText.NameOf(property) == "regulator")
                .Select(property => JsonText.Of(property.Value))
                .LastOrDefault();
}
