namespace ReserveMeds.Packets.Cases;

/// <summary>The facts of a facility that decide its route, taken from the form of a case, so that the two never differ.</summary>
internal static class FacilityShape
{
    private static readonly string[] Deciding = ["kind", "city", "governorate", "country", "inHouseImportPharmacy"];

    public static ObjectShape ForRoute { get; } = new(
        [.. InCase().Fields.Where(field => Deciding.Contains(field.Name)).Select(field => field with { Required = field.Name == "country" })]);

    private static ObjectShape InCase() => (ObjectShape)CaseShape.OfAny.Fields[CaseShape.OfAny.IndexOf("facility")].Shape;
}
