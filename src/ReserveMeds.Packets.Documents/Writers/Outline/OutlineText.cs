using System.Text;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Outline;

internal static class OutlineText
{
    private const string Reserved = "\\[]{}|↵";

    public static string Of(IReadOnlyList<Inline> content) => string.Concat(content.Select(Of));

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (Reserved.Contains(character))
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static string Of(Inline inline) => inline switch
    {
        Text text => Escape(text.Value),
        Strong strong => $"strong[{Of(strong.Content)}]",
        Emphasis emphasis => $"em[{Of(emphasis.Content)}]",
        PartLink link => $"part[{Escape(link.PartId)}|{Of(link.Content)}]",
        PartPage page => $"part-page[{Escape(page.PartId)}|{Of(page.Content)}]",
        Link link => $"link[{Escape(link.Target)}|{Of(link.Content)}]",
        LineBreak => "↵",
        Isolate isolate => $"{{{Of(isolate.Content)}}}",
        Gap gap => $"gap[{Escape(gap.Value)}]",
        _ => throw new NotSupportedException($"No outline of {inline.GetType().Name}."),
    };
}
