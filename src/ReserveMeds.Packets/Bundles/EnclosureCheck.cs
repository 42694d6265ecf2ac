using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Bundles;

/// <summary>Holds what the cover letter lists against the files of the bundle.</summary>
internal static class EnclosureCheck
{
    /// <returns>
    /// One finding for each part or attachment that is listed and absent, present and not listed, or listed with other pages;
    /// and for each bound file that is not named as such, or binds something else than the parts of its language.
    /// </returns>
    public static IReadOnlyList<Finding> Check(Packet packet, Audience audience)
    {
        var files = packet.Files.Where(audience.Receives).ToList();
        var attachments = packet.Context.Attachments.Where(audience.Receives);
        List<string> differing = [.. packet.Bound.Where(bound => !BindsAll(bound, files)).Select(BundleNames.Of)];
        if (files.Exists(file => file.Document.IsCoverLetter))
        {
            var parts = Entries(Enclosure.Of(files));
            parts.SymmetricExceptWith(Entries(packet.Enclosures.Parts));
            differing.AddRange(parts.Select(entry => entry.Document));
            differing.AddRange(Differing(Entries(attachments), Entries(packet.Enclosures.Attachments)));
            differing.AddRange(Differing(
                packet.Bound.Select(BundleNames.Of).ToHashSet(StringComparer.Ordinal),
                packet.Enclosures.BoundLanguages.Select(BundleNames.OfBound)));
        }

        // A check of the packet and not of the case: it holds for a packet of any edition, also of those without the code.
        var rule = packet.Regulator.Rulebooks[0].RuleOf("CORE-ENC-01");
        return
        [
            .. differing.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(id => new Finding(rule, "", new Dictionary<string, string>(StringComparer.Ordinal) { ["document"] = id })),
        ];
    }

    /// <summary>Whether it holds the very parts that the audience receives in its language, in packet order.</summary>
    private static bool BindsAll(BoundFile bound, IEnumerable<PacketFile> files) =>
        files.Where(file => file.Language == bound.Language && file.Format == OutputFormat.Pdf)
            .OrderBy(file => file.Document.Number)
            .SequenceEqual(bound.Parts.Select(part => part.File));

    private static HashSet<(string Document, string Language, OutputFormat Format, int? Pages)> Entries(IEnumerable<Enclosure> enclosures) =>
    [
        .. enclosures.SelectMany(part => part.Formats.Select(format =>
            (part.Document.Id, part.Template.Language, format, format == OutputFormat.Pdf ? part.Pages : null))),
    ];

    /// <summary>Number, and what the list says of it.</summary>
    private static HashSet<string> Entries(IEnumerable<Attachment> attachments) => attachments
        .Select(attachment => $"{BundleNames.Number(attachment)} {attachment.Kind.Id} {attachment.Type.Extension} {attachment.Pages}")
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Differing(HashSet<string> present, IEnumerable<string> listed)
    {
        present.SymmetricExceptWith(listed);
        return present.Select(entry => entry.Split(' ')[0]);
    }
}
