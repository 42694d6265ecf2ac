using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Cases;

/// <summary>
/// What text may come in: nothing that a database refuses, that a font cannot show, or that changes the order in which a
/// dose is read.
/// </summary>
internal static class TextBoundary
{
    /// <summary>The first character that is refused; null where the text may come in.</summary>
    public static ForbiddenCharacter? FirstForbidden(string text)
    {
        var position = 0;
        for (var index = 0; index < text.Length; index++)
        {
            position++;
            var codePoint = (int)text[index];
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                codePoint = char.ConvertToUtf32(text[index], text[index + 1]);
                index++;
            }

            if (KindOf(codePoint) is { } kind)
            {
                return new(position, codePoint, kind);
            }
        }

        return null;
    }

    /// <summary>True where the text shows nothing: empty, white space or invisible characters.</summary>
    public static bool IsBlank(string text) => UnseenCharacters.AreAllOf(text);

    private static string? KindOf(int codePoint) => codePoint switch
    {
        '\n' or '\t' => null,
        < 0x20 or (>= 0x7F and <= 0x9F) => "a control character",
        < 0x2000 => null,
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "a direction control",
        >= 0xD800 and <= 0xDFFF => "half of a surrogate pair",
        (>= 0xE000 and <= 0xF8FF) or >= 0xF0000 when (codePoint & 0xFFFE) != 0xFFFE => "a private-use character",
        >= 0xFDD0 and <= 0xFDEF => "a noncharacter",
        0xFEFF => "a byte order mark",
        _ => (codePoint & 0xFFFE) == 0xFFFE ? "a noncharacter" : null,
    };
}

/// <param name="Position">Place in the text in characters (Unicode code points), counted from 1.</param>
/// <param name="Kind">What it is, as the rest of a sentence.</param>
internal sealed record ForbiddenCharacter(int Position, int CodePoint, string Kind);
