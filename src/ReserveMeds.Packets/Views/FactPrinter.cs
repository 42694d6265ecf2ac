using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Views;

/// <summary>
/// Turns one fact into what a template may print: words in the language, or a visible gap that names what is missing.
/// It never gives a blank for a fact that a document needs.
/// </summary>
/// <param name="isFinal">
/// In a final document a fact that no rule asks for may be missing: it is said to be not stated, or its clause is left out.
/// In a draft it is a gap like any other.
/// </param>
internal sealed partial class FactPrinter(Language language, LanguageLabels labels, Func<Rune, bool> canBeDrawn, bool isFinal)
{
    private readonly Dictionary<string, string> gaps = new(StringComparer.Ordinal);

    public Language Language => language;

    public LanguageLabels Labels => labels;

    /// <summary>JSON Pointer of the missing fact, by the gap's text.</summary>
    public IReadOnlyDictionary<string, string> Gaps => gaps;

    /// <summary>The value as received, or a gap.</summary>
    /// <param name="pointer">JSON Pointer of the fact; its label names the gap.</param>
    public object Text(string? value, string pointer) =>
        string.IsNullOrWhiteSpace(value) ? Gap(pointer) : Clean(value);

    /// <summary>
    /// A field that states a dose, or when and how often: as received, but in Western digits on every page, whatever it was typed
    /// with. What the physician tells in running words stays as it was typed.
    /// </summary>
    public object Dose(string? value, string pointer) => string.IsNullOrWhiteSpace(value) ? Gap(pointer) : OptionalDose(value);

    public string OptionalDose(string? value) => Optional(WesternDigits.In(value ?? "").Replace(WesternDigits.DecimalSign, '.'));

    /// <summary>The value as received, or an empty text: only for a hole inside an <c>if</c> on the same name.</summary>
    public string Optional(string? value) => string.IsNullOrWhiteSpace(value) ? "" : Clean(value);

    /// <summary>Free text, a list entry per paragraph, since a hole folds line breaks.</summary>
    public IReadOnlyList<object> Paragraphs(string? value, string pointer)
    {
        var paragraphs = (value ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        List<string> printed = [.. paragraphs.Select(Clean).Where(paragraph => paragraph.Length > 0)];
        return printed.Count == 0 ? [Gap(pointer)] : [.. printed];
    }

    /// <summary>A date with a place of its own, its ISO form beside it.</summary>
    public object Date(DateOnly? value, string pointer) => value is { } date ? language.DateWithIso(date) : Gap(pointer);

    /// <summary>A date inside a sentence or behind a source.</summary>
    public object DateInWords(DateOnly? value, string pointer) => value is { } date ? language.Date(date) : Gap(pointer);

    public string OptionalDate(DateOnly? value) => value is { } date ? language.DateWithIso(date) : "";

    public object Count(decimal? value, string unit, string pointer) => value is { } number ? labels.Count(number, unit) : Gap(pointer);

    /// <summary>The words of a listed value: <c>Listed("biopsy", "confirmedBy", …)</c> prints the label <c>confirmedBy.biopsy</c>.</summary>
    public object Listed(string? id, string group, string pointer) =>
        string.IsNullOrWhiteSpace(id) ? Gap(pointer) : Words(id, group);

    /// <summary>The name of a country by its two letters, or the letters where its name is not among the labels.</summary>
    public object Country(string? code, string pointer) =>
        string.IsNullOrWhiteSpace(code) ? Gap(pointer) : labels.Find($"country.{code}") ?? Clean(code);

    public string Words(string id, string group) => labels[$"{group}.{id}"];

    public bool IsFinal => isFinal;

    /// <summary>The importer; where none is named and the facility imports by its own pharmacy, that pharmacy.</summary>
    public object ImporterName(CaseFile caseFile) =>
        string.IsNullOrWhiteSpace(caseFile.Importer.Name)
        && caseFile.Importer.Files != true
        && caseFile.Facility.InHouseImportPharmacy == true
            ? labels["importer.inHouse"]
            : Text(caseFile.Importer.Name, "/importer/name");

    /// <summary>Stands where a fact is missing that no rule asks for, and whose place must not stay empty.</summary>
    public object NotStated(string pointer) => isFinal ? labels["notStated"] : Gap(pointer);

    /// <summary>Nothing, for a hole inside an <c>if</c> on the same name, where no rule asks for the fact.</summary>
    public object Left(string pointer) => isFinal ? "" : Gap(pointer);

    /// <summary>The value as received, or that it is not stated.</summary>
    public object OrNotStated(string? value, string pointer) => string.IsNullOrWhiteSpace(value) ? NotStated(pointer) : Clean(value);

    public object DateOrNotStated(DateOnly? value, string pointer) => value is { } date ? language.Date(date) : NotStated(pointer);

    /// <summary>The value as received, or nothing: only for a hole inside an <c>if</c> on the same name.</summary>
    public object OrLeft(string? value, string pointer) => string.IsNullOrWhiteSpace(value) ? Left(pointer) : Clean(value);

    public GapValue Gap(string pointer)
    {
        var text = labels.Fill("gap", ("what", labels[$"field:{IndexPattern().Replace(pointer, "/*")}"]));
        gaps.TryAdd(text, pointer);
        return new(text, pointer);
    }

    private string Clean(string value) => AsPrinted(value, canBeDrawn);

    /// <summary>A value as received, as far as paper can show it.</summary>
    /// <param name="canBeDrawn">Whether the shipped fonts hold the character.</param>
    public static string AsPrinted(string value, Func<Rune, bool> canBeDrawn)
    {
        var builder = new StringBuilder(value.Length);
        foreach (var rune in WesternDigits.OfFormulas(value).EnumerateRunes())
        {
            if (rune == UnseenCharacters.BrailleBlank)
                builder.Append(' ');
            else if (IsDropped(rune) && canBeDrawn(rune))
                continue;
            else if (rune.Value is '\n' or '\t' || canBeDrawn(rune))
                builder.Append(rune.ToString());
            else
                builder.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
        }

        return NumberAndUnit().Replace(builder.ToString().Trim(), "\u00A0");
    }

    /// <summary>
    /// Soft hyphens, spaces without width and direction marks would let a line break inside a dose or turn it round. The two
    /// joiners are spelling in Arabic script, and stay.
    /// </summary>
    private static bool IsDropped(Rune rune) => UnseenCharacters.Include(rune) && rune.Value is not ('\u200C' or '\u200D');

    [GeneratedRegex("/[0-9]+(?=/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex IndexPattern();

    /// <summary>A dose must not be torn apart at the end of a line.</summary>
    [GeneratedRegex(
        "(?<=[0-9]) (?=(?:mg|g|kg|µg|mcg|ng|pg|ml|mL|l|L|IU|UI|%|°C|mmol|µmol|nmol|mmHg|cells|×"
        + "|days?|weeks?|months?|years?|hours?|tablets?|jours?|semaines?|mois|ans?|heures?|comprimés?"
        + "|مغ|ملغ|مل|يوم|يوما|أيام|أسبوعا|أسابيع|شهرا|أشهر|سنة|سنوات|ساعة|ساعات|قرصا|أقراص"
        + "|ڕۆژ|هەفتە|مانگ|ساڵ|کاتژمێر|حەب)(?!\\p{L}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex NumberAndUnit();
}
