namespace ReserveMeds.Packets.Documents.Model;

/// <summary>
/// A finished text in reading order: what it says, never how it looks. Every writer gets the same Document, and none may
/// add or drop words except the page number.
/// </summary>
public sealed record Document
{
    /// <summary>Title for the reader's window and the document properties; one line, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 tag of the main language, such as <c>fr-MA</c>.</summary>
    public required string LanguageTag { get; init; }

    public Direction Direction { get; init; }

    /// <summary>Date the document speaks of. Writers stamp their metadata with it (midnight UTC), never with a clock.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The words around a page number: "Page 1 of 2" is <c>("Page ", " of ", "")</c>.</summary>
    public required PageLabel PageLabel { get; init; }

    /// <summary>Set on every page of a draft, such as "DRAFT: not for submission"; null in a final document.</summary>
    public string? DraftMark { get; init; }

    /// <summary>Running head: one line on every page. Empty means none.</summary>
    public IReadOnlyList<Inline> Header { get; init; } = [];

    /// <summary>Running foot: shown on every page above or beside the page number. Empty means none.</summary>
    public IReadOnlyList<Inline> Footer { get; init; } = [];

    /// <summary>At the head of the first page; null where the document has none.</summary>
    public Letterhead? Letterhead { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }
}

public enum Direction
{
    LeftToRight,
    RightToLeft,
}

public sealed record PageLabel(string Before, string Between, string After);
