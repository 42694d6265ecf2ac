using System.Globalization;
using System.Text;

namespace ReserveMeds.Packets.Rules;

/// <summary>A name without what people spell differently: case, accents, punctuation, spaces, Arabic letter variants.</summary>
internal static class FoldedName
{
    /// <summary>Words parted by single spaces; empty for null or blank.</summary>
    public static string Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "";
        }

        var folded = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormKD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(character))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter:
                    break;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
                    or UnicodeCategory.TitlecaseLetter or UnicodeCategory.DecimalDigitNumber:
                    folded.Append(Plain(character));
                    break;
                default:
                    folded.Append(' ');
                    break;
            }
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether two names are the same but for spelling; never true of blanks.</summary>
    public static bool Same(string? left, string? right) => Of(left) is { Length: > 0 } folded && folded == Of(right);

    /// <summary>Whether the words occur in the name as whole words.</summary>
    public static bool Holds(string? name, string words) =>
        $" {Of(name)} ".Contains($" {Of(words)} ", StringComparison.Ordinal);

    private static char Plain(char character) => character switch
    {
        'ى' or 'ی' => 'ي',
        'ک' => 'ك',
        'ة' or 'ە' => 'ه',
        _ => char.ToLowerInvariant(character),
    };
}
