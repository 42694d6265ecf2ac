using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Keeps a dose on one line, and a telephone number, which is dialled from one.</summary>
internal static partial class UnbrokenNumbers
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>
    /// In a fragment among right-to-left words, LibreOffice ends lines at the space above, and even inside the number before
    /// it: "2 0" on one line and "00 mg" on the next. At this one it does not.
    /// </summary>
    private const char NarrowNoBreakSpace = '\u202F';

    /// <param name="text">Left-to-right text.</param>
    /// <param name="inRightToLeft">Whether it stands among right-to-left words.</param>
    /// <returns>As many characters; nothing but spaces differs.</returns>
    public static string Of(string text, bool inRightToLeft)
    {
        var space = inRightToLeft ? NarrowNoBreakSpace : NoBreakSpace;
        return TelephoneNumbers().Replace(text, number => number.Value.Replace(' ', space)).Replace(NoBreakSpace, space);
    }

    [GeneratedRegex(@"\+[0-9][0-9 ]{5,20}[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex TelephoneNumbers();
}
