using System.Globalization;
using System.Text;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>A stretch of text that is read in one direction.</summary>
internal readonly record struct Fragment(string Text, bool RightToLeft)
{
    private enum Kind
    {
        Neutral,
        LeftToRight,
        RightToLeft,
    }

    /// <summary>
    /// Splits text into fragments that follow the direction around them and fragments that go against it. Digits are not
    /// Arabic, so in right-to-left text <c>0.3 mg/kg</c>, <c>2024-03</c> and <c>+212 5 22</c> are one fragment each, with
    /// the signs and brackets that belong to them. All other neutral characters go with the text around.
    /// </summary>
    public static IReadOnlyList<Fragment> Split(string text, bool rightToLeft)
    {
        var kinds = KindsOf(text, digitsAreLeftToRight: rightToLeft);
        var (with, against) = rightToLeft ? (Kind.RightToLeft, Kind.LeftToRight) : (Kind.LeftToRight, Kind.RightToLeft);
        var fragments = new List<Fragment>();
        var done = 0;
        while (Array.IndexOf(kinds, against, done) is var first and >= 0)
        {
            var next = Array.IndexOf(kinds, with, first);
            var last = Array.LastIndexOf(kinds, against, (next < 0 ? kinds.Length : next) - 1);
            var start = first;
            var end = last + 1;
            if (rightToLeft)
                TakeSigns(text, kinds, done, ref start, ref end);
            TakeBrackets(text, done, ref start, ref end);
            if (start > done)
                fragments.Add(new Fragment(text[done..start], rightToLeft));
            fragments.Add(new Fragment(text[start..end], !rightToLeft));
            done = end;
        }

        if (done < text.Length)
            fragments.Add(new Fragment(text[done..], rightToLeft));
        return fragments;
    }

    /// <summary>True if the text holds a letter that is read from right to left.</summary>
    public static bool HoldsRightToLeft(string text) => KindsOf(text, digitsAreLeftToRight: true).Contains(Kind.RightToLeft);

    /// <summary>The direction of the first letter that has one (rule P2 of the Unicode algorithm); null if none has.</summary>
    public static bool? FirstStrongIsRightToLeft(string text) =>
        KindsOf(text, digitsAreLeftToRight: false).FirstOrDefault(kind => kind != Kind.Neutral) switch
        {
            Kind.RightToLeft => true,
            Kind.LeftToRight => false,
            _ => null,
        };

    private static Kind[] KindsOf(string text, bool digitsAreLeftToRight)
    {
        var kinds = new Kind[text.Length];
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune) switch
            {
                // A mark goes with the letter it stands on.
                UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => at > 0 ? kinds[at - 1] : Kind.Neutral,
                _ when IsRightToLeft(rune.Value) => Kind.RightToLeft,
                _ when Rune.IsLetter(rune) => Kind.LeftToRight,
                UnicodeCategory.SpacingCombiningMark => Kind.LeftToRight,
                _ when Rune.IsNumber(rune) && digitsAreLeftToRight => Kind.LeftToRight,
                _ => Kind.Neutral,
            };
            Array.Fill(kinds, kind, at, rune.Utf16SequenceLength);
            at += rune.Utf16SequenceLength;
        }

        return kinds;
    }

    // The blocks that Unicode reserves for right-to-left scripts, and the presentation forms. Eastern Arabic digits
    // (06F0 to 06F9) order themselves as European ones do.
    private static bool IsRightToLeft(int codePoint) =>
        codePoint is (>= 0x0590 and < 0x06F0) or (> 0x06F9 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
            or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    private static void TakeSigns(string text, Kind[] kinds, int from, ref int start, ref int end)
    {
        var sign = start;
        while (sign > from && kinds[sign - 1] == Kind.Neutral && IsSign(text[sign - 1]))
            sign--;
        // After an Arabic letter a hyphen joins two words and is no sign of the number that follows.
        if (sign == 0 || kinds[sign - 1] != Kind.RightToLeft)
            start = sign;
        // A comparison may be written with a space: the sign still belongs to the number.
        if (start - 1 > from && text[start - 1] == ' ' && IsComparison(text[start - 2]))
            start -= 2;
        while (end < text.Length && kinds[end] == Kind.Neutral && IsSign(text[end]) && text[end] is not '-')
            end++;
    }

    private static bool IsSign(char character) =>
        character is '%' or '‰' or '#' or '-'
        || char.GetUnicodeCategory(character) is UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol
            or UnicodeCategory.OtherSymbol;

    private static bool IsComparison(char character) => character is '<' or '>' or '≤' or '≥' or '±' or '≈' or '=';

    private static void TakeBrackets(string text, int from, ref int start, ref int end)
    {
        foreach (var (open, close) in new[] { ('(', ')'), ('[', ']'), ('{', '}') })
        {
            var opened = text.AsSpan(start, end - start).Count(open);
            var closed = text.AsSpan(start, end - start).Count(close);
            if (opened == closed + 1 && end < text.Length && text[end] == close)
                end++;
            else if (closed == opened + 1 && start > from && text[start - 1] == open)
                start--;
        }
    }
}
