using System.Text.Json;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Requirements;

/// <summary>Reads the files of words and collects every fault before any word is used.</summary>
internal sealed partial class RequirementTextReading
{
    public const string Shared = "_shared";

    private static readonly IReadOnlyList<string> Statuses = ["original", "drafted", "reviewed"];

    private readonly List<Diagnostic> faults = [];

    public Dictionary<(string Folder, string Language), RequirementFile> Files { get; } = [];

    public IReadOnlyList<Diagnostic> Faults => faults;

    public static RequirementTextReading Of(IReadOnlyList<TextFile> files)
    {
        var reading = new RequirementTextReading();
        var expected = Scopes().SelectMany(scope => Language.Codes.Select(language => (scope, language))).ToList();
        foreach (var (scope, language) in expected)
        {
            var path = $"{scope.Folder}/requirements.{language}.json";
            if (files.FirstOrDefault(file => file.Path == path) is not { } file)
            {
                reading.faults.Add(new(path, 1, "The file is missing.", "Every requirement needs words in every language."));
            }
            else if (reading.Read(file) is { } read)
            {
                reading.Check(file, read, scope, language);
                reading.Files.Add((scope.Folder, language), read);
            }
        }

        reading.faults.AddRange(files
            .Where(file => FileName().IsMatch(file.Path)
                && !expected.Exists(one => file.Path == $"{one.scope.Folder}/requirements.{one.language}.json"))
            .Select(file => new Diagnostic(file.Path, 1, "No regulator or language has this file.", "Move it or remove it.")));
        return reading;
    }

    private static IEnumerable<Scope> Scopes() => RegulatorCatalog.All
        .Select(regulator => new Scope(
            regulator.Id,
            [.. regulator.Requirements.Except(SharedRequirements.All).Select(requirement => requirement.Id)],
            regulator.NotStated))
        .Prepend(new(Shared, [.. SharedRequirements.All.Select(requirement => requirement.Id)], []));

    private RequirementFile? Read(TextFile file)
    {
        try
        {
            return StrictJson.Strictly<RequirementFile>(file.Text);
        }
        catch (JsonException fault)
        {
            faults.Add(new(
                file.Path,
                (int)(fault.LineNumber ?? 0) + 1,
                fault.Message,
                "Write {\"status\": \"…\", \"words\": {\"ID\": \"…\"}, \"notStated\": {\"…\": \"…\"}}, each key once."));
            return null;
        }
    }

    private void Check(TextFile file, RequirementFile read, Scope scope, string language)
    {
        if (!Statuses.Contains(read.Status, StringComparer.Ordinal))
        {
            faults.Add(new(file.Path, 1, "The status is none of the known ones.", "Write original, drafted or reviewed."));
        }

        Check(file, read.Words, scope.Ids, "The requirement");
        Check(file, read.NotStated ?? [], language == Language.English.Code ? [] : scope.NotStated, "The phrase of what is not stated");
    }

    private void Check(TextFile file, Dictionary<string, string> words, IReadOnlyList<string> keys, string what)
    {
        faults.AddRange(keys.Where(key => string.IsNullOrWhiteSpace(words.GetValueOrDefault(key)))
            .Select(key => new Diagnostic(file.Path, 1, $"{what} '{key}' has no words.", "Add them.")));
        faults.AddRange(words.Keys.Except(keys, StringComparer.Ordinal)
            .Select(key => new Diagnostic(file.Path, LineOf(file, key), $"{what} '{key}' is unknown in this file.", "Remove it, or declare it.")));
    }

    private static int LineOf(TextFile file, string key)
    {
        var at = file.Text.IndexOf($"\"{key}\"", StringComparison.Ordinal);
        return at < 0 ? 1 : file.Text.AsSpan(0, at).Count('\n') + 1;
    }

    [GeneratedRegex(@"/requirements\.[^/]+\.json$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    /// <summary>What the files of one folder must say.</summary>
    private sealed record Scope(string Folder, IReadOnlyList<string> Ids, IReadOnlyList<string> NotStated);
}

/// <param name="Status"><c>original</c>, <c>drafted</c> or <c>reviewed</c>.</param>
internal sealed record RequirementFile(
    string Status,
    Dictionary<string, string> Words,
    Dictionary<string, string>? NotStated = null,
    string? ReviewedBy = null,
    string? ReviewedOn = null);
