namespace ReserveMeds.Packets.Attachments.Pdf;

/// <summary>The tables that say where the objects of a file stand, from the newest back to the oldest (ISO 32000-1, 7.5.4 and 7.5.8).</summary>
internal sealed class PdfSections(ReadOnlyMemory<byte> file, PdfWork work)
{
    private const int MaximumSections = 200;
    private const int MaximumEntries = 300_000;

    private readonly Dictionary<int, PdfPlace> newest = [];
    private readonly HashSet<PdfPlace> all = [];
    private int entriesLeft = MaximumEntries;

    /// <summary>Of every section, the newest first.</summary>
    public List<PdfValue.Map> Trailers { get; } = [];

    /// <summary>Every place that a table names, those of replaced objects included: readers differ in which they take.</summary>
    public IReadOnlyCollection<PdfPlace> Places => all;

    public PdfPlace? PlaceOf(int number) => newest.TryGetValue(number, out var place) && place != default ? place : null;

    /// <returns>Whether all of them could be read.</returns>
    public bool Read(int start)
    {
        var seen = new HashSet<int>();
        for (int? next = start; next is { } offset; next = Trailers[^1].Int("Prev"))
        {
            if (offset <= 0 || offset >= file.Length || !seen.Add(offset) || seen.Count > MaximumSections || !ReadSection(offset))
                return false;
            if (Trailers[^1]["Prev"] is not null && Trailers[^1].Int("Prev") is null)
                return false;
        }

        return true;
    }

    private bool ReadSection(int offset)
    {
        var scanner = new PdfScanner(file, offset, work);
        var trailer = scanner.Skip("xref"u8) ? ReadTable(scanner) : ReadStream(offset);
        if (trailer is null)
            return false;
        Trailers.Add(trailer);
        return true;
    }

    private PdfValue.Map? ReadTable(PdfScanner scanner)
    {
        var free = new List<int>();
        while (!scanner.Skip("trailer"u8))
        {
            if (scanner.ReadInteger() is not { } first || scanner.ReadInteger() is not { } count || count > entriesLeft || first > int.MaxValue - count)
                return null;
            entriesLeft -= count;
            for (var number = first; number < first + count; number++)
            {
                if (scanner.ReadInteger() is not { } place || scanner.ReadInteger() is null)
                    return null;
                var isUsed = scanner.Skip("n"u8);
                if (!isUsed && !scanner.Skip("f"u8))
                    return null;
                if (isUsed && place > 0)
                    Add(new PdfPlace(number, place, Stream: 0));
                else
                    free.Add(number);
            }
        }

        if (scanner.ReadValue() is not PdfValue.Map trailer)
            return null;

        // A file for old and new readers: the objects that only new ones know stand in a stream beside the table.
        if (trailer["XRefStm"] is not null && (trailer.Int("XRefStm") is not { } hidden || ReadStream(hidden) is null))
            return null;
        foreach (var number in free)
            newest.TryAdd(number, default);
        return trailer;
    }

    private PdfValue.Map? ReadStream(int offset)
    {
        if (offset <= 0 || offset >= file.Length)
            return null;
        var number = new PdfScanner(file, offset, work).ReadInteger();
        var read = number is { } own ? new PdfScanner(file, offset, work).ReadObject(own) : null;
        if (read is not { Value: PdfValue.Map form, StreamStart: { } start }
            || !form.Is("Type", "XRef")
            || form.Int("Length") is not { } length
            || length > file.Length - start
            || form["W"] is not PdfValue.Array { Items: [PdfValue.Integer { Value: >= 0 and <= 4 } kind, PdfValue.Integer { Value: > 0 and <= 8 } field, PdfValue.Integer { Value: >= 0 and <= 4 } last] }
            || form.Int("Size") is not { } size
            || PdfStream.Unpack(form, file.Slice(start, length), work) is not { } rows)
        {
            return null;
        }

        IReadOnlyList<PdfValue> index = form["Index"] is PdfValue.Array given ? given.Items : [new PdfValue.Integer(0), new PdfValue.Integer(size)];
        return ReadRows(rows, (int)kind.Value, (int)field.Value, (int)last.Value, index) ? form : null;
    }

    private bool ReadRows(byte[] rows, int kindWidth, int fieldWidth, int lastWidth, IReadOnlyList<PdfValue> index)
    {
        var width = kindWidth + fieldWidth + lastWidth;
        var at = 0;
        for (var pair = 0; pair + 1 < index.Count; pair += 2)
        {
            if (index[pair] is not PdfValue.Integer { Value: >= 0 and <= MaximumEntries * 10L } first
                || index[pair + 1] is not PdfValue.Integer { Value: >= 0 } count
                || count.Value > entriesLeft)
            {
                return false;
            }

            entriesLeft -= (int)count.Value;
            for (var number = (int)first.Value; number < (int)first.Value + (int)count.Value; number++, at += width)
            {
                if (at + width > rows.Length)
                    return false;
                var kind = kindWidth == 0 ? 1 : Field(rows, at, kindWidth);
                var field = Field(rows, at + kindWidth, fieldWidth);
                if (kind is 1 or 2 && field is > 0 and <= int.MaxValue)
                    Add(kind == 1 ? new(number, (int)field, Stream: 0) : new(number, Offset: 0, (int)field));
                else if (kind is 1 or 2)
                    return false;
                else
                    newest.TryAdd(number, default);
            }
        }

        return true;
    }

    private void Add(PdfPlace place)
    {
        newest.TryAdd(place.Number, place);
        all.Add(place);
    }

    private static long Field(byte[] rows, int at, int width)
    {
        ulong value = 0;
        foreach (var digit in rows.AsSpan(at, width))
            value = (value << 8) | digit;
        return value > long.MaxValue ? -1 : (long)value;
    }
}
