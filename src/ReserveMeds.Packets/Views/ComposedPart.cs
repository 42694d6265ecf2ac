using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Views;

/// <summary>One part as a Document, before any format.</summary>
/// <param name="Gaps">JSON Pointers of the facts that the part lacks, each where it prints a gap; "" for one of no place in the case.</param>
internal sealed record ComposedPart(
    RequiredDocument Required,
    string Language,
    Template Template,
    Document Document,
    IReadOnlyList<string> Gaps);
