using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers;

internal enum TextKind
{
    Neutral,
    LeftToRight,
    RightToLeft,
}

/// <summary>Which way characters are read.</summary>
internal static class Directionality
{
    /// <summary>
    /// The direction an isolate gives itself: that of its first letter outside isolates within (rules P2 and P3 of the
    /// Unicode bidirectional algorithm), left to right where there is none.
    /// </summary>
    public static bool IsRightToLeft(IReadOnlyList<Inline> isolated) =>
        KindsOf(OuterText(isolated), digitsAreLeftToRight: false).FirstOrDefault(kind => kind != TextKind.Neutral)
            == TextKind.RightToLeft;

    /// <summary>True if the text holds a letter that is read from right to left.</summary>
    public static bool HoldsRightToLeft(string text) => KindsOf(text, digitsAreLeftToRight: true).Contains(TextKind.RightToLeft);

    /// <summary>One kind for each UTF-16 unit of the text.</summary>
    public static TextKind[] KindsOf(string text, bool digitsAreLeftToRight)
    {
        var kinds = new TextKind[text.Length];
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune) switch
            {
                // A mark goes with the letter it stands on.
                UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => at > 0 ? kinds[at - 1] : TextKind.Neutral,
                _ when IsRightToLeft(rune.Value) => TextKind.RightToLeft,
                _ when Rune.IsLetter(rune) => TextKind.LeftToRight,
                UnicodeCategory.SpacingCombiningMark => TextKind.LeftToRight,
                _ when Rune.IsNumber(rune) && digitsAreLeftToRight => TextKind.LeftToRight,
                _ => TextKind.Neutral,
            };
            Array.Fill(kinds, kind, at, rune.Utf16SequenceLength);
            at += rune.Utf16SequenceLength;
        }

        return kinds;
    }

    // The blocks that Unicode reserves for right-to-left scripts, and the presentation forms. Eastern Arabic digits
    // (06F0 to 06F9) order themselves as European ones do.
    private static bool IsRightToLeft(int codePoint) =>
        codePoint is (>= 0x0590 and < 0x06F0) or (> 0x06F9 and <= 0x08FF)
            or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
            or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    private static string OuterText(IReadOnlyList<Inline> content) => string.Concat(content.Select(inline => inline switch
    {
        Text text => text.Value,
        Strong strong => OuterText(strong.Content),
        Emphasis emphasis => OuterText(emphasis.Content),
        Link link => OuterText(link.Content),
        PartLink link => OuterText(link.Content),
        _ => "",
    }));
}
