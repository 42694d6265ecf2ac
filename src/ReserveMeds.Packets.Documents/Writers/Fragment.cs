using System.Globalization;

namespace ReserveMeds.Packets.Documents.Writers;

/// <summary>A stretch of text that is read in one direction.</summary>
internal readonly record struct Fragment(string Text, bool RightToLeft)
{
    /// <summary>
    /// Splits text into fragments that follow the direction around them and fragments that go against it. Digits are not
    /// Arabic, so in right-to-left text <c>0.3 mg/kg</c>, <c>2024-03</c> and <c>+212 5 22</c> are one fragment each, with
    /// the signs and brackets that belong to them. All other neutral characters go with the text around.
    /// </summary>
    public static IReadOnlyList<Fragment> Split(string text, bool rightToLeft)
    {
        var kinds = Directionality.KindsOf(text, digitsAreLeftToRight: rightToLeft);
        var with = rightToLeft ? TextKind.RightToLeft : TextKind.LeftToRight;
        var against = rightToLeft ? TextKind.LeftToRight : TextKind.RightToLeft;
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

    private static void TakeSigns(string text, TextKind[] kinds, int from, ref int start, ref int end)
    {
        var sign = start;
        while (sign > from && kinds[sign - 1] == TextKind.Neutral && IsSign(text[sign - 1]))
            sign--;
        // After an Arabic letter a hyphen joins two words and is no sign of the number that follows.
        if (sign == 0 || kinds[sign - 1] != TextKind.RightToLeft)
            start = sign;
        // A comparison may be written with a space: the sign still belongs to the number.
        if (start - 1 > from && text[start - 1] == ' ' && IsComparison(text[start - 2]))
            start -= 2;
        while (end < text.Length && kinds[end] == TextKind.Neutral && IsSign(text[end]) && text[end] is not '-')
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
