using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets;

/// <summary>All words that ship with the service: templates, labels, the words of findings, conflicts, route advice, requirements, the form and the pages of the service.</summary>
public sealed record PacketTexts(
    TemplateCatalog Templates,
    Labels Labels,
    FindingTexts Findings,
    ConflictTexts Conflicts,
    RouteTexts Routes,
    RequirementTexts Requirements,
    Labels Form,
    Labels Desk)
{
    /// <summary>Reads all texts and checks that they agree with the regulators and their rules.</summary>
    /// <exception cref="TextFaultException">Any text is faulty or missing; all faults are named.</exception>
    public static PacketTexts Load(IReadOnlyList<TextFile> files)
    {
        var texts = new PacketTexts(
            TemplateCatalog.Load(files),
            Labels.Load(files),
            FindingTexts.Load(files),
            ConflictTexts.Load(files),
            RouteTexts.Load(files),
            RequirementTexts.Load(files),
            Labels.LoadForm(files),
            Labels.LoadDesk(files));
        return TextCompleteness.Faults(files, texts.Templates) is { Count: > 0 } faults ? throw new TextFaultException(faults) : texts;
    }
}
