using System.Collections.Concurrent;
using System.Text;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Forms;

/// <summary>
/// Which fields every case of a regulator must have filled: those for which the rules refuse a case that says nothing yet. So
/// the form cannot ask for more, or less, than the rules do.
/// </summary>
public sealed class FormNeeds(PacketAssembler assembler)
{
    private readonly ConcurrentDictionary<(string Regulator, string Edition), IReadOnlySet<string>> known = new();

    /// <summary>JSON Pointers, with <c>*</c> for rows.</summary>
    /// <param name="on">Day whose rulebook is asked.</param>
    public IReadOnlySet<string> Of(Regulator regulator, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(regulator);
        return known.GetOrAdd((regulator.Id, regulator.RulebookOn(on).Edition), _ => Ask(regulator.Id, on));
    }

    private HashSet<string> Ask(string regulatorId, DateOnly on)
    {
        string[] blank =
        [
            $$$"""{"caseFormat":1,"regulator":"{{{regulatorId}}}"}""",
            $$$"""
              {"caseFormat":1,"regulator":"{{{regulatorId}}}","physician":{"licenseVerifications":[{}]},"priorTherapies":[{}],
               "monitoring":{"followUp":[{}]},"custody":{"legs":[{}]}}
              """,
        ];
        return blank
            .Select(json => CaseFileReader.Read(Encoding.UTF8.GetBytes(json)).Case!)
            .SelectMany(caseFile => assembler.Validate(caseFile, on).Findings)
            .Where(finding => finding.Rule.Severity == FindingSeverity.Reject)
            .Select(finding => FormOrder.WithoutIndexes(finding.Path))
            .ToHashSet(StringComparer.Ordinal);
    }
}
