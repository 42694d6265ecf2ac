using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Bundles;

/// <summary>Holds what the cover letter lists against the files of the bundle.</summary>
internal static class EnclosureCheck
{
    /// <returns>One finding for each part that is listed and absent, present and not listed, or listed with other pages.</returns>
    public static IReadOnlyList<Finding> Check(Packet packet, Audience audience)
    {
        var files = packet.Files.Where(audience.Receives).ToList();
        if (!files.Exists(file => file.Document.IsCoverLetter))
            return [];

        var present = Entries(Enclosure.Of(files));
        var listed = Entries(packet.Enclosures);
        present.SymmetricExceptWith(listed);

        // A check of the packet and not of the case: it holds for a packet of any edition, also of those without the code.
        var rule = packet.Regulator.Rulebooks[0].RuleOf("CORE-ENC-01");
        return
        [
            .. present.Select(entry => entry.Document).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(id => new Finding(rule, "", new Dictionary<string, string>(StringComparer.Ordinal) { ["document"] = id })),
        ];
    }

    private static HashSet<(string Document, string Language, OutputFormat Format, int? Pages)> Entries(IEnumerable<Enclosure> enclosures) =>
    [
        .. enclosures.SelectMany(part => part.Formats.Select(format =>
            (part.Document.Id, part.Template.Language, format, format == OutputFormat.Pdf ? part.Pages : null))),
    ];
}
