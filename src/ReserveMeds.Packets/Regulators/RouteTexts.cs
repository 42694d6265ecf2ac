using System.Text.Json;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>The words of route advice, per code and language.</summary>
/// <remarks>
/// Read from <c>_shared/route.en.json</c> and so on: <c>{"status": "drafted", "words": {"ROUTE-MA-01": "…"}}</c>. Every file
/// is complete, and English exists.
/// </remarks>
public sealed partial class RouteTexts
{
    private const string English = "en";

    private readonly Dictionary<string, RouteFile> byLanguage;

    private RouteTexts(Dictionary<string, RouteFile> byLanguage) => this.byLanguage = byLanguage;

    /// <summary>Language codes that have words, in ordinal order.</summary>
    public IReadOnlyList<string> Languages => [.. byLanguage.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether the words of the language are a translation that no named person has reviewed yet.</summary>
    public bool IsDrafted(string language) => byLanguage[language].Status == "drafted";

    /// <exception cref="KeyNotFoundException">The language has no words.</exception>
    public string Of(RouteReason reason, string language) => byLanguage[language].Words[reason.Code];

    /// <exception cref="TextFaultException">A file is faulty, English is missing, or a code lacks words or is unknown.</exception>
    public static RouteTexts Load(IReadOnlyList<TextFile> files)
    {
        var faults = new List<Diagnostic>();
        var read = new Dictionary<string, RouteFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (FileName().Match(file.Path) is { Success: true } name && Read(file, faults) is { } words)
            {
                read.Add(name.Groups["language"].Value, words);
            }
        }

        if (!read.ContainsKey(English) && faults.Count == 0)
        {
            faults.Add(new("_shared/route.en.json", 1, "The file is missing.", "Every reason for a route needs words in English."));
        }

        return faults.Count == 0 ? new(read) : throw new TextFaultException(faults);
    }

    private static RouteFile? Read(TextFile file, List<Diagnostic> faults)
    {
        RouteFile read;
        try
        {
            read = StrictJson.Strictly<RouteFile>(file.Text);
        }
        catch (JsonException fault)
        {
            var line = (int)(fault.LineNumber ?? 0) + 1;
            faults.Add(new(file.Path, line, fault.Message, "Write {\"status\": \"…\", \"words\": {\"CODE\": \"…\"}}, each key once."));
            return null;
        }

        if (read.Status is not ("original" or "drafted" or "reviewed"))
        {
            faults.Add(new(file.Path, 1, "The status is none of the known ones.", "Write original, drafted or reviewed."));
        }

        var codes = RouteGround.All.Select(ground => ground.Code).ToList();
        faults.AddRange(codes.Where(code => string.IsNullOrWhiteSpace(read.Words.GetValueOrDefault(code)))
            .Select(code => new Diagnostic(file.Path, 1, $"{code} has no words.", "Say why the route fits.")));
        faults.AddRange(read.Words.Keys.Except(codes, StringComparer.Ordinal)
            .Select(code => new Diagnostic(file.Path, 1, $"The code {code} is unknown.", $"Use only {string.Join(", ", codes)}.")));
        return read;
    }

    [GeneratedRegex(@"^_shared/route\.(?<language>[a-z]{2,3})\.json$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    /// <param name="Status"><c>original</c>, <c>drafted</c> or <c>reviewed</c>.</param>
    private sealed record RouteFile(string Status, Dictionary<string, string> Words, string? ReviewedBy = null, string? ReviewedOn = null);
}
