namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>A heading, a paragraph, a list item or the words of a cell or of a figure: what a reader would point at.</summary>
/// <param name="Place">
/// Where it stands, such as <c>5. Dosing plan, paragraph 2</c>. Made of the words of headings alone, never of a value in
/// them, so that it can be shown and logged.
/// </param>
/// <param name="Text">Its words without look or direction; never empty.</param>
public sealed record Passage(string Place, string Text)
{
    /// <summary>True of the words of a figure: a PDF reads them in another order than other formats.</summary>
    public bool IsFigure { get; init; }
}
