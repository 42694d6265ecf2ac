namespace ReserveMeds.Packets.Documents.Reading.Pdf;

/// <summary>Glyphs drawn by one operator.</summary>
/// <param name="Text">In reading order within the run.</param>
/// <param name="X">Of its left edge, in points from the left of the page.</param>
/// <param name="Y">Of its base line, in points from the foot of the page.</param>
internal sealed record PdfRun(string Text, double X, double Y)
{
    /// <summary>Only marks were drawn, as <see cref="PdfGlyph.IsMark"/> has it: the letters stand in another run.</summary>
    public bool IsMarks { get; init; }
}
