using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Morocco: Direction du Médicament et de la Pharmacie.</summary>
internal static class Dmp
{
    private static readonly FactBook Facts = FactBook.Load("Dmp");
    private static readonly Ministry Directorate = Facts.Value<Ministry>("DMP02");
    private static readonly LawFact Law = Facts.Value<LawFact>("DMP05");

    private static readonly Pathway Pathway = new()
    {
        Country = "MA",
        AddresseeLines =
        [
            $"{Directorate.Print} ({Facts.Text("DMP07")})",
            // The country stands on a line of its own.
            Directorate.Parent.Replace("Moroccan ", "", StringComparison.Ordinal),
            Facts.Text("DMP03"),
        ],
        LicenseBodies = [.. Facts.Value<IReadOnlyList<LicenseBody>>("DMP08").Select(WithSuccessor)],
        ReferenceLists = [Facts.ReferenceList("A", "DMP06"), Facts.ReferenceList("B", "PTH04")],
        Facilities = Facts.Value<IReadOnlyList<NamedFacility>>("DMP13"),
        SufficientFacilityKinds = ["tertiary-public", "tertiary-private", "major-private"],
        Payers = [.. Facts.Value<IReadOnlyList<NamedPayer>>("DMP17").Select(WithNewName)],
        // EXT-MA-06
        Times = Facts.Times("DMP11", "DMP12", [DayOfWeek.Saturday, DayOfWeek.Sunday]),
        Holidays = [HolidayTable.Load("Dmp")],
        Costs = CostFigures.From(Facts, "DMP14", "DMP16"),
    };

    public static Regulator Regulator { get; } = new()
    {
        Id = "dmp",
        DisplayName = Facts.Text("DMP01"),
        Name = Directorate.Print,
        Country = Pathway.Country,
        Currency = Facts.Text("DMP19"),
        Languages = ["fr", "en", "ar"],
        ReferenceArea = "MA",
        CodePrefix = "MA-",
        Mechanism = Facts.Value<MechanismFact>("DMP04").Name,
        Law = $"{Law.Law} ({Law.Print}) and its {Law.Plus}",
        Pathway = Pathway,
        NotStated = Facts.NotStated,
        Facts = Facts.Facts,
        Conflicts = Facts.Conflicts,
        Rulebooks = [DmpRulebook202611.From(Facts, Pathway), DmpRulebook202605.From(Facts, Pathway)],
        Documents = RequiredDocuments.Shared,
        Requirements = [.. SharedRequirements.All, .. DmpRequirements.All],
    };

    /// <summary>EXT-MA-01: the agency that was set up to take over.</summary>
    private static LicenseBody WithSuccessor(LicenseBody body) => body.Id == "dmp" ? body with { Aliases = ["ammps"] } : body;

    /// <summary>EXT-MA-03 and EXT-MA-05: names of today.</summary>
    private static NamedPayer WithNewName(NamedPayer payer) => payer.Id switch
    {
        "ramed" => payer with { Aliases = ["amo-tadamon"], NameToday = "AMO-Tadamon" },
        "saham-assurance" => payer with { Aliases = ["sanlam-maroc"], NameToday = "Sanlam Maroc" },
        _ => payer,
    };

    private sealed record Ministry(string Guide, string Print, string Parent);

    private sealed record MechanismFact(string Name, string Kind);

    private sealed record LawFact(string Law, string Title, string Print, string Plus, string? Articles);
}
