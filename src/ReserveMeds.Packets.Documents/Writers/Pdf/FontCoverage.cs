using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>Which characters the shipped fonts can draw together, so that text can be refused before it reaches a page.</summary>
public static class FontCoverage
{
    private static readonly ImmutableArray<(int First, int Last)> Ranges = Read();

    /// <summary>Whether a font draws the character. Line breaks, tabs, controls and private-use characters are not drawn.</summary>
    public static bool Covers(Rune rune)
    {
        int low = 0;
        int high = Ranges.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            (int first, int last) = Ranges[middle];
            if (rune.Value < first)
            {
                high = middle - 1;
            }
            else if (rune.Value > last)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every character is drawn; an unpaired surrogate is none.</summary>
    public static bool Covers(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out Rune rune, out int length) != System.Buffers.OperationStatus.Done || !Covers(rune))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    // coverage.txt: one range a line, in hexadecimal, "0020-007E" or "00A0", ascending. A test derives it from the fonts.
    private static ImmutableArray<(int First, int Last)> Read()
    {
        using var stream = typeof(FontCoverage).Assembly.GetManifestResourceStream("ReserveMeds.Packets.Documents.Fonts.coverage.txt")!;
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var ranges = ImmutableArray.CreateBuilder<(int, int)>();
        while (reader.ReadLine() is { } line)
        {
            string[] ends = line.Split('-');
            ranges.Add((Point(ends[0]), Point(ends[^1])));
        }

        return ranges.ToImmutable();
    }

    private static int Point(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
