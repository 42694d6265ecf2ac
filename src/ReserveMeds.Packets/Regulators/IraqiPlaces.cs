using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Places and bodies that both routes of Iraq speak of.</summary>
internal static class IraqiPlaces
{
    /// <summary>Federal bodies that verify a licence (KIM07).</summary>
    public static IReadOnlyList<string> FederalBodies { get; } = ["iraqi-medical-association", "moh-drug-registration"];

    /// <summary>Kinds that may apply without a specialty importer (C2).</summary>
    public static IReadOnlyList<string> SufficientFacilityKinds { get; } =
        ["tertiary-public", "tertiary-private", "licensed-private"];

    /// <summary>The four governorates of the Kurdistan Region (C4) with the spellings of EXT-KR-02.</summary>
    private static readonly Dictionary<string, string[]> Kurdistan = new(StringComparer.Ordinal)
    {
        ["erbil"] = ["Erbil", "Arbil", "Irbil", "Hewler", "Hewlêr", "أربيل", "اربيل", "هەولێر"],
        ["sulaymaniyah"] = ["Sulaymaniyah", "Sulaymaniya", "Sulaimani", "Sulaimaniya", "Sulaimaniyah", "Slemani", "السليمانية", "سلێمانی"],
        ["duhok"] = ["Duhok", "Dohuk", "Dahuk", "دهوك", "دهۆک"],
        ["halabja"] = ["Halabja", "Halabcha", "حلبجة", "هەڵەبجە"],
    };

    /// <summary>The cities of KIM05.</summary>
    private static readonly string[] NetworkCities = ["Baghdad", "بغداد", "Basra", "Basrah", "البصرة", "بەسرە", "بەغدا"];

    private static readonly Dictionary<string, string> KurdistanBySpelling = Kurdistan
        .SelectMany(governorate => governorate.Value.Select(spelling => (Folded: FoldedName.Of(spelling), governorate.Key)))
        .DistinctBy(entry => entry.Folded)
        .ToDictionary(entry => entry.Folded, entry => entry.Key, StringComparer.Ordinal);

    private static readonly HashSet<string> Networks =
        [.. NetworkCities.Concat(Kurdistan["erbil"]).Select(FoldedName.Of)];

    // "Erbil Governorate", محافظة أربيل and پارێزگای هەولێر name the same place as the bare word.
    private static readonly HashSet<string> WordsForGovernorate =
        [.. new[] { "governorate", "province", "of", "محافظة", "پارێزگای", "پارێزگا" }.Select(FoldedName.Of)];

    /// <summary>Id of the governorate of the Kurdistan Region that the words name in any spelling; null for any other place.</summary>
    public static string? KurdistanGovernorate(string? words) => KurdistanBySpelling.GetValueOrDefault(Bare(words));

    /// <summary>Whether the words name a city of the medical networks of KIM05.</summary>
    public static bool IsNetworkCity(string? words) => Networks.Contains(Bare(words));

    /// <summary>Ids that are accepted for a body (EXT-IQ-03).</summary>
    public static IReadOnlyList<string> BodyAliases(string body) =>
        body == "iraqi-medical-association" ? ["iraqi-doctors-syndicate"] : [];

    private static string Bare(string? words) =>
        string.Join(' ', FoldedName.Of(words).Split(' ').Where(word => !WordsForGovernorate.Contains(word)));
}
