using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Views;

/// <summary>Short words of the view, per language: names of listed values, units, gaps, the draft mark.</summary>
/// <remarks>Read from <c>_shared/labels.en.json</c> and so on: a flat object of <c>"group.id": "words"</c>.</remarks>
public sealed class Labels
{
    public static Labels Load(IReadOnlyList<TextFile> files) => throw new NotSupportedException();
}
