using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets;

/// <summary>All parts of one language in one PDF, with pages counted through.</summary>
/// <param name="Parts">In packet order, the cover letter among them.</param>
public sealed record BoundFile(string Language, string Title, Rendition Rendition, IReadOnlyList<BoundPart> Parts)
{
    /// <summary>Stands where the id of a part stands for a single file.</summary>
    public const string Id = "packet";

    /// <summary>SHA-256 over the ids and content digests of the parts.</summary>
    public string ContentDigest { get; } = Packets.ContentDigest.Of(string.Concat(
        Parts.Select(part => $"{part.File.Document.Id} {part.File.ContentDigest}\n")));

    /// <summary>The words of the parts in reading order, with the page numbers that only this file has.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>What was bound, beside the single PDF files of the same Documents.</summary>
    /// <param name="pages">Number of the page that each part begins on, by its id.</param>
    /// <param name="files">Among them the PDF of each part.</param>
    internal static BoundFile Of(
        string title, Rendition rendition, IReadOnlyDictionary<string, int> pages, IReadOnlyList<ComposedPart> parts, IReadOnlyList<PacketFile> files)
    {
        var language = parts[0].Language;
        return new(
            language,
            title,
            rendition,
            [
                .. parts.Select(part => new BoundPart(
                    files.First(file => file.Document == part.Required && file.Language == language && file.Format == OutputFormat.Pdf),
                    pages[part.Required.Id])),
            ])
        {
            Passages =
            [
                .. parts.SelectMany(part => Documents.Reading.Passages.Of(part.Document, pages, inPdf: true)
                    .Select(passage => passage with { Place = $"{part.Template.Title}: {passage.Place}" })),
            ],
        };
    }
}

/// <param name="File">The PDF of the part alone.</param>
/// <param name="FirstPage">Number of the page that it begins on, from 1.</param>
public sealed record BoundPart(PacketFile File, int FirstPage);
