using System.IO.Compression;
using System.Text;

namespace ReserveMeds.Packets.Documents.Reading.Pdf;

/// <summary>The objects of a PDF file by number, as its cross-reference table places them (ISO 32000-1, 7.5).</summary>
/// <remarks>Tables only: the exporter packs neither its table nor its objects into streams, and another's files are not read.</remarks>
internal sealed class PdfObjects
{
    private const int MaximumObjects = 200_000;
    private const int MaximumStreamBytes = 32 * 1024 * 1024;

    /// <summary>What the smallest piece of work costs, so that many of nothing end as well.</summary>
    private const int LeastCost = 16;

    private readonly byte[] file;
    private readonly Dictionary<int, int> offsets = [];
    private readonly Dictionary<int, PdfObject> read = [];
    private int workLeft;

    /// <param name="maximumWork">In bytes: those read as objects and streams, and those of the words made of them.</param>
    public PdfObjects(byte[] file, int maximumWork)
    {
        this.file = file;
        workLeft = maximumWork;
        var tail = file.AsSpan(Math.Max(0, file.Length - 1024));
        var start = tail.LastIndexOf("startxref"u8);
        if (!file.AsSpan().StartsWith("%PDF-"u8) || start < 0)
            throw new ReadFaultException("It is not a PDF, or it is cut off.");
        Trailer = ReadTable(At(new PdfLexer(file, file.Length - tail.Length + start + "startxref".Length).ReadInteger()));
        if (Trailer.ContainsKey("Prev") || Trailer.ContainsKey("Encrypt"))
            throw new ReadFaultException("It was changed after it was written, or it is encrypted.");
    }

    public Dictionary<string, object?> Trailer { get; }

    public IReadOnlyCollection<int> Numbers => offsets.Keys;

    /// <summary>Counts work, since a small file can ask for much of it: by one object inside another, one stream drawn often, long words of one glyph.</summary>
    public void Spend(int work)
    {
        workLeft -= Math.Max(work, LeastCost);
        if (workLeft < 0)
            throw new ReadFaultException("It asks for too much work.");
    }

    public object? Resolve(object? value) => value is PdfReference to ? Object(to.Number).Value : value;

    public Dictionary<string, object?> Map(object? value) =>
        Resolve(value) as Dictionary<string, object?> ?? throw new ReadFaultException("It lacks a dictionary where one has to be.");

    public IReadOnlyList<object?> Items(object? value) => Resolve(value) switch
    {
        null => [],
        List<object?> items => items,
        var single => [single],
    };

    public int Integer(object? value) => Resolve(value) is double number and >= 0 and <= int.MaxValue && number == (int)number
        ? (int)number
        : throw new ReadFaultException("It lacks a number where one has to be.");

    /// <summary>The content of a stream, unpacked.</summary>
    public byte[] Stream(object? value)
    {
        if (value is not PdfReference to || Object(to.Number) is not { StreamStart: { } start, Value: Dictionary<string, object?> form })
            throw new ReadFaultException("It lacks a stream where one has to be.");
        var length = Integer(form.GetValueOrDefault("Length"));
        if (length > file.Length - start)
            throw new ReadFaultException("A stream is cut off.");
        new PdfLexer(file, start + length).Expect("endstream");
        Spend(length);
        return Items(form.GetValueOrDefault("Filter")) switch
        {
            [] => file[start..(start + length)],
            [PdfName { Value: "FlateDecode" }] when !form.ContainsKey("DecodeParms") => Inflate(start, length),
            _ => throw new ReadFaultException("A stream is packed in a way that the exporter does not use."),
        };
    }

    public PdfObject Object(int number)
    {
        if (read.TryGetValue(number, out var known))
            return known;
        if (!offsets.TryGetValue(number, out var offset))
            return read[number] = new(Value: null, StreamStart: null);

        var lexer = new PdfLexer(file, At(offset));
        if (lexer.ReadInteger() != number)
            throw new ReadFaultException("An object stands where another has to be.");
        lexer.ReadInteger();
        lexer.Expect("obj");
        var value = lexer.Read();
        var isStream = lexer.Read() switch
        {
            PdfWord { Value: "endobj" } => false,
            PdfWord { Value: "stream" } => true,
            _ => throw new ReadFaultException("An object has no end."),
        };
        Spend(lexer.Position - offset);
        if (isStream)
            lexer.SkipLineEnd();
        return read[number] = new(value, isStream ? lexer.Position : null);
    }

    private int At(int offset) => offset < file.Length ? offset : throw new ReadFaultException("A place lies outside of the file.");

    private Dictionary<string, object?> ReadTable(int offset)
    {
        var lexer = new PdfLexer(file, offset);
        lexer.Expect("xref");
        while (true)
        {
            var before = lexer.Position;
            if (lexer.Read(references: false) is PdfWord { Value: "trailer" })
                return lexer.ReadMap();
            lexer.Position = before;
            var first = lexer.ReadInteger();
            var count = lexer.ReadInteger();
            if (count > MaximumObjects - offsets.Count || first > MaximumObjects)
                throw new ReadFaultException("It has too many objects.");
            for (var number = first; number < first + count; number++)
            {
                var place = lexer.ReadInteger();
                lexer.ReadInteger();
                var isUsed = lexer.Read(references: false) is PdfWord { Value: "n" };
                if (isUsed && !offsets.TryAdd(number, place))
                    throw new ReadFaultException("An object has two places.");
            }
        }
    }

    private byte[] Inflate(int start, int length)
    {
        using var source = new MemoryStream(file, start, length, writable: false);
        using var inflate = new ZLibStream(source, CompressionMode.Decompress);
        using var content = new MemoryStream();
        var block = new byte[16 * 1024];
        while (inflate.Read(block) is var count and > 0)
        {
            content.Write(block, 0, count);
            Spend(count);
            if (content.Length > MaximumStreamBytes)
                throw new ReadFaultException("A stream grows too large.");
        }

        return content.ToArray();
    }

    /// <summary>A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a mark, else taken as Latin-1.</summary>
    public static string Text(byte[] text) => text switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(text, 2, text.Length - 2),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(text, 3, text.Length - 3),
        _ => Encoding.Latin1.GetString(text),
    };
}

/// <param name="StreamStart">Where the content of its stream begins in the file; null where it has none.</param>
internal sealed record PdfObject(object? Value, int? StreamStart);
