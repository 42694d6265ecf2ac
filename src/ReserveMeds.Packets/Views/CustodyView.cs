using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Views;

/// <summary>The hand-overs, what they add up to, and what the dispensing pharmacy holds ready.</summary>
internal static class CustodyView
{
    public static Group Of(ProductProfile? product, CaseFile caseFile, FactPrinter print)
    {
        var storage = caseFile.Facility.Storage;
        var controlled = product?.Storage.NeedsControlledStorage == true;
        IReadOnlyList<CustodyLeg> legs = caseFile.Custody.Legs.Count > 0 ? caseFile.Custody.Legs : [new()];
        var hours = legs.Sum(leg => leg.MaximumHours);
        return new()
        {
            ["legs"] = legs.Select((leg, index) => (object)Leg(leg, index, print)).ToList(),
            ["totalHours"] = legs.All(leg => leg.MaximumHours is not null)
                ? print.Labels.Count(hours ?? 0, "unit.hour")
                : print.Left("/custody/legs/*/maximumHours"),
            ["told"] = legs.Any(IsTold),
            ["holders"] = Holders(legs, print),
            ["dscsa"] = caseFile.Custody.SourceChannelDscsaCompliant == true,
            ["validatedLegs"] = print.Labels.List(legs.Index().Where(leg => leg.Item.ShipmentValidated == true).Select(leg => print.Language.Number(leg.Index + 1))),
            ["broker"] = print.Optional(caseFile.Custody.CustomsBroker),
            ["logger"] = print.Optional(caseFile.Custody.LoggerReference),
            ["storageClasses"] = storage.Classes.Count == 0
                ? print.NotStated("/facility/storage/classes")
                : print.Labels.Join([.. storage.Classes.Select(id => print.Words(id, "storageClass"))]),
            ["protocol"] = controlled
                ? print.Text(storage.ProtocolReference, "/facility/storage/protocolReference")
                : print.Optional(storage.ProtocolReference),
            ["monitoringLog"] = controlled
                ? print.Text(storage.MonitoringLogReference, "/facility/storage/monitoringLogReference")
                : print.Optional(storage.MonitoringLogReference),
        };
    }

    /// <summary>The first sender, then each receiver with how and how long the product was on its way there.</summary>
    private static List<object> Holders(IReadOnlyList<CustodyLeg> legs, FactPrinter print) =>
    [
        new Group { ["name"] = print.Text(legs[0].From, "/custody/legs/0/from"), ["conditions"] = "", ["maximum"] = "" },
        .. legs.Select((leg, index) =>
        {
            var group = Leg(leg, index, print);
            return new Group { ["name"] = group["to"], ["conditions"] = group["conditions"], ["maximum"] = group["maximum"] };
        }),
    ];

    /// <summary>Whether the leg says more than its row of the table.</summary>
    private static bool IsTold(CustodyLeg leg) => !string.IsNullOrWhiteSpace(leg.Place) || !string.IsNullOrWhiteSpace(leg.Monitoring);

    private static Group Leg(CustodyLeg leg, int index, FactPrinter print)
    {
        var pointer = $"/custody/legs/{index}";
        return new()
        {
            ["number"] = print.Language.Number(index + 1),
            ["from"] = print.Text(leg.From, $"{pointer}/from"),
            ["to"] = print.Text(leg.To, $"{pointer}/to"),
            ["told"] = IsTold(leg),
            ["place"] = print.Optional(leg.Place),
            ["monitoring"] = print.Optional(leg.Monitoring),
            ["responsible"] = print.OrNotStated(leg.Responsible, $"{pointer}/responsible"),
            ["handover"] = print.OrNotStated(leg.Handover, $"{pointer}/handover"),
            ["conditions"] = leg.Conditions is { } storage
                ? print.Words(storage, "storageClass")
                : print.NotStated($"{pointer}/conditions"),
            ["maximum"] = leg.MaximumHours is { } hours
                ? print.Labels.Count(hours, "unit.hour")
                : print.NotStated($"{pointer}/maximumHours"),
        };
    }
}
