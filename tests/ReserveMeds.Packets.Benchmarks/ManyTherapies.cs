using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReserveMeds.Packets.Benchmarks;

/// <summary>A sample case with more prior therapies than any patient has.</summary>
internal static class ManyTherapies
{
    public static byte[] In(byte[] sample, int count)
    {
        var root = JsonNode.Parse(sample)!;
        var therapies = root["priorTherapies"]!.AsArray();
        root["priorTherapies"] = new JsonArray([.. Enumerable.Range(0, count).Select(index => Numbered(therapies[index % therapies.Count]!, index + 1))]);
        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    private static JsonNode Numbered(JsonNode therapy, int line)
    {
        var copy = therapy.DeepClone();
        copy["line"] = line;
        return copy;
    }
}
