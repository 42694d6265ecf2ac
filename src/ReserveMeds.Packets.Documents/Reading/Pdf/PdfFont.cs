using System.Globalization;
using System.Text;

namespace ReserveMeds.Packets.Documents.Reading.Pdf;

/// <param name="Text">The characters it stands for.</param>
/// <param name="IsMark">
/// Takes no room and stands for a letter with a mark: the exporter gives the words of both to each, to the letter and to the
/// mark over it, so that one of them must not be read.
/// </param>
internal readonly record struct PdfGlyph(string Text, bool IsMark);

/// <summary>Which characters the codes of one font stand for, by its ToUnicode map (ISO 32000-1, 9.10.3).</summary>
internal sealed class PdfFont
{
    /// <summary>Stands for a glyph that the map does not know, so that it can agree with no word.</summary>
    private const string Unknown = "\uFFFD";

    private const int MaximumCodes = 200_000;

    private readonly PdfObjects objects;
    private readonly Dictionary<int, string> characters = [];
    private readonly HashSet<int> wide = [];
    private readonly int codeBytes;
    private int codesLeft = MaximumCodes;

    public PdfFont(PdfObjects objects, Dictionary<string, object?> form)
    {
        this.objects = objects;
        codeBytes = objects.Resolve(form.GetValueOrDefault("Subtype")) is PdfName { Value: "Type0" } ? 2 : 1;
        if (form.TryGetValue("ToUnicode", out var map))
            Read(new PdfLexer(objects.Stream(map)));
        if (codeBytes == 2 && objects.Items(form.GetValueOrDefault("DescendantFonts")) is [var own])
            ReadWidths(objects, objects.Items(objects.Map(own).GetValueOrDefault("W")));
    }

    /// <summary>The characters of each glyph, in the order in which the glyphs are drawn.</summary>
    public IEnumerable<PdfGlyph> Glyphs(byte[] codes)
    {
        for (var at = 0; at + codeBytes <= codes.Length; at += codeBytes)
        {
            var code = codeBytes == 2 ? (codes[at] << 8) | codes[at + 1] : codes[at];
            var text = characters.GetValueOrDefault(code, Unknown);
            objects.Spend(text.Length);
            yield return new PdfGlyph(text, codeBytes == 2 && !wide.Contains(code) && text.Any(IsMark) && !text.All(IsMark));
        }
    }

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    /// <summary>Codes that take room: a list of widths behind the first code, or one width behind the first and the last (9.7.4.3).</summary>
    private void ReadWidths(PdfObjects objects, IReadOnlyList<object?> widths)
    {
        for (var at = 0; at + 1 < widths.Count;)
        {
            var first = objects.Integer(widths[at]);
            if (objects.Resolve(widths[at + 1]) is List<object?> each)
            {
                wide.UnionWith(each.Index().Where(width => objects.Resolve(width.Item) is double and > 0).Select(width => first + width.Index));
                at += 2;
                continue;
            }

            var last = objects.Integer(widths[at + 1]);
            if (last - first is < 0 or > 0xFFFF || --codesLeft < 0)
                throw new ReadFaultException("A font has broken widths.");
            if (objects.Resolve(widths.ElementAtOrDefault(at + 2)) is double and > 0)
                wide.UnionWith(Enumerable.Range(first, last - first + 1));
            at += 3;
        }
    }

    private void Read(PdfLexer lexer)
    {
        var values = new List<object?>();
        while (lexer.Read(references: false) is var value && value is not PdfEnd { Sign: '\0' })
        {
            switch (value)
            {
                case PdfWord { Value: "endbfchar" }:
                    for (var at = 0; at + 1 < values.Count; at += 2)
                        Add(values[at], values[at + 1], 0);
                    break;
                case PdfWord { Value: "endbfrange" }:
                    for (var at = 0; at + 2 < values.Count; at += 3)
                        AddRange(values[at], values[at + 1], values[at + 2]);
                    break;
                case PdfWord:
                    break;
                default:
                    values.Add(value);
                    continue;
            }

            values.Clear();
        }
    }

    private void AddRange(object? first, object? last, object? target)
    {
        var count = Code(last) - Code(first);
        if (count is < 0 or > 0xFFFF)
            throw new ReadFaultException("A font maps a broken range.");
        for (var step = 0; step <= count; step++)
        {
            if (target is List<object?> each)
                Add(first, each.ElementAtOrDefault(step), step, isList: true);
            else
                Add(first, target, step);
        }
    }

    private void Add(object? code, object? target, int step, bool isList = false)
    {
        if (target is not byte[] { Length: > 0 } units || --codesLeft < 0)
            throw new ReadFaultException("A font maps to no character.");
        objects.Spend(units.Length);
        var text = Encoding.BigEndianUnicode.GetString(units);
        if (!isList && step > 0)
            text = char.IsSurrogate(text[^1]) || text[^1] + step >= 0xD800 ? Unknown : text[..^1] + (char)(text[^1] + step);
        characters[Code(code) + step] = text;
    }

    private static int Code(object? value) => value switch
    {
        byte[] { Length: 1 } code => code[0],
        byte[] { Length: 2 } code => (code[0] << 8) | code[1],
        _ => throw new ReadFaultException("A font maps a broken code."),
    };
}
