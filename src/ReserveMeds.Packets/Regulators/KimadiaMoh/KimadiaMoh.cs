using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Iraq, federal: KIMADIA and the Ministry of Health Department of Drug Registration, jointly.</summary>
internal static class KimadiaMoh
{
    private static readonly FactBook Facts = FactBook.Load("KimadiaMoh");
    private static readonly Company State = Facts.Value<Company>("KIM02");
    private static readonly MechanismFact Mechanism = Facts.Value<MechanismFact>("KIM03");

    private static readonly Pathway Pathway = new()
    {
        Country = "IQ",
        // Both bodies act jointly: the company, and the department that KIM03 names last.
        AddresseeLines = [State.Name, Mechanism.Jointly[^1], Facts.Text("KIM04")],
        LicenseBodies = [.. Facts.Value<IReadOnlyList<LicenseBody>>("KIM07").Select(body => body with { Aliases = IraqiPlaces.BodyAliases(body.Id) })],
        ReferenceLists = [Facts.ReferenceList("B", "PTH04")],
        Facilities = Facts.Value<IReadOnlyList<NamedFacility>>("KIM12"),
        SufficientFacilityKinds = IraqiPlaces.SufficientFacilityKinds,
        Payers = Facts.Value<IReadOnlyList<NamedPayer>>("KIM17"),
        // EXT-IQ-04
        Times = Facts.Times("KIM10", "KIM11", [DayOfWeek.Friday, DayOfWeek.Saturday]),
        Holidays = [HolidayTable.Load("KimadiaMoh")],
        Costs = CostFigures.From(Facts, "KIM13", "KIM16"),
    };

    public static Regulator Regulator { get; } = new()
    {
        Id = "kimadia-moh",
        DisplayName = Facts.Text("KIM01"),
        Name = $"{State.Name} and {Mechanism.Jointly[^1]}",
        Country = Pathway.Country,
        Currency = Facts.Text("KIM19"),
        Languages = ["ar", "en"],
        ReferenceArea = "IQ",
        CodePrefix = "IQ-",
        Mechanism = Mechanism.Name,
        Pathway = Pathway,
        NotStated = Facts.NotStated,
        Facts = Facts.Facts,
        Conflicts = Facts.Conflicts,
        Rulebooks = [KimadiaMohRulebook202611.From(Facts, Pathway), KimadiaMohRulebook202605.From(Facts, Pathway)],
        Documents = RequiredDocuments.Shared,
        Requirements = [.. SharedRequirements.All, .. KimadiaMohRequirements.All],
    };

    private sealed record Company(string Name, string Parent);

    private sealed record MechanismFact(string Name, IReadOnlyList<string> Jointly);
}
