using System.Text;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>The one spelling in which passages are compared, whatever format they were read from.</summary>
internal static class PassageText
{
    /// <summary>What a writer adds to keep values in order; nothing a person reads.</summary>
    private const string DirectionMarks = "\u2068\u2069\u200E";

    /// <summary>Drops the direction marks of the writers and makes each run of blanks one space.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (DirectionMarks.Contains(character))
                continue;
            if (!char.IsWhiteSpace(character))
                plain.Append(character);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd(' ');
    }
}
