using System.Buffers.Text;

namespace ReserveMeds.Packets.Attachments.Pdf;

/// <summary>Reads of a PDF file what deciding on it needs, and no more: its tables, its objects' names and its pages. Draws nothing.</summary>
internal static class PdfStructure
{
    /// <summary>Bytes at the end in which the last line that points to the tables has to stand.</summary>
    private const int TailBytes = 2048;

    private const int MaximumNodes = 4_000;

    private static readonly string[] Properties = ["Title", "Author", "Subject", "Keywords"];

    public static PdfReading Read(ReadOnlyMemory<byte> file)
    {
        if (Start(file.Span) is not { } start)
            return PdfReading.Of(PdfFault.CutOff);

        var work = new PdfWork();
        var sections = new PdfSections(file, work);
        if (!sections.Read(start))
            return PdfReading.Of(sections.Trailers.Exists(IsEncrypted) ? PdfFault.Encrypted : PdfFault.Unreadable);
        if (sections.Trailers.Exists(IsEncrypted))
            return PdfReading.Of(PdfFault.Encrypted);

        var objects = new PdfObjects(file, sections, work);
        if (!objects.ReadAll())
            return PdfReading.Of(PdfFault.Unreadable);
        if (work.ActiveContent.Count > 0)
            return new(PdfFault.Active, 0, HoldsProperties: false, [.. work.ActiveContent]);

        var trailer = sections.Trailers[0];
        if (objects.Resolve(trailer["Root"]) is not PdfValue.Map root || objects.Resolve(root["Pages"]) is not PdfValue.Map pages)
            return PdfReading.Of(PdfFault.Unreadable);
        var (fault, count) = Pages(objects, pages);
        var holdsProperties = root["Metadata"] is not null
            || (objects.Resolve(trailer["Info"]) is PdfValue.Map info && Properties.Any(key => info[key] is not null));
        return new(fault, count, holdsProperties, []);
    }

    /// <summary>Where the newest table stands; null where the file does not end as a whole PDF does.</summary>
    private static int? Start(ReadOnlySpan<byte> file)
    {
        var end = file.Length;
        while (end > 0 && PdfScanner.IsSpace(file[end - 1]))
            end--;
        var tail = file[Math.Max(0, end - TailBytes)..end];
        var at = tail.LastIndexOf("startxref"u8);
        if (at < 0 || !tail.EndsWith("%%EOF"u8))
            return null;
        var digits = tail[(at + "startxref"u8.Length)..^5].Trim(" \t\r\n\f\0"u8);
        return Utf8Parser.TryParse(digits, out int offset, out var length) && length == digits.Length ? offset : null;
    }

    private static bool IsEncrypted(PdfValue.Map trailer) => trailer["Encrypt"] is not null;

    /// <summary>Counts the leaves of the page tree: what the file states of their number is only believed where it is true.</summary>
    private static (PdfFault Fault, int Pages) Pages(PdfObjects objects, PdfValue.Map top)
    {
        if (top.Int("Count") is not { } stated)
            return (PdfFault.Unreadable, 0);
        if (stated > AttachmentLimits.MaximumPages)
            return (PdfFault.TooManyPages, stated);

        var (pages, nodes) = (0, 0);
        var seen = new HashSet<int>();
        var open = new Stack<PdfValue.Map>([top]);
        while (open.TryPop(out var node))
        {
            if (node["Kids"] is null)
            {
                pages++;
                continue;
            }

            if (node["Kids"] is not { } given || objects.Resolve(given) is not PdfValue.Array kids)
                return (PdfFault.Unreadable, 0);
            foreach (var kid in kids.Items)
            {
                if (kid is not PdfValue.Reference to || !seen.Add(to.Number) || ++nodes > MaximumNodes || objects.Resolve(to) is not PdfValue.Map below)
                    return (PdfFault.Unreadable, 0);
                open.Push(below);
            }
        }

        return pages > 0 && pages == stated ? (PdfFault.None, pages) : (PdfFault.Unreadable, 0);
    }
}

internal enum PdfFault
{
    None,
    CutOff,
    Encrypted,
    Unreadable,
    Active,
    TooManyPages,
}

/// <param name="Pages">Counted; where there are too many, as stated.</param>
/// <param name="HoldsProperties">Whether title, author and the like may stand in the file.</param>
/// <param name="Active">What a reader would run, open or unpack, in words.</param>
internal sealed record PdfReading(PdfFault Fault, int Pages, bool HoldsProperties, IReadOnlyList<string> Active)
{
    public static PdfReading Of(PdfFault fault) => new(fault, 0, HoldsProperties: false, []);
}
