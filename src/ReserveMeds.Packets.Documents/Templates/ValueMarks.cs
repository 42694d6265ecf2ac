namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>The characters that carry "here stands a value" from the filling to the parsing; no text may bring its own.</summary>
internal static class ValueMarks
{
    /// <summary>FIRST STRONG ISOLATE: a value starts.</summary>
    public const char ValueStart = '\u2068';

    /// <summary>POP DIRECTIONAL ISOLATE: a value ends.</summary>
    public const char ValueEnd = '\u2069';

    /// <summary>A noncharacter, never found in real text: the words of a gap start.</summary>
    public const char GapStart = '\uFDD0';

    /// <summary>A noncharacter, never found in real text: the words of a gap end.</summary>
    public const char GapEnd = '\uFDD1';

    /// <summary>A noncharacter, never found in real text: between the words of a gap and its place.</summary>
    public const char GapPlace = '\uFDD2';

    /// <summary>
    /// True for characters that no text may hold: controls, direction controls, the byte order mark and noncharacters.
    /// Line breaks and tabs are among them: whoever allows those asks first.
    /// </summary>
    public static bool IsForbidden(char character) => character
        is < ' '
        or (>= '\u007F' and <= '\u009F')
        or '\u061C'
        or '\u200E' or '\u200F'
        or (>= '\u2028' and <= '\u202E')
        or (>= '\u2066' and <= '\u2069')
        or (>= '\uFDD0' and <= '\uFDEF')
        or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
