namespace ReserveMeds.Packets.Cases;

/// <summary>A facility that was read, or every fault that kept it from being read.</summary>
/// <param name="Facility">Null when there are faults.</param>
public sealed record FacilityReading(Facility? Facility, IReadOnlyList<CaseFault> Faults);

/// <summary>Reads what decides the route of a facility, as strictly as a case: there only <c>country</c> must be given.</summary>
public static class FacilityReader
{
    /// <param name="json">UTF-8. A byte order mark before it is passed over.</param>
    public static FacilityReading Read(ReadOnlyMemory<byte> json)
    {
        var (facility, faults) = ShapedJson.Read<Facility>(json, _ => FacilityShape.ForRoute);
        return new(facility, faults);
    }
}
