using System.Text.Json;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Rules;

/// <summary>The words of conflicts: what contradicts what, and the decision taken, per decision and language.</summary>
/// <remarks>
/// Read from <c>_shared/conflicts.en.json</c> and so on:
/// <c>{"status": "drafted", "words": {"C1": {"conflict": "…", "decision": "…"}}}</c>. Each file holds every decision.
/// </remarks>
public sealed partial class ConflictTexts
{
    private readonly Dictionary<string, ConflictFile> byLanguage;

    private ConflictTexts(Dictionary<string, ConflictFile> byLanguage) => this.byLanguage = byLanguage;

    /// <summary>Language codes that have words, in ordinal order.</summary>
    public IReadOnlyList<string> Languages => [.. byLanguage.Keys.Order(StringComparer.Ordinal)];

    /// <exception cref="TextFaultException">English is missing, or a file is faulty, lacks a decision or holds an unknown one.</exception>
    public static ConflictTexts Load(IReadOnlyList<TextFile> files)
    {
        var faults = new List<Diagnostic>();
        var read = new Dictionary<string, ConflictFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (FileName().Match(file.Path) is { Success: true } name && Read(file, faults) is { } words)
                read[name.Groups["language"].Value] = words;
        }

        if (faults.Count == 0 && !read.ContainsKey("en"))
            faults.Add(new("_shared/conflicts.en.json", 1, "The file is missing.", "Every decision needs words in English."));
        return faults.Count == 0 ? new(read) : throw new TextFaultException(faults);
    }

    /// <summary>Words in the language, or in English where the language has no file.</summary>
    /// <param name="id">Of a decision, such as <c>C1</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such decision.</exception>
    public ConflictWords Of(string id, string language) => (byLanguage.GetValueOrDefault(language) ?? byLanguage["en"]).Words[id];

    private static ConflictFile? Read(TextFile file, List<Diagnostic> faults)
    {
        ConflictFile read;
        try
        {
            read = StrictJson.Strictly<ConflictFile>(file.Text);
        }
        catch (JsonException fault)
        {
            faults.Add(new(file.Path, (int)(fault.LineNumber ?? 0) + 1, fault.Message,
                "Write {\"status\": \"…\", \"words\": {\"C1\": {\"conflict\": \"…\", \"decision\": \"…\"}}}, each key once."));
            return null;
        }

        var known = FactBook.Decisions.Select(decision => decision.Id).ToList();
        if (read.Status is not ("original" or "drafted" or "reviewed"))
            faults.Add(new(file.Path, 1, "The status is none of the known ones.", "Write original, drafted or reviewed."));
        faults.AddRange(known.Where(id => read.Words.GetValueOrDefault(id) is not { } words || words.IsBlank)
            .Select(id => new Diagnostic(file.Path, 1, $"{id} has no words.", "Say what contradicts what and which decision was taken.")));
        faults.AddRange(read.Words.Keys.Where(id => !known.Contains(id))
            .Select(id => new Diagnostic(file.Path, 1, $"{id} is no decision.", "Name one of Rules/decisions.json.")));
        return read;
    }

    [GeneratedRegex(@"^_shared/conflicts\.(?<language>[a-z]{2,3})\.json$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    /// <param name="Status"><c>original</c>, <c>drafted</c> or <c>reviewed</c>.</param>
    private sealed record ConflictFile(string Status, Dictionary<string, ConflictWords> Words, string? ReviewedBy = null, string? ReviewedOn = null);
}

/// <param name="Conflict">What contradicts what.</param>
/// <param name="Decision">What this service makes of it.</param>
public sealed record ConflictWords(string Conflict, string Decision)
{
    internal bool IsBlank => string.IsNullOrWhiteSpace(Conflict) || string.IsNullOrWhiteSpace(Decision);
}
