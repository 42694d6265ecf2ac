using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReserveMeds.Packets.Rules;

/// <summary>Shape of <c>Rules/facts.json</c>: what both guides say word for word.</summary>
internal sealed record CommonFactFile(IReadOnlyList<FactRow> Facts);

/// <summary>Shape of <c>Regulators/&lt;Regulator&gt;/facts.json</c>.</summary>
/// <param name="Guide">The guide that this regulator's facts come from.</param>
/// <param name="Inherits">Folder of the regulator whose facts apply here as far as their use says so; null for none.</param>
internal sealed record RegulatorFactFile(
    string Regulator,
    string Guide,
    IReadOnlyList<string> NotStated,
    IReadOnlyList<FactRow> Facts,
    string? Inherits = null);

/// <param name="Guide">Guides in which the quote occurs word for word.</param>
/// <param name="KrgUse"><c>own</c>, <c>inherited</c>, <c>orientation</c> or <c>none</c>: what the Kurdistan route makes of it.</param>
internal sealed record FactRow(
    string Id,
    string Field,
    JsonElement Value,
    IReadOnlyList<string> Guide,
    string Quote,
    DateOnly AsOf,
    DateOnly ReviewBy,
    string KrgUse,
    string? Print = null,
    IReadOnlyList<string>? Conflict = null,
    bool OpenList = false,
    IReadOnlyList<string>? DerivedParts = null,
    string? Note = null);

/// <summary>Shape of <c>Rules/decisions.json</c>: how contradictions of the guides are settled.</summary>
internal sealed record DecisionFile(DateOnly AsOf, DateOnly ReviewBy, IReadOnlyList<Decision> Decisions);

/// <param name="InEveryPacket">True where it shapes every packet, so that every report names it; the others matter where a finding rests on them.</param>
/// <param name="Regulators">Ids of those it is about; null for all.</param>
internal sealed record Decision(
    string Id,
    string Topic,
    [property: JsonPropertyName("decision")] string Words,
    bool InEveryPacket = false,
    IReadOnlyList<string>? Regulators = null);

/// <summary>Shape of <c>Rules/external-facts.json</c>: they may warn or advise, never reject.</summary>
/// <param name="CheckedOn">Day on which all of them were last looked up.</param>
internal sealed record ExternalFactFile(DateOnly CheckedOn, DateOnly ReviewBy, IReadOnlyList<ExternalFact> Facts);

/// <param name="Confidence"><c>high</c>, <c>medium</c> or <c>low</c>.</param>
/// <param name="AsOf">Date of the source as far as it carries one: a day, a month, a year or words; null for none.</param>
internal sealed record ExternalFact(string Id, string Statement, string Confidence, string? AsOf, IReadOnlyList<string> Source);
