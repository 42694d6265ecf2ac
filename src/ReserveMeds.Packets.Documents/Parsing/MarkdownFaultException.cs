namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>
/// A filled text holds what the Document cannot say, or is built wrongly. The message names the line of the filled text and
/// the kind of thing, never its words.
/// </summary>
public sealed class MarkdownFaultException(int line, string fault)
    : Exception($"Line {line} of the filled text: {fault}")
{
    /// <summary>Counted from 1, in the text as filled.</summary>
    public int Line { get; } = line;
}
