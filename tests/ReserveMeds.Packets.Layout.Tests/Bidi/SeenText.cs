using System.Globalization;
using System.Text;

namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <summary>Characters as they compare where only their order from left to right matters.</summary>
internal static class SeenText
{
    private const string Pairs = "()[]{}<>«»‹›≤≥";

    /// <summary>
    /// One character or joined glyph: without what takes no room of its own, and with the letters of a joined form in the
    /// order in which they are seen.
    /// </summary>
    public static string Of(string glyph)
    {
        // Fonts draw the Kurdish e and the final heh with one glyph, and a file may call it either.
        var letters = glyph.Normalize(NormalizationForm.FormKC).Replace('ە', 'ه').EnumerateRunes().Where(HasRoom).ToList();
        if (letters.Count > 1 && letters[0].Value is >= 0x0590 and < 0x0900)
            letters.Reverse();
        return string.Concat(letters);
    }

    /// <summary>A text that is seen as it is written.</summary>
    public static string OfWhole(string text) => string.Concat(text.EnumerateRunes().Select(rune => Of(rune.ToString())));

    public static string Mirrored(string sign) => Pairs.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at ? Pairs[at ^ 1].ToString() : sign;

    /// <summary>Signs of which a reader sees which way they point.</summary>
    public static bool IsPaired(string sign) => sign.Length == 1 && Pairs.Contains(sign, StringComparison.Ordinal);

    public static string AllPairs => Pairs;

    private static bool HasRoom(Rune rune) => !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control);
}
