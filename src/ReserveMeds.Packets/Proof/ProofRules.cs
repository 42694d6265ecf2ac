using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Proof;

/// <summary>What reading back says as findings. Both rules are the packet's own integrity, so they hold in every edition.</summary>
internal static class ProofRules
{
    /// <param name="rulebook">Edition that the case is held to; where it lacks a rule, the newest speaks.</param>
    public static IReadOnlyList<Finding> Findings(Consistency consistency, IReadOnlyList<ReadFile> files, CaseFile caseFile, Rulebook rulebook, Regulator regulator)
    {
        var (differs, leaks) = (RuleOf("CORE-CON-01", rulebook, regulator), RuleOf("CORE-PAT-01", rulebook, regulator));
        var scan = new LeakScan(caseFile);
        List<(ReadFile File, IReadOnlyList<string> Places)> leaking =
        [
            .. files.Select(file => (file, Places: scan.Of(file.Text, AxisNumbers.Of(file.Part.Document))))
                .Where(found => found.Places is not null)
                .Select(found => (found.file, found.Places!)),
        ];
        return
        [
            .. consistency.Disagreements.Select(disagreement => new Finding(
                differs, "", ArgumentsOf(disagreement.File, disagreement.IsBound, ("values", string.Join(", ", disagreement.Values))))),
            .. leaking.Select(leak => new Finding(leaks, "", ArgumentsOf(leak.File.File, leak.File.FirstPages is not null))),
            .. leaking.SelectMany(leak => leak.Places, (leak, place) => (leak.File, Place: place))
                .DistinctBy(leak => leak.Place, StringComparer.Ordinal)
                .Select(leak => new Finding(leaks, leak.Place, ArgumentsOf(leak.File.File, leak.File.FirstPages is not null))),
        ];
    }

    private static Dictionary<string, string> ArgumentsOf(PacketFile file, bool isBound, params IEnumerable<(string Name, string Value)> more)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["document"] = isBound ? $"{BoundFile.Id}, {file.Document.Id}" : file.Document.Id,
            ["language"] = file.Language,
            ["format"] = BundleNames.Extension(file.Format),
        };
        foreach (var (name, value) in more)
            arguments.Add(name, value);
        return arguments;
    }

    private static Rule RuleOf(string code, Rulebook rulebook, Regulator regulator) =>
        rulebook.Rules.FirstOrDefault(rule => rule.Code == code) ?? regulator.Rulebooks[0].RuleOf(code);
}
