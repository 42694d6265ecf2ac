namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Text of one look and one direction: what becomes one run.</summary>
/// <param name="Text">Null for a line break.</param>
/// <param name="Link">Address the piece leads to; null for plain words.</param>
internal sealed record Piece(string? Text, Look Look, string? Link, bool RightToLeft)
{
    public bool HoldsIsolateMarks => Text is not null && Text.AsSpan().IndexOfAny('\u2068', '\u2069') >= 0;
}

[Flags]
internal enum Look
{
    Plain = 0,
    Strong = 1,
    Emphasis = 2,
    Gap = 4,
}
