using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>A ground as it is declared once, before a guide gives it its citation.</summary>
/// <param name="Sources">Ids of facts and decisions, or <c>project</c>; the first that holds for a regulator leads.</param>
internal sealed record RouteGround(string Code, params IReadOnlyList<string> Sources)
{
    public static readonly RouteGround InMorocco = new("ROUTE-MA-01", "DMP07", "DMP20");

    public static readonly RouteGround OutsideRegion = new("ROUTE-IQ-01", "KIM03", "C4");

    public static readonly RouteGround GovernorateMissing = new("ROUTE-IQ-02", "C4", "KIM05", "KIM12");

    public static readonly RouteGround CityInRegion = new("ROUTE-IQ-03", "C4", "EXT-KR-02");

    public static readonly RouteGround InRegion = new("ROUTE-KR-01", "KRG01", "C4");

    public static readonly RouteGround NamedInFederalText = new("ROUTE-KR-02", "C4", "KIM05", "KIM12");

    public static readonly RouteGround IfInRegion = new("ROUTE-KR-03", "KRG01", "C4");

    public static readonly RouteGround NoPathwayKnown = new("ROUTE-NONE-01", "project");

    public static readonly RouteGround KindNeedsImporter = new("ROUTE-IMP-01", "FAC04", "FAC05", "C2");

    public static readonly RouteGround NoImportPharmacy = new("ROUTE-IMP-02", "FAC04", "FAC01", "FAC05");

    public static readonly RouteGround KindSuffices = new("ROUTE-IMP-03", "FAC02", "KIM05", "C2");

    public static readonly RouteGround KindMissing = new("ROUTE-IMP-04", "FAC02", "KIM05", "C2");

    public static IReadOnlyList<RouteGround> All { get; } =
    [
        InMorocco, OutsideRegion, GovernorateMissing, CityInRegion, InRegion, NamedInFederalText, IfInRegion, NoPathwayKnown,
        KindNeedsImporter, NoImportPharmacy, KindSuffices, KindMissing,
    ];

    public RouteReason CitedFrom(FactBook facts) => new(Code, facts.Cite(Sources));
}
