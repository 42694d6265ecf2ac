namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>What a finished file says, read back from its bytes alone.</summary>
/// <param name="Body">Paragraphs, headings and cells in reading order; list marks are left out.</param>
/// <param name="Frame">Running heads and feet, page numbers and watermarks; in a PDF, those of every page.</param>
/// <param name="Properties">Every other text in the file: document properties, bookmarks, link targets, alternative texts.</param>
/// <param name="Parts">Names of the files inside the file; empty where it holds none.</param>
/// <param name="Fault">What is wrong with the file, without a word of it; null where all of it could be read.</param>
public sealed record FinishedText(
    IReadOnlyList<ReadBlock> Body,
    IReadOnlyList<ReadBlock> Frame,
    IReadOnlyList<ReadProperty> Properties,
    IReadOnlyList<string> Parts,
    string? Fault)
{
    internal static FinishedText Unreadable(string fault) => new([], [], [], [], fault);
}

/// <param name="Text">Lines of one paragraph are parted by a space; right-to-left ones in a PDF also where a line ended inside a word.</param>
/// <param name="Page">Counted from 1; null where the format has no pages of its own.</param>
public sealed record ReadBlock(string Text, int? Page);

/// <param name="Name">Where the text stands, such as <c>docProps/core.xml creator</c>.</param>
public sealed record ReadProperty(string Name, string Text);
