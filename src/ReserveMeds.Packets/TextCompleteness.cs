using System.Text.Json;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets;

/// <summary>Every language that a regulator lists has all of its documents and words, so that nothing falls back unseen.</summary>
internal static class TextCompleteness
{
    private const string Shared = "_shared";

    public static IReadOnlyList<Diagnostic> Faults(IReadOnlyList<TextFile> files, TemplateCatalog templates)
    {
        var present = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. RegulatorCatalog.All.SelectMany(regulator => regulator.Languages.SelectMany(language => Missing(regulator, language, templates))),
            .. RegulatorCatalog.All
                .SelectMany(regulator => regulator.Languages.SelectMany(language => WordsOf(regulator, language)))
                .Distinct(StringComparer.Ordinal)
                .Where(path => !present.Contains(path))
                .Select(path => new Diagnostic(path, 1, "The words are missing in a language that a regulator lists.", "Add the file, or take the language off the list.")),
            .. files.Where(IsWords).SelectMany(Unreviewed),
        ];
    }

    /// <summary>Status and review of a file of words.</summary>
    public static (string? Status, TranslationReview? Review) StatusOf(TextFile file)
    {
        var (status, by, on) = Read(file);
        return (status, TranslationReview.Of(status, by, on));
    }

    private static IEnumerable<Diagnostic> Missing(Regulator regulator, string language, TemplateCatalog templates) => regulator.Documents
        .Where(document => templates.Find(regulator.Id, document.Id, language) is null)
        .Select(document => new Diagnostic(
            $"{regulator.Id}/{document.Id}.{language}.md", 1, "The document is missing in a language that its regulator lists.", "Add it, or take the language off the list."));

    private static IEnumerable<string> WordsOf(Regulator regulator, string language) =>
    [
        .. new[] { "labels", "findings", "conflicts", "route", "requirements", "form" }.Select(words => $"{Shared}/{words}.{language}.json"),
        $"{regulator.Id}/findings.{language}.json",
        $"{regulator.Id}/requirements.{language}.json",
    ];

    private static bool IsWords(TextFile file) =>
        file.Path.EndsWith(".json", StringComparison.Ordinal) && !file.Path.Split('/')[^1].StartsWith("glossary.", StringComparison.Ordinal);

    private static IEnumerable<Diagnostic> Unreviewed(TextFile file)
    {
        var (status, by, on) = Read(file);
        if (TranslationReview.FaultOf(status, by, on) is { } fault)
            yield return new(file.Path, 1, fault, "Write \"status\": \"reviewed\" with \"reviewedBy\" and \"reviewedOn\" (a date such as 2026-11-22), or neither of them.");
    }

    private static (string? Status, string? By, string? On) Read(TextFile file)
    {
        using var json = JsonDocument.Parse(file.Text);
        return (Text("status"), Text("reviewedBy"), Text("reviewedOn"));

        string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
