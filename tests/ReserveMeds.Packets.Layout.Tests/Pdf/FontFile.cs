using System.Buffers.Binary;
using System.Text;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>The part of a TrueType file that says which characters it draws: the "cmap" table, formats 4 and 12.</summary>
internal static class FontFile
{
    public static HashSet<int> CharactersOf(string path)
    {
        ReadOnlySpan<byte> font = File.ReadAllBytes(path);
        var cmap = font[FindTable(font, "cmap")..];
        var characters = new HashSet<int>();
        for (int index = 0; index < UInt16(cmap, 2); index++)
        {
            var subtable = cmap[(int)UInt32(cmap, 4 + (8 * index) + 4)..];
            switch (UInt16(subtable, 0))
            {
                case 4:
                    ReadFormat4(subtable, characters);
                    break;
                case 12:
                    ReadFormat12(subtable, characters);
                    break;
                default:
                    throw new NotSupportedException($"{path}: cmap format {UInt16(subtable, 0)}");
            }
        }

        return characters;
    }

    private static int FindTable(ReadOnlySpan<byte> font, string tag)
    {
        for (int entry = 12; entry < 12 + (16 * UInt16(font, 4)); entry += 16)
        {
            if (Encoding.ASCII.GetString(font.Slice(entry, 4)) == tag)
            {
                return (int)UInt32(font, entry + 8);
            }
        }

        throw new InvalidDataException($"no table {tag}");
    }

    // Segments of end codes, start codes, deltas and offsets into a list of glyphs; glyph 0 is the empty box.
    private static void ReadFormat4(ReadOnlySpan<byte> table, HashSet<int> characters)
    {
        int length = UInt16(table, 6);
        int starts = 14 + length + 2;
        int deltas = starts + length;
        int offsets = deltas + length;
        for (int segment = 0; segment < length; segment += 2)
        {
            int offset = UInt16(table, offsets + segment);
            int start = UInt16(table, starts + segment);
            for (int character = start; character <= UInt16(table, 14 + segment) && character < 0xFFFF; character++)
            {
                int glyph = offset == 0 ? character : UInt16(table, offsets + segment + offset + (2 * (character - start)));
                if (glyph != 0 && ((glyph + UInt16(table, deltas + segment)) & 0xFFFF) != 0)
                {
                    characters.Add(character);
                }
            }
        }
    }

    private static void ReadFormat12(ReadOnlySpan<byte> table, HashSet<int> characters)
    {
        for (int group = 0; group < UInt32(table, 12); group++)
        {
            int first = (int)UInt32(table, 16 + (12 * group));
            int last = (int)UInt32(table, 20 + (12 * group));
            int glyph = (int)UInt32(table, 24 + (12 * group));
            characters.UnionWith(Enumerable.Range(first, last - first + 1).Where(character => glyph + character - first != 0));
        }
    }

    private static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
