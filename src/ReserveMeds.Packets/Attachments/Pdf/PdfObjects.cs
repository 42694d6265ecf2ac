namespace ReserveMeds.Packets.Attachments.Pdf;

/// <summary>Finds the objects of a file, those packed into streams included.</summary>
internal sealed class PdfObjects(ReadOnlyMemory<byte> file, PdfSections sections, PdfWork work)
{
    private readonly Dictionary<int, Dictionary<int, PdfValue>> packed = [];

    /// <summary>Reads every object once, so that each name in the file was seen.</summary>
    /// <returns>Whether all of them could be read.</returns>
    public bool ReadAll()
    {
        // Two entries for one offset would be two numbers for one object, which it cannot have.
        foreach (var place in sections.Places.Where(place => place.Stream == 0))
        {
            if (At(place) is not { } read)
                return false;
            if (read.StreamStart is not { } start)
                continue;
            if (read.Value is not PdfValue.Map form || Content(form, start) is not { } content)
                return false;
            if (form.Is("Type", "ObjStm") && (Packed(form, content) is not { } objects || !Keep(place, objects)))
                return false;
        }

        return true;
    }

    /// <returns>The value itself, or that of the object it refers to; null where there is none.</returns>
    public PdfValue? Resolve(PdfValue? value)
    {
        if (value is not PdfValue.Reference to)
            return value;
        return sections.PlaceOf(to.Number) switch
        {
            null => null,
            { Stream: 0 } place => At(place)?.Value,
            { } place => packed.GetValueOrDefault(place.Stream)?.GetValueOrDefault(to.Number),
        };
    }

    private PdfObject? At(PdfPlace place) =>
        place.Offset < file.Length ? new PdfScanner(file, place.Offset, work).ReadObject(place.Number) : null;

    private bool Keep(PdfPlace place, Dictionary<int, PdfValue> objects)
    {
        if (sections.PlaceOf(place.Number) == place)
            packed[place.Number] = objects;
        return true;
    }

    /// <summary>The bytes of a stream, where the file holds all of them and the stream ends where it says.</summary>
    private ReadOnlyMemory<byte>? Content(PdfValue.Map form, int start)
    {
        var length = form["Length"] is PdfValue.Reference to && sections.PlaceOf(to.Number) is { Stream: 0 } place
            ? At(place)?.Value
            : form["Length"];
        if (length is not PdfValue.Integer { Value: >= 0 } bytes || bytes.Value > file.Length - start)
            return null;
        var end = start + (int)bytes.Value;
        if (!new PdfScanner(file, end, work).Skip("endstream"u8))
            return null;
        return file[start..end];
    }

    /// <summary>The objects of an object stream (ISO 32000-1, 7.5.7).</summary>
    private Dictionary<int, PdfValue>? Packed(PdfValue.Map form, ReadOnlyMemory<byte> content)
    {
        if (form.Int("N") is not { } count || form.Int("First") is not { } first || PdfStream.Unpack(form, content, work) is not { } text || first > text.Length)
            return null;
        var head = new PdfScanner(text.AsMemory(0, first), 0, work);
        var objects = new Dictionary<int, PdfValue>();
        for (var entry = 0; entry < count; entry++)
        {
            if (head.ReadInteger() is not { } number
                || head.ReadInteger() is not { } offset
                || offset > text.Length - first
                || new PdfScanner(text, first + offset, work).ReadValue() is not { } value
                || !objects.TryAdd(number, value))
            {
                return null;
            }
        }

        return objects;
    }
}
