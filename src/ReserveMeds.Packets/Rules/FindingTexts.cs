using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Rules;

/// <summary>The words of findings: what is wrong and how to mend it, per rule code and language.</summary>
/// <remarks>
/// Read from <c>_shared/findings.en.json</c> and <c>dmp/findings.en.json</c>, and so on:
/// <c>{"status": "drafted", "words": {"CODE": {"message": "…", "fix": "…"}}}</c>.
/// A key <c>CODE:/json/pointer</c>, with <c>*</c> for an index, holds words for one place and wins over the code's own.
/// Holes such as <c>{authority}</c> take the finding's arguments.
/// </remarks>
public sealed partial class FindingTexts
{
    private readonly Dictionary<(string Language, string Key), FindingWords> byKey;
    private readonly ILookup<string, string> statuses;

    private FindingTexts(FindingTextReading reading)
    {
        byKey = reading.Words;
        statuses = reading.Statuses.ToLookup(file => file.Language, file => file.Status, StringComparer.Ordinal);
        Languages = [.. byKey.Keys.Select(key => key.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Language codes that have words, in ordinal order.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary><c>original</c>, <c>reviewed</c>, or <c>drafted</c> where any file of the language is a translation that nobody reviewed yet.</summary>
    public string StatusOf(string language) =>
        statuses[language].Contains("drafted", StringComparer.Ordinal) ? "drafted" : statuses[language].FirstOrDefault() ?? "original";

    /// <summary>Reads every <c>findings.&lt;language&gt;.json</c>. English is complete; a file of another language is complete where it exists.</summary>
    /// <exception cref="TextFaultException">A file is faulty or missing, a code lacks words or is unknown, or a hole has no argument.</exception>
    public static FindingTexts Load(IReadOnlyList<TextFile> files)
    {
        var reading = FindingTextReading.Of(files);
        return reading.Faults.Count == 0 ? new FindingTexts(reading) : throw new TextFaultException(reading.Faults);
    }

    /// <summary>Words in the language, or in English where the language lacks the code.</summary>
    /// <exception cref="KeyNotFoundException">The rule is none of a regulator's.</exception>
    public FindingWords Of(Finding finding, string language)
    {
        var code = finding.Rule.Code;
        var place = $"{code}:{FormOrder.WithoutIndexes(finding.Path)}";
        var words = byKey.GetValueOrDefault((language, place))
            ?? byKey.GetValueOrDefault((language, code))
            ?? byKey.GetValueOrDefault(("en", place))
            ?? byKey[("en", code)];
        return new FindingWords(Filled(words.Message), Filled(words.Fix));

        string Filled(string text) => Hole().Replace(text, hole => finding.Arguments[hole.Groups["name"].Value]);
    }

    /// <summary>Words of a rule for the catalogue: in English, with their holes as they stand.</summary>
    /// <exception cref="KeyNotFoundException">The rule is none of a regulator's.</exception>
    public RuleWords Of(Rule rule) => new(
        byKey[("en", rule.Code)],
        [
            .. byKey.Where(entry => entry.Key.Language == "en" && entry.Key.Key.StartsWith($"{rule.Code}:", StringComparison.Ordinal))
                .Select(entry => new PlacedWords(entry.Key.Key[(rule.Code.Length + 1)..], entry.Value))
                .OrderBy(placed => placed.Path, FormOrder.Instance),
        ]);

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    internal static partial Regex Hole();
}

public sealed record FindingWords(string Message, string Fix);

/// <summary>All words of one rule.</summary>
/// <param name="ByPlace">Words that stand in for the rule's own at single places, in the order of the form.</param>
public sealed record RuleWords(FindingWords Own, IReadOnlyList<PlacedWords> ByPlace);

/// <param name="Path">JSON Pointer; <c>*</c> stands for an index.</param>
public sealed record PlacedWords(string Path, FindingWords Words);
