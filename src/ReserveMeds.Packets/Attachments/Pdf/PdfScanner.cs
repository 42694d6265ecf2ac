using System.Buffers;
using System.Text;

namespace ReserveMeds.Packets.Attachments.Pdf;

/// <summary>Reads values from the bytes of a PDF file or of a stream in it. Whatever does not fit is null, never an exception.</summary>
internal sealed class PdfScanner(ReadOnlyMemory<byte> data, int position, PdfWork work)
{
    private static readonly SearchValues<byte> Spaces = SearchValues.Create("\0\t\n\f\r "u8);

    private int valuesLeft = PdfWork.MaximumValues;

    public int Position { get; private set; } = position;

    private ReadOnlySpan<byte> Rest => data.Span[Position..];

    /// <returns>Null where no value stands here, or where reading it would cost too much.</returns>
    public PdfValue? ReadValue()
    {
        valuesLeft = PdfWork.MaximumValues;
        var start = Position;
        var value = Value(depth: 0);
        return work.Spend(Position - start) ? value : null;
    }

    /// <summary>Reads <c>12 0 obj …</c>.</summary>
    /// <param name="number">That the object has to have.</param>
    public PdfObject? ReadObject(int number)
    {
        if (ReadInteger() != number || ReadInteger() is null || !Skip("obj"u8) || ReadValue() is not { } value)
            return null;
        if (Skip("endobj"u8))
            return new(value, StreamStart: null);
        if (!Skip("stream"u8))
            return null;
        if (Rest is [(byte)'\r', (byte)'\n', ..])
            Position += 2;
        else if (Rest is [(byte)'\n', ..])
            Position++;
        else
            return null;
        return new(value, Position);
    }

    public int? ReadInteger()
    {
        SkipSpace();
        return Number() is PdfValue.Integer { Value: >= 0 and <= int.MaxValue } number ? (int)number.Value : null;
    }

    /// <summary>Moves behind the word where it stands next.</summary>
    public bool Skip(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (!Rest.StartsWith(word) || (Rest.Length > word.Length && !IsEnd(Rest[word.Length])))
            return false;
        Position += word.Length;
        return true;
    }

    private PdfValue? Value(int depth)
    {
        if (depth > PdfWork.MaximumDepth || --valuesLeft < 0)
            return null;
        SkipSpace();
        return Rest switch
        {
            [] => null,
            [(byte)'/', ..] => Name(),
            [(byte)'<', (byte)'<', ..] => Map(depth),
            [(byte)'<', ..] => Hexadecimal(),
            [(byte)'(', ..] => Text(),
            [(byte)'[', ..] => Array(depth),
            [(>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.', ..] => NumberOrReference(),
            _ => Skip("true"u8) || Skip("false"u8) || Skip("null"u8) ? PdfValue.Other.One : null,
        };
    }

    private PdfValue.Name Name()
    {
        Position++;
        var name = new StringBuilder();
        while (Rest is [var next, ..] && !IsEnd(next))
        {
            var escaped = next == '#' && Rest.Length > 2 && char.IsAsciiHexDigit((char)Rest[1]) && char.IsAsciiHexDigit((char)Rest[2]);
            name.Append(escaped ? (char)Convert.FromHexString(Encoding.ASCII.GetString(Rest.Slice(1, 2)))[0] : (char)next);
            Position += escaped ? 3 : 1;
        }

        work.Note(name.ToString());
        return new(name.ToString());
    }

    private PdfValue.Map? Map(int depth)
    {
        Position += 2;
        var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        while (true)
        {
            SkipSpace();
            if (Rest is [(byte)'>', (byte)'>', ..])
            {
                Position += 2;
                return new(entries);
            }

            // A name that stands twice could mean one thing to this reader and another to the next.
            if (Rest is not [(byte)'/', ..] || Name() is not { } key || Value(depth + 1) is not { } value || !entries.TryAdd(key.Value, value))
                return null;
        }
    }

    private PdfValue.Array? Array(int depth)
    {
        Position++;
        var items = new List<PdfValue>();
        while (true)
        {
            SkipSpace();
            if (Rest is [(byte)']', ..])
            {
                Position++;
                return new(items);
            }

            if (Value(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }
    }

    private PdfValue.Other? Hexadecimal()
    {
        var length = Rest.IndexOf((byte)'>');
        if (length < 0)
            return null;
        Position += length + 1;
        return PdfValue.Other.One;
    }

    private PdfValue.Other? Text()
    {
        var open = 0;
        for (var at = 0; at < Rest.Length; at++)
        {
            switch (Rest[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'(':
                    open++;
                    break;
                case (byte)')' when --open == 0:
                    Position += at + 1;
                    return PdfValue.Other.One;
            }
        }

        return null;
    }

    private PdfValue? NumberOrReference()
    {
        if (Number() is not PdfValue.Integer number)
            return PdfValue.Other.One;
        var behind = Position;
        if (number.Value is > 0 and <= int.MaxValue && ReadInteger() is not null && Skip("R"u8))
            return new PdfValue.Reference((int)number.Value);
        Position = behind;
        return number;
    }

    /// <summary>Moves behind a number; null where it is a real number, or none.</summary>
    private PdfValue.Integer? Number()
    {
        var length = Rest.IndexOfAnyExcept("+-.0123456789"u8);
        var digits = length < 0 ? Rest : Rest[..length];
        Position += digits.Length;
        return long.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var value) ? new(value) : null;
    }

    private void SkipSpace()
    {
        var start = Position;
        SkipToWord();

        // Tables may lead to the same blanks again and again. Where that costs too much, nothing more is found.
        if (!work.Spend(Position - start))
            Position = data.Length;
    }

    private void SkipToWord()
    {
        while (true)
        {
            var blanks = Rest.IndexOfAnyExcept(Spaces);
            Position += blanks < 0 ? Rest.Length : blanks;
            if (Rest is not [(byte)'%', ..])
                return;
            var line = Rest.IndexOfAny((byte)'\r', (byte)'\n');
            Position += line < 0 ? Rest.Length : line;
        }
    }

    public static bool IsSpace(byte value) => Spaces.Contains(value);

    private static bool IsEnd(byte value) => IsSpace(value)
        || value is (byte)'/' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'(' or (byte)')' or (byte)'%' or (byte)'{' or (byte)'}';
}
