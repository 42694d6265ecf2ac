using System.Collections.Concurrent;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Forms;

/// <summary>
/// Which fields every case of a regulator must have filled: those without which a complete case is refused for that very
/// place. So the form asks for no more, and no less, than the rules do.
/// </summary>
/// <param name="sampleOf">A complete case of the regulator with this id, as JSON in UTF-8; null where there is none.</param>
public sealed class FormNeeds(PacketAssembler assembler, Func<string, byte[]?> sampleOf)
{
    private readonly ConcurrentDictionary<(string Regulator, string Edition), IReadOnlySet<string>> known = new();

    /// <summary>JSON Pointers, with <c>*</c> for rows. Empty where there is no sample to ask about.</summary>
    /// <param name="on">Day whose rulebook is asked.</param>
    public IReadOnlySet<string> Of(Regulator regulator, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(regulator);
        return known.GetOrAdd((regulator.Id, regulator.RulebookOn(on).Edition), _ => Ask(regulator.Id, on));
    }

    private HashSet<string> Ask(string regulatorId, DateOnly on) => sampleOf(regulatorId) is { } json && FormValues.OfSaved(json) is { } complete
        ? complete.Pointers.Where(pointer => IsRefusedWithout(complete, pointer, on)).Select(FormOrder.WithoutIndexes).ToHashSet(StringComparer.Ordinal)
        : [];

    private bool IsRefusedWithout(FormValues complete, string pointer, DateOnly on) =>
        CaseFileReader.Read(FormJson.Of(complete.With(pointer))).Case is { } without
        && assembler.Validate(without, on).Findings.Any(finding => finding.Rule.Severity == FindingSeverity.Reject && finding.Path == pointer);
}
