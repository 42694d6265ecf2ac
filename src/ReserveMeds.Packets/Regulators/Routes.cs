using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Finds the route that fits a facility. It says what the rulebooks would say of the same facts, before there is a case.</summary>
public static class Routes
{
    private static readonly Route Morocco = Route.Of("dmp", "Dmp");
    private static readonly Route Federal = Route.Of("kimadia-moh", "KimadiaMoh");
    private static readonly Route Region = Route.Of("krg-moh", "KrgMoh");

    /// <param name="facility">Country, governorate, city, kind and import pharmacy count; all else is passed over.</param>
    public static RouteAdvice For(Facility facility) => facility.Country switch
    {
        "MA" => Advice(Morocco, facility, [], Morocco.Because(RouteGround.InMorocco)),
        "IQ" => InIraq(facility),
        _ => new(Regulator: null, [], ImporterFiling.Unknown, [Morocco.Because(RouteGround.NoPathwayKnown)]),
    };

    /// <summary>The governorate decides; a city that seems to say otherwise is only pointed out (decision C4).</summary>
    private static RouteAdvice InIraq(Facility facility)
    {
        if (IraqiPlaces.KurdistanGovernorate(facility.Governorate) is not null)
        {
            return Advice(
                Region, facility, [new(Federal.Id, Federal.Because(RouteGround.NamedInFederalText))], Region.Because(RouteGround.InRegion));
        }

        var isMissing = string.IsNullOrWhiteSpace(facility.Governorate);
        var isCityInRegion = IraqiPlaces.KurdistanGovernorate(facility.City) is not null;
        RouteGround[] grounds =
        [
            isMissing ? RouteGround.GovernorateMissing : RouteGround.OutsideRegion,
            .. isCityInRegion ? [RouteGround.CityInRegion] : Array.Empty<RouteGround>(),
        ];
        RouteAlternative[] alternatives = isMissing || isCityInRegion ? [new(Region.Id, Region.Because(RouteGround.IfInRegion))] : [];
        return Advice(Federal, facility, alternatives, [.. grounds.Select(Federal.Because)]);
    }

    private static RouteAdvice Advice(
        Route route, Facility facility, IReadOnlyList<RouteAlternative> alternatives, params IReadOnlyList<RouteReason> reasons)
    {
        var (filing, grounds) = Importer(facility, route.SufficientKinds);
        return new(route.Id, alternatives, filing, [.. reasons, .. grounds.Select(route.Because)]);
    }

    /// <summary>Decision C2, and FAC04 where the facility says that it has no import pharmacy.</summary>
    private static (ImporterFiling Filing, IReadOnlyList<RouteGround> Grounds) Importer(Facility facility, IReadOnlyList<string> sufficientKinds)
    {
        var needsByKind = facility.Kind is { } kind && !sufficientKinds.Contains(kind, StringComparer.Ordinal);
        var hasNoPharmacy = facility.InHouseImportPharmacy == false;
        return (needsByKind, hasNoPharmacy, facility.Kind) switch
        {
            (true, true, _) => (ImporterFiling.Required, [RouteGround.KindNeedsImporter, RouteGround.NoImportPharmacy]),
            (true, false, _) => (ImporterFiling.Required, [RouteGround.KindNeedsImporter]),
            (false, true, _) => (ImporterFiling.Required, [RouteGround.NoImportPharmacy]),
            (false, false, null) => (ImporterFiling.Unknown, [RouteGround.KindMissing]),
            (false, false, _) => (ImporterFiling.NotRequired, [RouteGround.KindSuffices]),
        };
    }

    /// <summary>One regulator, as far as the choice of a route needs it.</summary>
    private sealed record Route(string Id, FactBook Facts, IReadOnlyList<string> SufficientKinds)
    {
        /// <param name="folder">Folder below <c>Regulators</c>.</param>
        public static Route Of(string id, string folder) =>
            new(id, FactBook.Load(folder), RegulatorCatalog.Find(id)!.Pathway.SufficientFacilityKinds);

        public RouteReason Because(RouteGround ground) => ground.CitedFrom(Facts);
    }
}
