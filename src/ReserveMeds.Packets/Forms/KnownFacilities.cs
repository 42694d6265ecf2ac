using System.Text.Json;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Forms;

/// <summary>The facilities that a regulator's guide names, with the fact that says so.</summary>
public sealed record KnownFacilities(IReadOnlyList<NamedFacility> Facilities, GuideFact Source)
{
    private static readonly JsonSerializerOptions AsInFacts = new(JsonSerializerDefaults.Web);

    /// <returns>Null where the guide names none.</returns>
    public static KnownFacilities? Of(Regulator regulator)
    {
        ArgumentNullException.ThrowIfNull(regulator);
        return regulator.Facts.FirstOrDefault(fact => fact.Field is "facilities" or "facility.namedMention") is { } source
            ? new(source.Value.ValueKind == JsonValueKind.Array ? source.Value.Deserialize<NamedFacility[]>(AsInFacts)! : [source.Value.Deserialize<NamedFacility>(AsInFacts)!], source)
            : null;
    }

    /// <summary>The same with name and city of the facility that was chosen, and nothing else changed.</summary>
    /// <param name="id">Of the facility; what is none of them changes nothing.</param>
    public static FormValues Fill(FormValues values, Regulator regulator, string id)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of(regulator)?.Facilities.FirstOrDefault(facility => facility.Id == id) is { } chosen
            ? values.With("/facility/name", chosen.Name).With("/facility/city", chosen.City)
            : values;
    }
}
