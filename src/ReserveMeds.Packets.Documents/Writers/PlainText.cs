using System.Globalization;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers;

/// <summary>The bare characters of running text.</summary>
internal static class PlainText
{
    /// <param name="firstPages">Number of the page that a part begins on, by the part's id, where the parts are bound; null elsewhere.</param>
    public static string Of(IReadOnlyList<Inline> content, IReadOnlyDictionary<string, int>? firstPages = null) => string.Concat(content.Select(inline => inline switch
    {
        Text text => text.Value,
        Strong strong => Of(strong.Content, firstPages),
        Emphasis emphasis => Of(emphasis.Content, firstPages),
        Link link => Of(link.Content, firstPages),
        PartLink link => Of(link.Content, firstPages),
        PartPage page => firstPages is not null && firstPages.TryGetValue(page.PartId, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"{Of(page.Content)} {number}")
            : "",
        Isolate isolate => Of(isolate.Content, firstPages),
        Gap gap => gap.Value,
        LineBreak => " ",
        _ => throw new NotSupportedException($"No plain text of {inline.GetType().Name}."),
    }));
}
