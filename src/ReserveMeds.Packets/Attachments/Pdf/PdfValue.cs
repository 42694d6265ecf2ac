using System.Runtime.InteropServices;

namespace ReserveMeds.Packets.Attachments.Pdf;

/// <summary>A value as it stands in a PDF file (ISO 32000-1, 7.3). A closed family.</summary>
internal abstract record PdfValue
{
    private PdfValue()
    {
    }

    /// <summary>A string, a boolean, null or a real number: nothing that the structure of a file is read from.</summary>
    public sealed record Other : PdfValue
    {
        public static readonly Other One = new();
    }

    public sealed record Integer(long Value) : PdfValue;

    /// <param name="Value">Without the slash, its escapes resolved.</param>
    public sealed record Name(string Value) : PdfValue;

    public sealed record Array(IReadOnlyList<PdfValue> Items) : PdfValue;

    public sealed record Map(IReadOnlyDictionary<string, PdfValue> Entries) : PdfValue
    {
        public PdfValue? this[string key] => Entries.GetValueOrDefault(key);

        public int? Int(string key) => this[key] is Integer { Value: >= 0 and <= int.MaxValue } number ? (int)number.Value : null;

        public bool Is(string key, string name) => this[key] is Name value && value.Value == name;
    }

    /// <param name="Number">Of the object that is meant.</param>
    public sealed record Reference(int Number) : PdfValue;
}

/// <param name="StreamStart">Where the content of its stream begins in the file; null where it has none.</param>
internal sealed record PdfObject(PdfValue Value, int? StreamStart);

/// <summary>Where an object stands: in the file, or as one of those packed into a stream.</summary>
/// <param name="Offset">In the file; 0 where the object is packed.</param>
/// <param name="Stream">Number of the stream that packs it; 0 where none does.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PdfPlace(int Number, int Offset, int Stream);
