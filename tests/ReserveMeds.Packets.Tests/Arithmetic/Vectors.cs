using System.Globalization;
using System.Text.Json;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Arithmetic;

/// <summary>The worked examples of the facts, as <c>vectors.json</c> restates them, and how each language spells a number.</summary>
internal static class Vectors
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<VectorFile> File = new(() => JsonSerializer.Deserialize<VectorFile>(
        System.IO.File.ReadAllText(Path.Combine(Shared.Repository.Root, "tests/ReserveMeds.Packets.Tests/Arithmetic/vectors.json")), Json)!);

    public static VectorFile All => File.Value;

    /// <summary>Every language in which a document of the regulator is printed.</summary>
    public static IReadOnlyList<string> LanguagesOf(string regulator, string document) =>
        [.. SweptCase.Documents[regulator].Where(part => part.Document.Id == document).Select(part => part.Language)];

    /// <summary>A case of the regulator that no rule refuses, for tablets, with none of the facts that the vectors set.</summary>
    public static CaseFile CaseOf(string regulator) => SheetOutline.Sample(regulator switch
    {
        "dmp" => "dmp/importer-files.json",
        "kimadia-moh" => "kimadia-moh/erbil-facility-federal-route.json",
        _ => "krg-moh/adult-resupply.json",
    });

    /// <summary>The number as a page of the language has it, with plain spaces.</summary>
    public static string Spelled(decimal number, string language)
    {
        var english = number.ToString("#,0.####", CultureInfo.InvariantCulture);
        return language switch
        {
            "en" => english,
            "fr" => english.Replace(',', ' ').Replace('.', ','),
            _ => english.Replace(',', ' '),
        };
    }

    public static string Span(IReadOnlyList<decimal> span, string language) =>
        $"{Spelled(span[0], language)}{(language is "ar" or "ckb" ? " – " : "–")}{Spelled(span[1], language)}";

    /// <summary>The cells of every table row of the outline, tables of other widths left out.</summary>
    public static IReadOnlyList<string[]> Rows(string outline, int cells) =>
    [
        .. outline.Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("row ", StringComparison.Ordinal))
            .Select(line => line["row ".Length..].Split(" | "))
            .Where(row => row.Length == cells),
    ];

    /// <summary>The numbers of a text, as it spells them.</summary>
    public static IReadOnlyList<string> Numbers(string text) =>
        [.. System.Text.RegularExpressions.Regex.Matches(text, "[0-9]+(?:[.,][0-9]+)?").Select(match => match.Value)];
}

internal sealed record VectorFile(
    IReadOnlyList<QuantityVector> Quantities,
    IReadOnlyList<AmountVector> Amounts,
    IReadOnlyList<TimeVector> Times,
    IReadOnlyList<TemperatureVector> Temperatures);

internal sealed record QuantityVector(string Id, decimal UnitsPerDay, int Days, int Units, int Packs, int Surplus);

/// <param name="Line"><c>year</c>, <c>yearAtDose</c>, <c>pack</c>, <c>packs</c> or <c>logistics</c>.</param>
/// <param name="Local">At the guide's rate.</param>
/// <param name="Own">At the rate of the case; null where it has none.</param>
internal sealed record AmountVector(
    string Ids,
    string Says,
    string Regulator,
    string Line,
    IReadOnlyList<decimal> Usd,
    IReadOnlyList<decimal> Local,
    IReadOnlyList<decimal>? Own,
    decimal? Rate,
    decimal? UnitsPerDay,
    int? Packs);

/// <param name="Holidays">Whether the row is the one with fixed public holidays counted.</param>
internal sealed record TimeVector(
    string Id,
    string Regulator,
    DateOnly Filed,
    bool Complex,
    bool Holidays,
    IReadOnlyList<DateOnly> ReviewEnds,
    IReadOnlyList<DateOnly> Arrives,
    IReadOnlyList<int> Days,
    IReadOnlyList<decimal> Weeks);

/// <param name="Readings">How often, and how many degrees Celsius.</param>
internal sealed record TemperatureVector(string Id, IReadOnlyList<IReadOnlyList<int>> Readings, string MeanKinetic);
