using System.Text.Json;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Views;

/// <summary>Short words of the view, per language: names of listed values, units, fields, the draft mark.</summary>
/// <remarks>
/// Read from <c>_shared/labels.en.json</c> and so on: a flat object of <c>"key": "words"</c>, beginning with its status. English is the measure: a
/// language that lacks one of its keys, or has one more, is a fault. A unit has the plural categories of its own language.
/// </remarks>
public sealed class Labels
{
    private readonly Dictionary<string, Dictionary<string, string>> byLanguage;
    private readonly Dictionary<string, string> statuses;

    private Labels(Dictionary<string, Dictionary<string, string>> byLanguage, Dictionary<string, string> statuses)
    {
        this.byLanguage = byLanguage;
        this.statuses = statuses;
    }

    /// <summary>Language codes that have labels, in ordinal order.</summary>
    public IReadOnlyList<string> Languages => [.. byLanguage.Keys.Order(StringComparer.Ordinal)];

    /// <summary><c>original</c>, <c>drafted</c> or <c>reviewed</c>.</summary>
    internal string StatusOf(string language) => statuses[language];

    internal LanguageLabels In(Language language) => new(language, byLanguage[language.Code]);

    /// <exception cref="TextFaultException">A file is no flat object of strings, or the languages differ in their keys.</exception>
    public static Labels Load(IReadOnlyList<TextFile> files) => Load(files, "labels");

    /// <summary>The words of the form on the page, from <c>_shared/form.en.json</c> and so on, under the same rules.</summary>
    /// <exception cref="TextFaultException">As in <see cref="Load(IReadOnlyList{TextFile})"/>.</exception>
    public static Labels LoadForm(IReadOnlyList<TextFile> files) => Load(files, "form");

    /// <summary>The words of the pages for people who have signed in, from <c>_shared/desk.en.json</c> and so on, under the same rules.</summary>
    /// <exception cref="TextFaultException">As in <see cref="Load(IReadOnlyList{TextFile})"/>.</exception>
    public static Labels LoadDesk(IReadOnlyList<TextFile> files) => Load(files, "desk");

    private static Labels Load(IReadOnlyList<TextFile> files, string name)
    {
        var faults = new List<Diagnostic>();
        var read = new Dictionary<string, (TextFile File, Dictionary<string, string> Words)>(StringComparer.Ordinal);
        var statusesRead = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in Language.Codes)
        {
            var path = $"_shared/{name}.{code}.json";
            var file = files.FirstOrDefault(candidate => candidate.Path == path);
            if (file is null)
                faults.Add(new(path, 1, "The labels of this language are missing.", "Add the file with the keys of the English one."));
            else if (Read(file, code, statusesRead, faults) is { } words)
                read.Add(code, (file, words));
        }

        if (read.TryGetValue(Language.English.Code, out var english))
        {
            foreach (var (code, (file, words)) in read)
            {
                var needed = KeysFor(code, english.Words.Keys);
                faults.AddRange(needed.Except(words.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(key => new Diagnostic(
                        file.Path, 1, $"The label '{key}' is missing.", "Add it: English has it, or the plurals of this language need it.")));
                faults.AddRange(words.Keys.Except(needed, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(key => new Diagnostic(file.Path, 1, $"The label '{key}' is not in English.", "Remove it or add it there.")));
            }
        }

        return faults.Count > 0
            ? throw new TextFaultException(faults)
            : new(read.ToDictionary(entry => entry.Key, entry => entry.Value.Words), statusesRead);
    }

    /// <summary>The keys of English, each unit in the plural categories of the language.</summary>
    private static HashSet<string> KeysFor(string code, IReadOnlyCollection<string> english)
    {
        var categories = Language.Find(code, "")!.PluralCategories;
        var units = english
            .Where(key => key.EndsWith(".other", StringComparison.Ordinal))
            .Select(key => key[..^".other".Length])
            .Where(unit => english.Contains($"{unit}.one"))
            .ToList();
        return
        [
            .. english.Except(units.SelectMany(unit => Language.English.PluralCategories.Select(category => $"{unit}.{category}"))),
            .. units.SelectMany(unit => categories.Select(category => $"{unit}.{category}")),
        ];
    }

    private static Dictionary<string, string>? Read(
        TextFile file, string code, Dictionary<string, string> statusesRead, List<Diagnostic> faults)
    {
        try
        {
            var words = JsonSerializer.Deserialize<Dictionary<string, string>>(file.Text)!;
            if (!words.Remove("status", out var status) || status is not ("original" or "drafted" or "reviewed"))
                faults.Add(new(file.Path, 1, "The status is none of the known ones.", "Write original, drafted or reviewed."));
            statusesRead[code] = status ?? "";
            words.Remove("reviewedBy");
            words.Remove("reviewedOn");
            faults.AddRange(words.Where(word => string.IsNullOrWhiteSpace(word.Value))
                .Select(word => new Diagnostic(file.Path, 1, $"The label '{word.Key}' is blank.", "Write its words.")));
            return words;
        }
        catch (JsonException exception)
        {
            var line = (int)(exception.LineNumber ?? 0) + 1;
            faults.Add(new(file.Path, line, "The file is not a flat JSON object of texts.", "Mend the JSON at this line."));
            return null;
        }
    }
}

/// <summary>The labels of one language.</summary>
internal sealed class LanguageLabels(Language language, Dictionary<string, string> words)
{
    public string this[string key] =>
        words.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No label '{key}' in '{language.Code}'.");

    public string? Find(string key) => words.GetValueOrDefault(key);

    public PageLabel PageLabel
    {
        get
        {
            var parts = this["page"].Split(["{page}", "{pages}"], StringSplitOptions.None);
            return new(parts[0], parts[1], parts[2]);
        }
    }

    /// <summary>A label with its holes filled: <c>{name}</c> takes the argument of that name.</summary>
    public string Fill(string key, params IReadOnlyList<(string Name, string Value)> arguments) =>
        arguments.Aggregate(this[key], (text, argument) => text.Replace($"{{{argument.Name}}}", argument.Value, StringComparison.Ordinal));

    /// <summary>A number with the fitting form of its unit, such as "6 packs"; the two do not break apart.</summary>
    /// <remarks>The number comes first, unless the form says where with <c>{n}</c>, as the dual of Arabic does. It is always printed.</remarks>
    public string Count(decimal value, string unit)
    {
        var form = this[$"{unit}.{language.PluralCategory(value)}"];
        var number = language.Number(value);
        return form.Contains("{n}", StringComparison.Ordinal)
            ? form.Replace("{n}", number, StringComparison.Ordinal).Replace(' ', '\u00A0')
            : $"{number}\u00A0{form}";
    }

    /// <summary>"a, b, c".</summary>
    public string List(IEnumerable<string> items) => string.Join(this["list.comma"], items);

    /// <summary>"a, b and c".</summary>
    public string Join(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{List(items.Take(items.Count - 1))}{this["list.and"]}{items[^1]}",
    };
}
