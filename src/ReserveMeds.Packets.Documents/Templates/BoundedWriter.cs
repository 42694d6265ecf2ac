using System.Globalization;
using System.Text;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>Collects the filled text and stops a runaway.</summary>
internal sealed class BoundedWriter : TextWriter
{
    /// <summary>In UTF-16 characters. A case of the greatest size, each of its signs escaped and printed several times, stays below.</summary>
    public const int Limit = 16_000_000;

    private readonly StringBuilder text = new();
    private readonly string path;

    /// <param name="path">Of the template, for the message.</param>
    public BoundedWriter(string path)
        : base(CultureInfo.InvariantCulture)
    {
        this.path = path;
    }

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value) => Add([value]);

    public override void Write(string? value) => Add(value);

    public override void Write(char[] buffer, int index, int count) => Add(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Add(buffer);

    public override string ToString() => text.ToString();

    private void Add(ReadOnlySpan<char> more)
    {
        if (text.Length + more.Length > Limit)
        {
            throw new TemplateFillException($"{path}: The filled text is longer than {Limit} characters.");
        }

        text.Append(more);
    }
}
