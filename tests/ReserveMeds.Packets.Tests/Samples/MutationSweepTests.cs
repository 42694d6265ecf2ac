using System.Text.Json;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Cases;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>Whatever one value of a sample becomes, the answer is faults of form, or findings and a draft; never an exception.</summary>
public sealed class MutationSweepTests
{
    /// <summary>Values of other samples for each place; all of them would be much time and little news.</summary>
    private const int Swaps = 4;

    private static readonly IReadOnlyList<JsonNode> Roots = [.. SampleCases.Names.Select(name => JsonNode.Parse(SampleCases.Read(name))!)];

    public static TheoryData<string> Names { get; } = [.. SampleCases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Any_value_of_a_sample_may_go_wrong_in_any_way(string name)
    {
        var root = JsonNode.Parse(SampleCases.Read(name))!;
        var broken = new List<string>();
        var drafted = 0;
        foreach (var (leaf, path) in CaseMutations.Places(root, []).Where(place => place.Node is not (JsonObject or JsonArray { Count: > 0 })).ToList())
        {
            var turn = 0;
            foreach (var mutation in Values(leaf, path).Distinct().Select(value => new CaseMutation(path, value)))
            {
                try
                {
                    turn += await AnswerAsync(CaseMutations.Apply(root, mutation), turn) ? 1 : 0;
                }
                catch (Exception exception)
                {
                    broken.Add($"{mutation}: {exception.GetType().Name}: {exception.Message}");
                }
            }

            drafted += turn;
        }

        Assert.Empty(broken);
        Assert.True(drafted > 300, $"only {drafted} changed cases could be read and drafted");
    }

    /// <param name="turn">Which of the documents is drafted: they take turns, so that each place meets all of them.</param>
    /// <returns>False where the case has faults of form.</returns>
    private static async Task<bool> AnswerAsync(byte[] json, int turn)
    {
        var reading = CaseFileReader.Read(json);
        Assert.True(reading.Case is null == reading.Faults.Count > 0, "neither a case nor faults, or both");
        if (reading.Case is not { } caseFile)
            return false;

        var documents = SweptCase.Documents[caseFile.Regulator];
        var draft = await SweptCase.RenderAsync(caseFile, PacketMode.Draft, documents[turn % documents.Count]);
        var findings = Assert.IsType<PacketOutcome.Assembled>(draft).Packet.Report.Findings;
        Assert.All(findings, finding => Assert.True(FormOrder.Knows(finding.Path), finding.Path));
        return true;
    }

    /// <summary>Removed, emptied, of another type, out of range, and what some of the other samples hold at this place.</summary>
    private static IEnumerable<string?> Values(JsonNode? leaf, IReadOnlyList<string> path) =>
    [
        null,
        "null",
        .. leaf?.GetValueKind() switch
        {
            JsonValueKind.String => (string[])["\"\"", "\" \"", "7", "\"1900-01-01\"", "\"2099-12-31\"", $"\"{new string('x', 10_001)}\""],
            JsonValueKind.Number => ["\"\"", "\"41\"", "-1", "0", "3660", "10000", "1e9", "0.0000001"],
            JsonValueKind.True => ["false", "\"true\"", "0"],
            JsonValueKind.False => ["true", "\"false\"", "0"],
            JsonValueKind.Array => ["{}", "[null]", "[\"Exemple\"]"],
            _ => ["\"Exemple\"", "1", "true", "[]"],
        },
        .. Roots.Select(other => At(other, path)).OfType<JsonNode>().Select(value => value.ToJsonString()).Distinct().Take(Swaps),
    ];

    private static JsonNode? At(JsonNode root, IReadOnlyList<string> path) => path.Aggregate((JsonNode?)root, (node, step) => node switch
    {
        JsonArray list => int.Parse(step) is var index && index < list.Count ? list[index] : null,
        JsonObject fields => fields[step],
        _ => null,
    });
}
