using System.Globalization;
using System.Text.Json;

namespace ReserveMeds.Packets.Cases;

/// <summary>Where two cases differ. Places only: a value may not stand where this is shown.</summary>
public static class CaseDifferences
{
    /// <returns>JSON Pointers of single facts, in the order of their canonical form. Entries of a list are compared by their place in it.</returns>
    public static IReadOnlyList<string> Between(CaseFile earlier, CaseFile later)
    {
        using var before = JsonDocument.Parse(CaseFileWriter.Write(earlier));
        using var after = JsonDocument.Parse(CaseFileWriter.Write(later));
        return [.. Compare(before.RootElement, after.RootElement, "").Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether the case gives the fact, or anything below the place.</summary>
    /// <param name="pointer">JSON Pointer of object members; none below a list.</param>
    public static bool Gives(CaseFile caseFile, string pointer)
    {
        using var document = JsonDocument.Parse(CaseFileWriter.Write(caseFile));
        var element = document.RootElement;
        return pointer[1..].Split('/').All(name => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out element));
    }

    private static IEnumerable<string> Compare(JsonElement before, JsonElement after, string pointer)
    {
        if (IsObject(before) || IsObject(after))
        {
            var names = Members(before).Concat(Members(after)).Distinct(StringComparer.Ordinal);
            return names.SelectMany(name => Compare(Member(before, name), Member(after, name), $"{pointer}/{name}"));
        }

        // An empty list may say something else than none.
        if (Count(before) + Count(after) > 0)
        {
            return Enumerable.Range(0, Math.Max(Count(before), Count(after))).SelectMany(index =>
                Compare(Entry(before, index), Entry(after, index), string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}")));
        }

        // The canonical form writes equal facts alike.
        return Raw(before) == Raw(after) ? [] : [pointer];
    }

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    private static bool IsList(JsonElement element) => element.ValueKind == JsonValueKind.Array;

    private static IEnumerable<string> Members(JsonElement element) => IsObject(element) ? element.EnumerateObject().Select(member => member.Name) : [];

    private static JsonElement Member(JsonElement element, string name) => IsObject(element) && element.TryGetProperty(name, out var member) ? member : default;

    private static int Count(JsonElement element) => IsList(element) ? element.GetArrayLength() : 0;

    private static JsonElement Entry(JsonElement element, int index) => index < Count(element) ? element[index] : default;

    private static string? Raw(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? null : element.GetRawText();
}
