namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>Stands in template data where a fact is missing; becomes a <see cref="Model.Gap"/> wherever it is printed.</summary>
/// <param name="Text">Words that say what is missing, such as "[missing: licence number]".</param>
/// <param name="Place">Which fact is missing, as whoever made the data names it; empty where it has no name.</param>
public sealed record GapValue(string Text, string Place = "");
