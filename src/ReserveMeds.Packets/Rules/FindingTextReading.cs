using System.Text.Json;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Rules;

/// <summary>Reads the files of words and collects every fault before any word is used.</summary>
internal sealed partial class FindingTextReading
{
    private const string SharedFolder = "_shared";

    private readonly List<Diagnostic> faults = [];

    public Dictionary<(string Language, string Key), FindingWords> Words { get; } = [];

    /// <summary>Status of each file, by language.</summary>
    public List<(string Language, string Status)> Statuses { get; } = [];

    public IReadOnlyList<Diagnostic> Faults => faults;

    public static FindingTextReading Of(IReadOnlyList<TextFile> files)
    {
        var reading = new FindingTextReading();
        var scopes = Scopes();
        foreach (var file in files)
        {
            if (FileName().Match(file.Path) is { Success: true } name)
            {
                if (scopes.TryGetValue(name.Groups["folder"].Value, out var rules))
                {
                    reading.Read(file, name.Groups["language"].Value, rules);
                }
                else
                {
                    reading.Fault(file, "", "No regulator has this folder.", $"Move it to {SharedFolder} or to the folder of a regulator.");
                }
            }
        }

        foreach (var folder in scopes.Keys.Where(folder => !files.Any(file => file.Path == $"{folder}/findings.en.json")))
        {
            reading.faults.Add(new Diagnostic($"{folder}/findings.en.json", 1, "The file is missing.", "Every rule needs words in English."));
        }

        return reading;
    }

    /// <summary>The rules whose words belong in a folder: a regulator's own, and in the shared one those of all.</summary>
    private static Dictionary<string, Dictionary<string, Rule>> Scopes()
    {
        var all = RegulatorCatalog.All.SelectMany(regulator => regulator.Rulebooks).SelectMany(book => book.Rules).DistinctBy(rule => rule.Code).ToList();
        var scopes = RegulatorCatalog.All.ToDictionary(
            regulator => regulator.Id,
            regulator => OfCodes(all.Where(rule => BelongsTo(regulator, rule))),
            StringComparer.Ordinal);
        scopes[SharedFolder] = OfCodes(all.Where(rule => !RegulatorCatalog.All.Any(regulator => BelongsTo(regulator, rule))));
        return scopes;

        static bool BelongsTo(Regulator regulator, Rule rule) =>
            rule.Code.StartsWith(regulator.CodePrefix, StringComparison.Ordinal);

        static Dictionary<string, Rule> OfCodes(IEnumerable<Rule> rules) => rules.ToDictionary(rule => rule.Code, StringComparer.Ordinal);
    }

    private void Read(TextFile file, string language, Dictionary<string, Rule> rules)
    {
        FindingFile read;
        try
        {
            read = StrictJson.Strictly<FindingFile>(file.Text);
        }
        catch (JsonException fault)
        {
            faults.Add(new Diagnostic(
                file.Path,
                (int)(fault.LineNumber ?? 0) + 1,
                fault.Message,
                "Write {\"status\": \"…\", \"words\": {\"CODE\": {\"message\": \"…\", \"fix\": \"…\"}}}, each key once."));
            return;
        }

        var entries = read.Words;
        if (read.Status is not ("original" or "drafted" or "reviewed"))
        {
            Fault(file, "status", "The status is none of the known ones.", "Write original, drafted or reviewed.");
        }
        else
        {
            Statuses.Add((language, read.Status));
        }

        foreach (var (key, words) in entries)
        {
            if (rules.GetValueOrDefault(key.Split(':', 2)[0]) is not { } rule)
            {
                Fault(file, key, $"The code {key} is unknown in this folder.", "Name a rule that is declared for it.");
                continue;
            }

            if (key.Split(':', 2) is [_, var pointer] && (!FormOrder.Knows(pointer) || FormOrder.WithoutIndexes(pointer) != pointer))
            {
                Fault(file, key, $"{pointer} is no place in a case.", "Write a JSON Pointer to a field, with * for an index.");
            }

            if (words is null || string.IsNullOrWhiteSpace(words.Message) || string.IsNullOrWhiteSpace(words.Fix))
            {
                Fault(file, key, $"{key} lacks a message or a fix.", "Say what is wrong and how to mend it.");
                continue;
            }

            CheckHoles(file, key, words, rule);
            Words[(language, key)] = words;
        }

        foreach (var code in rules.Keys.Where(code => !entries.ContainsKey(code)).Order(StringComparer.Ordinal))
        {
            Fault(file, "", $"{code} has no words.", "Add a message and a fix.");
        }
    }

    private void CheckHoles(TextFile file, string key, FindingWords words, Rule rule)
    {
        foreach (var hole in FindingTexts.Hole().Matches(words.Message + words.Fix).Select(match => match.Groups["name"].Value))
        {
            if (!rule.Arguments.Contains(hole, StringComparer.Ordinal))
            {
                var known = rule.Arguments.Count == 0 ? "none" : string.Join(", ", rule.Arguments);
                Fault(file, key, $"{key} has the hole {{{hole}}}.", $"Arguments of this rule: {known}.");
            }
        }
    }

    private void Fault(TextFile file, string key, string message, string remedy)
    {
        var at = key.Length == 0 ? -1 : file.Text.IndexOf($"\"{key}\"", StringComparison.Ordinal);
        faults.Add(new Diagnostic(file.Path, at < 0 ? 1 : file.Text.AsSpan(0, at).Count('\n') + 1, message, remedy));
    }

    [GeneratedRegex(@"^(?<folder>[^/]+)/findings\.(?<language>[a-z]{2,3})\.json$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    /// <param name="Status"><c>original</c>, <c>drafted</c> or <c>reviewed</c>.</param>
    private sealed record FindingFile(string Status, Dictionary<string, FindingWords?> Words, string? ReviewedBy = null, string? ReviewedOn = null);
}
