using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReserveMeds.Packets.Benchmarks;

/// <summary>
/// One sample case in as many wordings as asked for. The PDF engine remembers what it laid out last, which no real
/// sequence of cases lets it use; so no two runs send the same words.
/// </summary>
internal sealed class SampleVariants(byte[] sample)
{
    private int used;

    /// <summary>The case with a number behind every text of three words or more, which are the texts that nothing is read from.</summary>
    public IEnumerable<byte[]> Take(int count) => Enumerable.Range(0, count).Select(_ => Next());

    private byte[] Next()
    {
        var root = JsonNode.Parse(sample)!;
        Number(root, $" ({++used})");
        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    private static void Number(JsonNode node, string number)
    {
        if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String)
        {
            var text = value.GetValue<string>();
            if (text.Count(character => character == ' ') >= 2)
                node.ReplaceWith(text + number);
            return;
        }

        var children = node is JsonObject members ? members.Select(member => member.Value) : node is JsonArray items ? items : [];
        foreach (var child in children.OfType<JsonNode>().ToList())
            Number(child, number);
    }
}
