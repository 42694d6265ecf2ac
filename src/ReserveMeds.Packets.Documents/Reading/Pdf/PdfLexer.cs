using System.Globalization;
using System.Text;

namespace ReserveMeds.Packets.Documents.Reading.Pdf;

/// <param name="Value">Without the slash.</param>
internal sealed record PdfName(string Value);

/// <summary>A word that is no value: an operator, or a part of the file's frame such as <c>obj</c>.</summary>
internal sealed record PdfWord(string Value);

/// <param name="Number">Of the object that is meant.</param>
internal sealed record PdfReference(int Number);

/// <summary>The end of an array or dictionary, or of the data.</summary>
internal sealed record PdfEnd(char Sign);

/// <summary>
/// Reads the values of a PDF one after the other (ISO 32000-1, 7.2 and 7.3): <see cref="PdfName"/>, <see cref="double"/>,
/// <c>byte[]</c> for a string, <see cref="List{T}"/>, <see cref="Dictionary{TKey,TValue}"/>, <see cref="bool"/>, null,
/// <see cref="PdfReference"/>; <see cref="PdfWord"/> for all else.
/// </summary>
internal sealed class PdfLexer(byte[] data, int position = 0)
{
    private const int MaximumDepth = 50;

    public int Position { get; set; } = position;

    private ReadOnlySpan<byte> Rest => data.AsSpan(Position);

    /// <param name="references">True where <c>12 0 R</c> means an object, as it does outside of page content.</param>
    public object? Read(bool references = true, int depth = 0)
    {
        if (depth > MaximumDepth)
            throw new ReadFaultException("Its values are nested too deeply.");
        SkipSpace();
        switch (Rest)
        {
            case []:
                return new PdfEnd('\0');
            case [(byte)'/', ..]:
                Position++;
                return Name();
            case [(byte)'<', (byte)'<', ..]:
                Position += 2;
                return Map(references, depth);
            case [(byte)'>', (byte)'>', ..]:
                Position += 2;
                return new PdfEnd('>');
            case [(byte)'<', ..]:
                Position++;
                return Hexadecimal();
            case [(byte)'(', ..]:
                Position++;
                return Text();
            case [(byte)'[', ..]:
                Position++;
                return Items(references, depth);
            case [(byte)']', ..]:
                Position++;
                return new PdfEnd(']');
            case [(>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.', ..]:
                return references ? NumberOrReference() : Number();
            default:
                return Word();
        }
    }

    public Dictionary<string, object?> ReadMap() =>
        Read() as Dictionary<string, object?> ?? throw new ReadFaultException("It lacks a dictionary where one has to be.");

    public int ReadInteger() =>
        Read(references: false) is double number and >= 0 and <= int.MaxValue && number == (int)number
            ? (int)number
            : throw new ReadFaultException("It lacks a number where one has to be.");

    public void Expect(string word)
    {
        if (Read(references: false) is not PdfWord found || found.Value != word)
            throw new ReadFaultException($"It lacks the word '{word}' where it has to be.");
    }

    /// <summary>Moves behind the line end that follows the word <c>stream</c>.</summary>
    public void SkipLineEnd()
    {
        if (Rest is [(byte)'\r', (byte)'\n', ..])
            Position += 2;
        else if (Rest is [(byte)'\n', ..])
            Position++;
        else
            throw new ReadFaultException("A stream does not begin on a line of its own.");
    }

    private static bool IsSpace(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsEnd(byte value) => IsSpace(value) || "/<>[]()%{}"u8.Contains(value);

    private void SkipSpace()
    {
        while (Position < data.Length && (IsSpace(data[Position]) || data[Position] == '%'))
        {
            var line = data[Position] == '%' ? Rest.IndexOfAny((byte)'\r', (byte)'\n') : 1;
            Position += line < 0 ? Rest.Length : line;
        }
    }

    private ReadOnlySpan<byte> Token()
    {
        var start = Position;
        while (Position < data.Length && !IsEnd(data[Position]))
            Position++;
        return data.AsSpan(start, Position - start);
    }

    private PdfName Name()
    {
        var token = Encoding.Latin1.GetString(Token());
        for (var at = token.IndexOf('#', StringComparison.Ordinal); at >= 0; at = token.IndexOf('#', at + 1))
        {
            if (at + 2 >= token.Length || !byte.TryParse(token.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var escaped))
                throw new ReadFaultException("A name is broken.");
            token = $"{token[..at]}{(char)escaped}{token[(at + 3)..]}";
        }

        return new(token);
    }

    private object? Word()
    {
        var word = Encoding.Latin1.GetString(Token());
        return word switch
        {
            "" => throw new ReadFaultException("A bracket stands where none may."),
            "true" => true,
            "false" => false,
            "null" => null,
            _ => new PdfWord(word),
        };
    }

    private double Number() =>
        double.TryParse(Token(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ReadFaultException("A number is broken.");

    private object NumberOrReference()
    {
        var number = Number();
        var behind = Position;
        if (number is > 0 and <= int.MaxValue && number == (int)number)
        {
            SkipSpace();
            var generation = Token();
            SkipSpace();
            if (generation is [(byte)'0'] && Rest is [(byte)'R', ..] && (Rest.Length == 1 || IsEnd(Rest[1])))
            {
                Position++;
                return new PdfReference((int)number);
            }
        }

        Position = behind;
        return number;
    }

    private List<object?> Items(bool references, int depth)
    {
        var items = new List<object?>();
        while (Read(references, depth + 1) is var item && item is not PdfEnd { Sign: ']' })
            items.Add(item is PdfEnd or PdfWord ? throw new ReadFaultException("An array is broken.") : item);
        return items;
    }

    private Dictionary<string, object?> Map(bool references, int depth)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (Read(references, depth + 1) is var key && key is not PdfEnd { Sign: '>' })
        {
            if (key is not PdfName name || Read(references, depth + 1) is var value && value is PdfEnd or PdfWord || !entries.TryAdd(name.Value, value))
                throw new ReadFaultException("A dictionary is broken.");
        }

        return entries;
    }

    private byte[] Hexadecimal()
    {
        var length = Rest.IndexOf((byte)'>');
        if (length < 0)
            throw new ReadFaultException("A string has no end.");
        var digits = Rest[..length];
        Position += length + 1;
        var text = new byte[length / 2];
        return Convert.FromHexString(digits, text, out _, out _) == System.Buffers.OperationStatus.Done
            ? text
            : throw new ReadFaultException("A string is broken.");
    }

    private byte[] Text()
    {
        var text = new List<byte>();
        var open = 1;
        while (Position < data.Length)
        {
            var next = data[Position++];
            if (next == '\\')
            {
                Escaped(text);
                continue;
            }

            open += next == '(' ? 1 : next == ')' ? -1 : 0;
            if (open == 0)
                return [.. text];
            text.Add(next);
        }

        throw new ReadFaultException("A string has no end.");
    }

    private void Escaped(List<byte> text)
    {
        if (Rest is not [var sign, ..])
            return;
        Position++;
        switch ((char)sign)
        {
            case >= '0' and <= '7':
                var code = sign - '0';
                for (var digits = 1; digits < 3 && Rest is [>= (byte)'0' and <= (byte)'7', ..]; digits++)
                    code = (code * 8) + data[Position++] - '0';
                text.Add((byte)code);
                break;
            case '\r' or '\n':
                if (sign == '\r' && Rest is [(byte)'\n', ..])
                    Position++;
                break;
            default:
                text.Add((byte)((char)sign switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var other => other }));
                break;
        }
    }
}
