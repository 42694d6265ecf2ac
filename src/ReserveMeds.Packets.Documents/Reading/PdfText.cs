using System.Globalization;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>Reads the passages of a PDF of ours back, and says how they compare. Trusts nothing: what does not fit is null, never an exception.</summary>
public static class PdfText
{
    /// <summary>Bytes of the file: many times what the longest packet needs.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>As much as a bound packet of a hundred pages needs.</summary>
    private const int MaximumWork = 48 * 1024 * 1024;

    /// <returns>The words of each passage that has any, in reading order; null where this is no PDF that can be read.</returns>
    public static IReadOnlyList<string>? Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaximumBytes || PdfReader.ReadWords(file, MaximumWork) is not { Fault: null } text)
            return null;
        return [.. text.Body.Select(block => PassageText.Of(block.Text)).Where(passage => passage.Length > 0)];
    }

    /// <summary>
    /// How a passage of a PDF compares: as it reads; where right-to-left words are in it, whose order a page does not tell for
    /// certain, as its characters in a fixed order and without vowel marks, which a page may tell twice.
    /// </summary>
    /// <param name="rightToLeft">Whether the document runs from right to left, so that no line of it has a certain order.</param>
    /// <param name="drawn">Whether the document holds figures, whose words stand apart on the page without a blank between: none counts.</param>
    public static string Comparable(string passage, bool rightToLeft, bool drawn) =>
        rightToLeft || Directionality.HoldsRightToLeft(passage) ? Sorted(passage) : drawn ? FoldedText.Of(passage) : passage;

    private static string Sorted(string passage) =>
        string.Concat(FoldedText.Of(passage).Where(character => char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark).Order());
}
