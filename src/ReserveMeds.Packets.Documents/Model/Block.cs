namespace ReserveMeds.Packets.Documents.Model;

/// <summary>A piece of a Document that stands by itself on the page. A closed family: writers switch over all of it.</summary>
public abstract record Block
{
    private protected Block()
    {
    }
}

/// <param name="Level">1 to 4. The first heading of a Document has level 1 and levels are not skipped.</param>
public sealed record Heading(int Level, IReadOnlyList<Inline> Content) : Block;

public sealed record Paragraph(IReadOnlyList<Inline> Content) : Block;

public sealed record BulletList(IReadOnlyList<ListItem> Items) : Block;

/// <param name="Start">Number of the first item.</param>
public sealed record OrderedList(int Start, IReadOnlyList<ListItem> Items) : Block;

public sealed record ListItem(IReadOnlyList<Block> Content);

/// <summary>Label and value pairs, one row each.</summary>
public sealed record DefinitionList(IReadOnlyList<Definition> Entries) : Block;

public sealed record Definition(IReadOnlyList<Inline> Term, IReadOnlyList<Block> Description);

/// <summary>A table with one header row, which is repeated where the table goes over to the next page.</summary>
/// <remarks>Every row has as many cells as the header.</remarks>
public sealed record Table(IReadOnlyList<TableCell> Header, IReadOnlyList<TableRow> Rows) : Block;

public sealed record TableRow(IReadOnlyList<TableCell> Cells);

public sealed record TableCell(IReadOnlyList<Inline> Content);

public sealed record ThematicBreak : Block;

/// <param name="IfNeeded">
/// A page ends only where what follows, up to the next break or the end, would not fit on it, but would fit on one of its own.
/// </param>
public sealed record PageBreak(bool IfNeeded = false) : Block;

/// <summary>Blocks that a reader must not miss, set apart from the running text, such as "outside the label".</summary>
public sealed record Note(IReadOnlyList<Block> Content) : Block;

/// <summary>
/// Place for ink. It is never split over two pages and never stands alone on one: writers keep it with the block before.
/// </summary>
/// <param name="Lines">In order. A line with <see cref="SignatureLine.ForInk"/> gets an empty rule to write on.</param>
/// <param name="Stamp">Words inside the empty box for the stamp; null where no stamp is asked for.</param>
public sealed record SignatureBlock(IReadOnlyList<SignatureLine> Lines, IReadOnlyList<Inline>? Stamp) : Block;

public sealed record SignatureLine(IReadOnlyList<Inline> Content, bool ForInk);
