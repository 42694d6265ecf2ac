using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Views;

/// <summary>One part as a Document, before any format.</summary>
/// <param name="Gaps">JSON Pointer of the missing fact, by the words of the gap.</param>
internal sealed record ComposedPart(
    RequiredDocument Required,
    string Language,
    Template Template,
    Document Document,
    IReadOnlyDictionary<string, string> Gaps);
