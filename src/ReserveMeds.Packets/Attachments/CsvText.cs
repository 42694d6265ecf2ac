using System.Text;

namespace ReserveMeds.Packets.Attachments;

/// <summary>Decides whether a file is a plain table of readings in UTF-8.</summary>
internal static class CsvText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Whether it begins as a table does: text, and neither markup nor a file of another kind.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<byte> file)
    {
        var start = file.StartsWith("\uFEFF"u8) ? file[3..] : file;
        var line = start.IndexOfAny((byte)'\r', (byte)'\n') is var end && end < 0 ? start : start[..end];
        return start.Trim(" \t\r\n"u8) is [not (byte)'<', ..]
            && line.IndexOfAny(",;\t"u8) >= 0
            && !file.StartsWith("PK"u8)
            && !file.ContainsAnyInRange((byte)0, (byte)8);
    }

    /// <summary>Whether every byte is readable text and no cell is one that a spreadsheet would run.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> file)
    {
        string text;
        try
        {
            text = Utf8.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        return !text.Any(character => char.IsControl(character) && character is not ('\t' or '\r' or '\n'))
            && text.TrimStart('\uFEFF').Split('\n').All(line => !line.Split(Separators).Any(IsFormula));
    }

    /// <summary>Minus and plus are formulas only where no number follows.</summary>
    private static bool IsFormula(string cell)
    {
        var words = cell.Trim(' ', '"', '\r');
        return words.Length > 0
            && (words[0] is '=' or '@' || (words[0] is '+' or '-' && words.Skip(1).Any(character => !char.IsAsciiDigit(character) && character is not ('.' or 'e' or 'E' or '+' or '-'))));
    }
}
