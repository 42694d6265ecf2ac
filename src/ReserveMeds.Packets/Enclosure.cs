using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets;

/// <summary>What the cover letter lists.</summary>
/// <param name="Attachments">Those that the audience receives.</param>
/// <param name="BoundLanguages">Languages of the files that hold all parts of one language; not enclosures of their own.</param>
public sealed record EnclosureList(
    IReadOnlyList<Enclosure> Parts, IReadOnlyList<Attachment> Attachments, IReadOnlyList<string> BoundLanguages)
{
    public static EnclosureList None { get; } = new([], [], []);
}

/// <summary>One part in one language, as the cover letter lists it.</summary>
/// <param name="Template">Gives title, language and status of the words.</param>
/// <param name="Formats">In the order of <see cref="OutputFormat"/>.</param>
/// <param name="Pages">Pages of the PDF; null where they are not known.</param>
public sealed record Enclosure(RequiredDocument Document, Template Template, IReadOnlyList<OutputFormat> Formats, int? Pages)
{
    /// <summary>What was rendered, but for the cover letter itself. In packet order, then in the order of the files.</summary>
    public static IReadOnlyList<Enclosure> Of(IEnumerable<PacketFile> files) =>
    [
        .. files
            .Where(file => !file.Document.IsCoverLetter)
            .GroupBy(file => (file.Document.Number, file.Document.Id, file.Language))
            .OrderBy(part => part.Key.Number)
            .Select(part => new Enclosure(
                part.First().Document,
                part.First().Template,
                [.. part.Select(file => file.Format).Order()],
                part.Select(file => file.Rendition.Pages).FirstOrDefault(pages => pages is not null))),
    ];
}
