namespace ReserveMeds.Packets.Documents.Model;

/// <summary>
/// The same words in two languages, each row of one beside its counterpart. Columns follow the direction of the document: in a
/// right-to-left one the first stands on the right.
/// </summary>
public sealed record SideBySide(ColumnLanguage First, ColumnLanguage Second, IReadOnlyList<SideBySideRow> Rows) : Block;

/// <param name="Tag">BCP 47 tag, such as <c>ar-IQ</c>.</param>
public sealed record ColumnLanguage(string Tag, Direction Direction);

public sealed record SideBySideRow(IReadOnlyList<Block> First, IReadOnlyList<Block> Second);
