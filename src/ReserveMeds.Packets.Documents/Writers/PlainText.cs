using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers;

/// <summary>The bare characters of running text.</summary>
internal static class PlainText
{
    public static string Of(IReadOnlyList<Inline> content) => string.Concat(content.Select(inline => inline switch
    {
        Text text => text.Value,
        Strong strong => Of(strong.Content),
        Emphasis emphasis => Of(emphasis.Content),
        Link link => Of(link.Content),
        PartLink link => Of(link.Content),
        PartPage => "",
        Isolate isolate => Of(isolate.Content),
        Gap gap => gap.Value,
        LineBreak => " ",
        _ => throw new NotSupportedException($"No plain text of {inline.GetType().Name}."),
    }));
}
