using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Cases;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>
/// Which values a case cannot do without: <c>required-leaves.txt</c> says for each place of the samples what refuses the case
/// once the value is gone. A rule that falls silent is missing from the list.
/// </summary>
public sealed class RequiredLeavesTests
{
    private const string Heading =
        """
        # Values and lists of the complete samples without which a case is refused, in the order of the form.
        # Behind the colon: the rule or the fault of form, with its place where it points elsewhere.
        # CORE-TXT-02: no rule asks for the value, but a final document does not go out without it.
        # In brackets: the samples that are refused, where not all that give the value are.


        """;

    [Fact]
    public async Task What_refuses_a_sample_without_one_of_its_values_is_the_accepted_list()
    {
        var givers = new Dictionary<string, int>(StringComparer.Ordinal);
        var refusals = new List<(string Place, string Refused, string Sample)>();
        foreach (var name in SampleCases.Names)
        {
            if ((await RefusalsAsync(SampleCases.Read(name))).Count > 0)
                continue;

            var root = JsonNode.Parse(SampleCases.Read(name))!;
            foreach (var path in CaseMutations.Places(root, []).Where(place => place.Node is not JsonObject).Select(place => place.Path).ToList())
            {
                var place = "/" + string.Join('/', path);
                givers[place] = givers.GetValueOrDefault(place) + 1;
                var refused = await RefusalsAsync(CaseMutations.Apply(root, new CaseMutation(path, null)));
                if (refused.Count > 0)
                    refusals.Add((place, Words(place, refused), Path.ChangeExtension(name, null)));
            }
        }

        var lines =
            from refusal in refusals
            group refusal.Sample by (refusal.Place, refusal.Refused) into same
            select (same.Key.Place, Line: $"{same.Key.Place}: {same.Key.Refused}{(same.Count() == givers[same.Key.Place] ? "" : $"  [{string.Join(", ", same)}]")}\n");
        var text = lines.OrderBy(line => line.Place, FormOrder.Instance).ThenBy(line => line.Line, StringComparer.Ordinal).Select(line => line.Line);
        Golden.Check("../Samples/required-leaves.txt", Heading + string.Concat(text));
    }

    private static string Words(string place, IEnumerable<(string Code, string Path)> refused) =>
        string.Join(", ", refused.Select(refusal => refusal.Path == place ? refusal.Code : $"{refusal.Code} {refusal.Path}").Distinct());

    /// <summary>Faults of form; else findings that reject; else gaps that keep a document from being final.</summary>
    private static async Task<IReadOnlyList<(string Code, string Path)>> RefusalsAsync(byte[] json)
    {
        var reading = CaseFileReader.Read(json);
        if (reading.Case is not { } caseFile)
            return [.. reading.Faults.Select(fault => (fault.Code, fault.Pointer))];

        var report = SweptCase.Validate(caseFile);
        if (!report.IsComplete)
            return RejectsOf(report);

        var refusals = new List<(string Code, string Path)>();
        foreach (var part in SweptCase.Documents[caseFile.Regulator].Where(part => part.Document.Applies(caseFile, [])).DistinctBy(part => part.Document))
        {
            if (await SweptCase.RenderAsync(caseFile, PacketMode.Final, part) is PacketOutcome.Refused refused)
                refusals.AddRange(RejectsOf(refused.Report));
        }

        return [.. refusals.Distinct()];
    }

    private static IReadOnlyList<(string Code, string Path)> RejectsOf(ValidationReport report) =>
        [.. report.Findings.Where(finding => finding.Rule.Severity == FindingSeverity.Reject).Select(finding => (finding.Rule.Code, finding.Path))];
}
