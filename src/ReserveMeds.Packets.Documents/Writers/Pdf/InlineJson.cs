using System.Text;
using System.Text.Json;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>Running text as <c>document.typ</c> reads it. An isolate becomes the pair of characters that the layout obeys.</summary>
internal sealed class InlineJson(Utf8JsonWriter json, Direction direction)
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    // Inside right-to-left text every isolate counts, whichever way the document runs: a dose in an Arabic value would flip.
    private bool insideRightToLeft = direction == Direction.RightToLeft;

    // Neighbouring text is one string: the layout then shapes and breaks it as one.
    private readonly StringBuilder run = new();

    public void Write(string name, IReadOnlyList<Inline>? content)
    {
        json.WritePropertyName(name);
        if (content is null)
        {
            json.WriteNullValue();
        }
        else
        {
            Write(content);
        }
    }

    public void Write(IReadOnlyList<Inline> content)
    {
        json.WriteStartArray();
        foreach (var inline in content)
        {
            Write(inline);
        }

        EndRun();
        json.WriteEndArray();
    }

    /// <summary>A string that is drawn as it stands.</summary>
    public void Characters(string? text)
    {
        if (!FontCoverage.Covers(text))
        {
            throw new UndrawableTextException();
        }

        json.WriteStringValue(text);
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case Text text:
                run.Append(text.Value);
                break;
            case Isolate isolate:
                Write(isolate);
                break;
            case Strong strong:
                Nested("strong", strong.Content);
                break;
            case Emphasis emphasis:
                Nested("emphasis", emphasis.Content);
                break;
            case Link link:
                Nested("link", link.Content, link.Target);
                break;
            case PartLink link:
                Nested("part", link.Content, link.PartId);
                break;
            case PartPage page:
                Nested("part-page", page.Content, page.PartId);
                break;
            case Gap gap:
                EndRun();
                Leaf("gap", gap.Value);
                break;
            case LineBreak:
                EndRun();
                json.WriteStartObject();
                json.WriteString("kind", "break");
                json.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"The PDF writer does not know the inline {inline.GetType().Name}.");
        }
    }

    // Left-to-right text in a left-to-right document needs no isolate, and without one it is copied from the page clean.
    private void Write(Isolate isolate)
    {
        bool around = insideRightToLeft;
        bool needed = around || HoldsRightToLeft(isolate.Content);
        if (needed)
        {
            run.Append(FirstStrongIsolate);
        }

        insideRightToLeft = needed;
        foreach (var inline in isolate.Content)
        {
            Write(inline);
        }

        insideRightToLeft = around;
        if (needed)
        {
            run.Append(PopDirectionalIsolate);
        }
    }

    private void Nested(string kind, IReadOnlyList<Inline> content, string? target = null)
    {
        EndRun();
        json.WriteStartObject();
        json.WriteString("kind", kind);
        if (target is not null)
        {
            json.WriteString("target", target);
        }

        Write("content", content);
        json.WriteEndObject();
    }

    private void EndRun()
    {
        if (run.Length > 0)
        {
            Leaf("text", run.ToString());
            run.Clear();
        }
    }

    private void Leaf(string kind, string text)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind);
        json.WritePropertyName("text");
        Characters(text);
        json.WriteEndObject();
    }

    private static bool HoldsRightToLeft(IReadOnlyList<Inline> content) => content.Any(inline => inline switch
    {
        Text text => text.Value.EnumerateRunes().Any(IsRightToLeft),
        Gap gap => gap.Value.EnumerateRunes().Any(IsRightToLeft),
        Isolate isolate => HoldsRightToLeft(isolate.Content),
        Strong strong => HoldsRightToLeft(strong.Content),
        Emphasis emphasis => HoldsRightToLeft(emphasis.Content),
        Link link => HoldsRightToLeft(link.Content),
        PartLink link => HoldsRightToLeft(link.Content),
        PartPage page => HoldsRightToLeft(page.Content),
        _ => false,
    });

    // The blocks that the Unicode bidirectional algorithm (UAX #9) reserves for right-to-left scripts.
    private static bool IsRightToLeft(Rune rune) => rune.Value
        is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
