using System.Text;
using System.Text.Json.Nodes;

namespace ReserveMeds.Packets.Tests.Cases;

/// <summary>One change at one place of a case.</summary>
/// <param name="Path">Names and indexes from the root; empty for the whole case.</param>
/// <param name="Value">JSON that stands there now; null where the place was removed.</param>
internal sealed record CaseMutation(IReadOnlyList<string> Path, string? Value)
{
    public override string ToString() => $"/{string.Join('/', Path)} {Value ?? "removed"}";
}

internal static class CaseMutations
{
    /// <summary>One value of every kind.</summary>
    public static readonly IReadOnlyList<string> Few = ["null", "true", "{}", "[]", "\"\"", "\"Exemple\"", "\"2026-02-30\"", "0", "1.5"];

    /// <summary>Values on both sides of every border that the format draws.</summary>
    public static readonly IReadOnlyList<string> Many =
    [
        "null", "true", "false", "{}", "[]", "[null]", "[\"\"]", "[\" \"]", "[\"fr\"]", "[{}]", "{\"x\":1}",
        "\"\"", "\" \"", "\"Exemple\"", "\"fr\"", "\"dmp\"", "\"MA\"", "\"ma\"", "\"MA\\n\"", "\"P-7F3K-92QX\"", "\"P-FATIMA-1234\"",
        "\"RM-MA-2026-000001\"", "\"RM-KR-2026-000001\"", "\"RM-MA-2026-000001\\n\"", "\"RM-FR-2026-000001\"", "\"verified\"",
        "\"2026-02-28\"", "\"2026-02-29\"", "\"2028-02-29\"", "\"2026-2-3\"", "\"2026-11-22T00:00:00Z\"", "\"0026-11-22\"", "\"2026-13-01\"",
        "\"2026-11-22\\n\"", "\"٢٠٢٦-١١-٢٢\"", "\"٤١\"", "\"41\"",
        "0", "1", "2", "-1", "1.0", "1.5", "41e0", "1e2", "131", "0.29", "0.3", "700", "700.5", "1000.000001", "0.0714285", "99999999999", "1e400", "1e-400",
        "12345678901234567890123456789012345",
        Text(201, "x"), Text(200, "\U0001F33F"), Text(201, "\U0001F33F"), Text(301, "x"), Text(4_001, "x"), Text(10_001, "x"),
    ];

    /// <summary>Every value at every place of the case, every place removed, an unknown field in every object.</summary>
    public static IReadOnlyList<CaseMutation> Of(JsonNode root, IReadOnlyList<string> values) =>
        Places(root, []).SelectMany(place => Changes(place.Node, place.Path, values)).ToList();

    /// <summary>Every list with its first entry standing twice, and one entry above each cap.</summary>
    public static IEnumerable<CaseMutation> Grown(JsonNode root) =>
        from place in Places(root, [])
        where place.Node is JsonArray { Count: > 0 }
        from count in (int[])[2, 50, 51, 1_000, 1_001]
        select new CaseMutation(place.Path, $"[{string.Join(',', Enumerable.Repeat(place.Node![0]!.ToJsonString(), count))}]");

    /// <summary>The changed case as it is sent. The root is as before afterwards, but for the order of its fields.</summary>
    public static byte[] Apply(JsonNode root, CaseMutation mutation)
    {
        if (mutation.Path.Count == 0)
        {
            return Encoding.UTF8.GetBytes(mutation.Value!);
        }

        // Numbers that no node can hold must reach the reader as they are written.
        const string marker = "the place of the change";
        var parent = mutation.Path.SkipLast(1).Aggregate(root, (node, step) => node is JsonArray list ? list[int.Parse(step)]! : node[step]!);
        var text = parent is JsonArray entries
            ? Changed(root, entries, int.Parse(mutation.Path[^1]), mutation.Value is null ? null : marker)
            : Changed(root, (JsonObject)parent, mutation.Path[^1], mutation.Value is null ? null : marker);
        return Encoding.UTF8.GetBytes(text.Replace($"\"{marker}\"", mutation.Value));
    }

    /// <summary>Every node from the root down, with names and indexes on the way to it.</summary>
    public static IEnumerable<(JsonNode? Node, IReadOnlyList<string> Path)> Places(JsonNode? node, IReadOnlyList<string> path) =>
    [
        (node, path),
        .. node switch
        {
            JsonObject fields => fields.SelectMany(field => Places(field.Value, [.. path, field.Key])),
            JsonArray list => list.SelectMany((entry, index) => Places(entry, [.. path, index.ToString()])),
            _ => [],
        },
    ];

    private static string Changed(JsonNode root, JsonArray list, int index, string? value)
    {
        var before = list[index];
        list.RemoveAt(index);
        if (value is not null)
        {
            list.Insert(index, value);
        }

        var text = root.ToJsonString();
        if (value is not null)
        {
            list.RemoveAt(index);
        }

        list.Insert(index, before);
        return text;
    }

    private static string Changed(JsonNode root, JsonObject fields, string name, string? value)
    {
        var given = fields.TryGetPropertyValue(name, out var before);
        fields.Remove(name);
        if (value is not null)
        {
            fields.Add(name, value);
        }

        var text = root.ToJsonString();
        fields.Remove(name);
        if (given)
        {
            fields.Add(name, before);
        }

        return text;
    }

    private static IEnumerable<CaseMutation> Changes(JsonNode? node, IReadOnlyList<string> path, IReadOnlyList<string> values)
    {
        if (path.Count > 0)
        {
            yield return new(path, null);
        }

        foreach (var value in values)
        {
            yield return new(path, value);
        }

        if (node is JsonObject)
        {
            yield return new([.. path, "unknown"], "1");
        }
    }

    private static string Text(int count, string character) => $"\"{string.Concat(Enumerable.Repeat(character, count))}\"";
}
