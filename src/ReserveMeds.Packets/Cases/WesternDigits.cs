using System.Globalization;
using System.Text;

namespace ReserveMeds.Packets.Cases;

/// <summary>
/// Numbers as keyboards of the region write them, with the digits of Arabic (٠ to ٩) or of Persian and Kurdish (۰ to ۹), and as
/// copying from a typeset formula gives them (𝟓).
/// </summary>
internal static class WesternDigits
{
    /// <summary>The decimal separator that goes with these digits.</summary>
    public const char DecimalSign = '\u066B';

    /// <summary>The same words with the digits 0 to 9. Separators stay.</summary>
    public static string In(string words) => OfKeyboards(OfFormulas(words));

    /// <summary>The same words with 0 to 9 in place of the digits of formulas, which are these in another type. All others stay.</summary>
    public static string OfFormulas(string words)
    {
        if (!words.Any(char.IsSurrogate))
            return words;
        var plain = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            plain.Append(rune.Value is (>= 0x1D7CE and <= 0x1D7FF) or (>= 0x1FBF0 and <= 0x1FBF9)
                ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture)
                : rune.ToString());
        }

        return plain.ToString();
    }

    private static string OfKeyboards(string words) => string.Create(words.Length, words, static (western, typed) =>
    {
        for (var index = 0; index < typed.Length; index++)
        {
            western[index] = typed[index] switch
            {
                var sign and >= '\u0660' and <= '\u0669' => (char)(sign - '\u0660' + '0'),
                var sign and >= '\u06F0' and <= '\u06F9' => (char)(sign - '\u06F0' + '0'),
                var sign => sign,
            };
        }
    });
}
