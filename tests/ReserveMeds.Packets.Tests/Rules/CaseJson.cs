using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>Cases of the tests: a complete one, with changes by JSON Pointer, read as a case on the wire is.</summary>
internal static class CaseJson
{
    /// <summary>Before the edition's review date, so that nothing speaks of staleness.</summary>
    public static readonly DateOnly Today = new(2026, 11, 15);

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <param name="name">File below <c>Examples/complete</c>, such as <c>dmp</c>.</param>
    /// <param name="changes">Values by JSON Pointer; null takes the fact away, <c>-</c> appends to a list.</param>
    public static CaseFile Read(string name, IEnumerable<KeyValuePair<string, JsonNode?>>? changes = null)
    {
        var reading = CaseFileReader.Read(Encoding.UTF8.GetBytes(Changed(name, changes).ToJsonString()));
        Assert.Empty(reading.Faults);
        return reading.Case!;
    }

    public static CaseFile Read(string name, params (string Pointer, JsonNode? Value)[] changes) =>
        Read(name, changes.Select(change => KeyValuePair.Create(change.Pointer, change.Value)));

    /// <summary>A case that no border has looked at, such as one with a figure out of all proportion.</summary>
    public static CaseFile Unchecked(string name, params (string Pointer, JsonNode? Value)[] changes) =>
        Changed(name, changes.Select(change => KeyValuePair.Create(change.Pointer, change.Value))).Deserialize<CaseFile>(Strict)!;

    private static JsonNode Changed(string name, IEnumerable<KeyValuePair<string, JsonNode?>>? changes)
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Examples, "complete", $"{name}.json")))!;
        foreach (var (pointer, value) in changes ?? [])
        {
            Change(root, pointer, value?.DeepClone());
        }

        return root;
    }

    public static ValidationReport Check(CaseFile caseFile, DateOnly? on = null) =>
        Check(caseFile, RegulatorCatalog.Find(caseFile.Regulator)!.RulebookOn(on ?? Today), on);

    public static ValidationReport Check(CaseFile caseFile, Rulebook book, DateOnly? on = null) =>
        book.Check(caseFile, TestProducts.Find(caseFile.Product.Profile), on ?? Today);

    private static void Change(JsonNode root, string pointer, JsonNode? value)
    {
        var parts = pointer.Split('/')[1..];
        var parent = parts[..^1].Aggregate(root, Step);
        switch (parent)
        {
            case JsonArray list when parts[^1] == "-":
                list.Add(value);
                break;
            case JsonArray list:
                list[int.Parse(parts[^1], CultureInfo.InvariantCulture)] = value;
                break;
            default:
                parent[parts[^1]] = value;
                break;
        }
    }

    private static JsonNode Step(JsonNode node, string part) =>
        node is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)]! : node[part] ??= new JsonObject();
}
