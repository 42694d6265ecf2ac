using System.Globalization;
using System.Text;
using System.Text.Json;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>What printing itself asks of a case: characters the fonts can draw, languages that exist, no gap in a final document.</summary>
internal static class PrintRules
{
    public static bool CanBeDrawn(Rune rune) => FontCoverage.Covers(rune);

    /// <param name="rulebook">Edition whose rules speak.</param>
    /// <param name="languages">Languages the packet will be printed in.</param>
    public static IReadOnlyList<Finding> Check(
        CaseFile caseFile,
        Rulebook rulebook,
        IReadOnlyList<string> languages,
        TemplateCatalog templates,
        Regulator regulator) =>
    [
        .. caseFile.Languages
            .Select((language, index) => (language, index))
            .Where(wanted => !languages.Contains(wanted.language))
            .Select(wanted => Finding(rulebook.RuleOf("CORE-LNG-02"), $"/languages/{wanted.index}", "language", wanted.language)),
        .. languages
            .Where(language => regulator.Documents.Any(document => templates.Find(regulator.Id, document.Id, language)?.Status == "drafted"))
            .Select(language => Finding(rulebook.RuleOf("CORE-LNG-01"), "/languages", "language", language)),
        .. Undrawable(JsonSerializer.SerializeToElement(caseFile, JsonSerializerOptions.Web), "", rulebook.RuleOf("CORE-TXT-03")),
    ];

    /// <summary>A gap in a final document refuses it, whatever the rulebook thought of the case.</summary>
    /// <param name="gaps">JSON Pointers of the facts that parts lack.</param>
    /// <param name="report">What is rejected there already is not said again.</param>
    public static IReadOnlyList<Finding> CheckGaps(IEnumerable<string> gaps, ValidationReport report, Rulebook rulebook)
    {
        var rejected = report.Findings
            .Where(finding => finding.Rule.Severity == FindingSeverity.Reject)
            .Select(finding => finding.Path)
            .ToList();
        return
        [
            .. gaps
                .Distinct(StringComparer.Ordinal)
                .Where(pointer => !rejected.Exists(path => pointer == path || pointer.StartsWith(path + "/", StringComparison.Ordinal)))
                .Select(pointer => new Finding(rulebook.RuleOf("CORE-TXT-02"), pointer, NoArguments)),
        ];
    }

    /// <summary>A ministry's desk reads two pages.</summary>
    public static IReadOnlyList<Finding> CheckLength(IEnumerable<PacketFile> files, Rulebook rulebook) =>
        files.Any(file => file is { Document.Id: "clinical-justification-letter", Rendition.Pages: > 2 })
            ? [new Finding(rulebook.RuleOf("CORE-LTR-05"), "", NoArguments)]
            : [];

    private static Dictionary<string, string> NoArguments { get; } = [];

    private static Finding Finding(Rule rule, string path, string name, string value) =>
        new(rule, path, new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value });

    private static IEnumerable<Finding> Undrawable(JsonElement element, string pointer, Rule rule)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return element.EnumerateObject().SelectMany(member => Undrawable(member.Value, $"{pointer}/{member.Name}", rule));
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany((item, index) =>
                    Undrawable(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}"), rule));
            case JsonValueKind.String:
                return element.GetString()!.EnumerateRunes()
                    .Where(rune => rune.Value is not ('\n' or '\t') && !CanBeDrawn(rune))
                    .Take(1)
                    .Select(rune => Finding(rule, pointer, "codePoint", $"U+{rune.Value:X4}"));
            default:
                return [];
        }
    }
}
