using System.Globalization;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Where blocks stand: on the page, in a cell, in a list item.</summary>
/// <param name="Style">Id of the paragraph style for plain paragraphs.</param>
/// <param name="Width">Room for text, in twentieths of a point.</param>
/// <param name="Indent">Distance from the leading edge of that room, in twentieths of a point.</param>
/// <param name="ListLevel">Level that a list found here has, from 0.</param>
/// <param name="OnPage">False inside a table cell, where no page can end.</param>
internal sealed record Place(string Style, int Width, int Indent = 0, int ListLevel = 0, bool OnPage = true)
{
    // A4 less 2 cm on both sides.
    public const int PageWidth = 11906;
    public const int PageHeight = 16838;
    public const int Margin = 1134;
    public const int TextWidth = PageWidth - (2 * Margin);

    /// <summary>One step of a list. The levels of <c>Parts/numbering.xml</c> have the same.</summary>
    public const int ListStep = 360;

    /// <summary>Space at both sides inside a cell. The table styles of <c>Parts/styles.xml</c> have the same.</summary>
    public const int CellPadding = 85;

    /// <summary>The same, inside a note that is a table.</summary>
    public const int NotePadding = 170;

    /// <summary>Distance of the words of a note from its rule. The style Note has the same.</summary>
    public const int NoteInset = 200;

    private const int DeepestList = 8;

    public static Place Body { get; } = new("Normal", TextWidth);

    /// <summary>A length as the markup writes it.</summary>
    public static string Twips(int length) => length.ToString(CultureInfo.InvariantCulture);

    public static Place InCell(string style, int cellWidth, int padding = CellPadding) =>
        new(style, cellWidth - (2 * padding), OnPage: false);

    public Place InItem() => this with
    {
        Indent = Indent + ListStep,
        ListLevel = Math.Min(ListLevel + 1, DeepestList),
    };
}
