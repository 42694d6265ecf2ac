using System.Globalization;
using System.Text;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>
/// The one list of characters that show nothing. None of them fills a field, hides a number from who looks for one, or is printed.
/// </summary>
/// <remarks>
/// What Unicode calls default ignorable, marks of direction and soft hyphens among it, and the blank of Braille, which to Unicode is
/// a symbol. White space is not among them.
/// </remarks>
public static class UnseenCharacters
{
    /// <summary>As wide as a space, and so one where it is printed.</summary>
    public static Rune BrailleBlank { get; } = new(0x2800);

    public static bool Include(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x2800 or 0x3164
        or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>True where the text shows nothing: empty, white space or unseen characters.</summary>
    public static bool AreAllOf(string text) => text.EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune) || Include(rune));

    /// <summary>The text as it is seen.</summary>
    public static string Without(string text)
    {
        if (!text.EnumerateRunes().Any(Include))
        {
            return text;
        }

        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => !Include(rune)))
        {
            seen.Append(rune.ToString());
        }

        return seen.ToString();
    }
}
