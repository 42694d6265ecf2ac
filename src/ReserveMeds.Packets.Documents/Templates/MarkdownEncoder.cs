using System.Text;
using HandlebarsDotNet;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>
/// The one wall between values and Markdown. A value comes out as the very same characters, in one line, between the marks
/// of a value; nothing in it can act as markup, wherever in the Markdown it stands.
/// </summary>
internal sealed class MarkdownEncoder : ITextEncoder
{
    public IFormatProvider? FormatProvider => null;

    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var characters = new StringBuilder();
        while (text is not null && text.MoveNext())
        {
            characters.Append(text.Current);
        }

        Encode(characters.ToString(), target);
    }

    /// <param name="text">A value, or the words of a gap between the marks of a gap.</param>
    public void Encode(string? text, TextWriter target)
    {
        var (words, place) = text is [ValueMarks.GapStart, .. var gap, ValueMarks.GapEnd] ? PartsOf(gap) : (text ?? "", null);
        var clean = Clean(words);
        if (clean.Length == 0)
        {
            throw new ArgumentException("A blank cannot be printed.", nameof(text));
        }

        target.Write(ValueMarks.ValueStart);
        if (place is null)
        {
            WriteEscaped(clean, target);
        }
        else
        {
            target.Write(ValueMarks.GapStart);
            WriteEscaped(clean, target);
            if (place.Length > 0)
            {
                target.Write(ValueMarks.GapPlace);
                WriteEscaped(Clean(place), target);
            }

            target.Write(ValueMarks.GapEnd);
        }

        target.Write(ValueMarks.ValueEnd);
    }

    private static (string Words, string Place) PartsOf(string gap) =>
        gap.IndexOf(ValueMarks.GapPlace) is var at and >= 0 ? (gap[..at], gap[(at + 1)..]) : (gap, "");

    private static void WriteEscaped(string clean, TextWriter target)
    {
        foreach (var character in clean)
        {
            // Every ASCII punctuation character may be escaped in Markdown, so none needs to be reasoned about.
            if (char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character != ' ')
            {
                target.Write('\\');
            }

            target.Write(character);
        }
    }

    /// <summary>
    /// Drops controls, direction controls and noncharacters, folds each run of spaces, tabs and line breaks to one space,
    /// and trims. Half a surrogate pair becomes U+FFFD, since no format could carry it. What shows nothing, such as a lone
    /// zero-width space, comes out empty.
    /// </summary>
    internal static string Clean(string value)
    {
        var clean = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            if (character is ' ' or (>= '\t' and <= '\r') or '\u0085' or '\u2028' or '\u2029')
            {
                if (clean is not [.., ' '])
                {
                    clean.Append(' ');
                }
            }
            else if (char.IsSurrogatePair(value, i))
            {
                clean.Append(character).Append(value[++i]);
            }
            else if (char.IsSurrogate(character))
            {
                clean.Append('\uFFFD');
            }
            else if (!ValueMarks.IsForbidden(character))
            {
                clean.Append(character);
            }
        }

        var text = clean.ToString().Trim();
        return UnseenCharacters.AreAllOf(text) ? "" : text;
    }
}
