using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Kurdistan Region of Iraq: the guide states the ministry and that a parallel route exists, and no more.</summary>
internal static class KrgMoh
{
    private static readonly FactBook Facts = FactBook.Load("KrgMoh");
    private static readonly MinistryFact Ministry = Facts.Value<MinistryFact>("KRG01");

    private static readonly Pathway Pathway = new()
    {
        Country = "IQ",
        AddresseeLines = [Ministry.Name, Facts.Text("KRG02")],
        ReferenceLists = [Facts.ReferenceList("B", "PTH04")],
        SufficientFacilityKinds = IraqiPlaces.SufficientFacilityKinds,
        OrientationTimes = Facts.Times("KIM10", "KIM11", [DayOfWeek.Friday, DayOfWeek.Saturday]),
        // The federal span as orientation: its own days, and those that the Region keeps beside them.
        Holidays = [HolidayTable.Load("KimadiaMoh"), HolidayTable.Load("KrgMoh")],
        OrientationCosts = CostFigures.From(Facts, "KIM13", "KIM16"),
    };

    public static Regulator Regulator { get; } = new()
    {
        Id = "krg-moh",
        DisplayName = Ministry.Name,
        Name = Ministry.Name,
        Country = Pathway.Country,
        Currency = Facts.Text("KIM19"),
        // EXT-KR-06; no source states a filing language.
        Languages = ["ckb", "ar", "en"],
        ReferenceArea = "KR",
        CodePrefix = "KRG-",
        Thin = true,
        Pathway = Pathway,
        NotStated = Facts.NotStated,
        Facts = Facts.Facts,
        Conflicts = Facts.Conflicts,
        Rulebooks = [KrgMohRulebook202611.From(Facts, Pathway), KrgMohRulebook202605.From(Facts, Pathway)],
        Documents = RequiredDocuments.Shared,
        Requirements = [.. SharedRequirements.All, .. KrgMohRequirements.All],
    };

    private sealed record MinistryFact(string Name, string Route);
}
