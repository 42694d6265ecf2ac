using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Regulators;

internal sealed record RegulatorList(IReadOnlyList<RegulatorSummary> Regulators);

/// <param name="DisplayName">Short name as printed.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Languages">Language codes in order of preference.</param>
/// <param name="Thin">True where the sources say little and the rulebook says so instead of inventing.</param>
internal sealed record RegulatorSummary(
    string Id, string DisplayName, string Name, string Country, IReadOnlyList<string> Languages, bool Thin)
{
    public static RegulatorSummary Of(Regulator regulator) =>
        new(regulator.Id, regulator.DisplayName, regulator.Name, regulator.Country, regulator.Languages, regulator.Thin);
}

/// <param name="DisplayName">Short name as printed.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Languages">Language codes in order of preference.</param>
/// <param name="ReferenceArea">Two letters in case references.</param>
/// <param name="Thin">True where the sources say little and the rulebook says so instead of inventing.</param>
/// <param name="Mechanism">Null where the sources name none.</param>
/// <param name="Law">Null where the sources name none.</param>
/// <param name="LicenseVerifiers">Ids of the bodies that verify a physician's licence.</param>
/// <param name="NotStated">What the sources do not state.</param>
/// <param name="Rulebook">The edition in force today.</param>
/// <param name="Editions">All editions, newest first; each can be asked for by its name.</param>
/// <param name="Conflicts">Where the sources contradict each other, with the decision taken, in the language of Accept-Language.</param>
/// <param name="Documents">In packet order.</param>
internal sealed record RegulatorProfile(
    string Id,
    string DisplayName,
    string Name,
    string Country,
    string Currency,
    IReadOnlyList<string> Languages,
    string ReferenceArea,
    bool Thin,
    string? Mechanism,
    string? Law,
    IReadOnlyList<string> LicenseVerifiers,
    IReadOnlyList<string> NotStated,
    RulebookState Rulebook,
    IReadOnlyList<RulebookState> Editions,
    IReadOnlyList<ConflictView> Conflicts,
    IReadOnlyList<DocumentOffer> Documents,
    IReadOnlyList<GuideFact> Facts)
{
    public static RegulatorProfile Of(
        Regulator regulator,
        IReadOnlyDictionary<string, IReadOnlyList<string>> documentLanguages,
        ConflictTexts conflicts,
        string language,
        DateOnly today) => new(
            regulator.Id,
            regulator.DisplayName,
            regulator.Name,
            regulator.Country,
            regulator.Currency,
            regulator.Languages,
            regulator.ReferenceArea,
            regulator.Thin,
            regulator.Mechanism,
            regulator.Law,
            regulator.LicenseVerifiers,
            regulator.NotStated,
            regulator.RulebookOn(today).StateOn(today),
            regulator.Rulebooks.Select(book => book.StateOn(today)).ToList(),
            regulator.Conflicts.Select(conflict => ConflictView.Of(conflict, conflicts, language)).ToList(),
            regulator.Documents.Where(document => documentLanguages.ContainsKey(document.Id))
                .Select(document => new DocumentOffer(document.Number, document.Id, documentLanguages[document.Id]))
                .ToList(),
            regulator.Facts);
}

/// <summary>A document that can be asked for.</summary>
/// <param name="Number">Place in the packet, 1 to 11.</param>
/// <param name="Languages">Language codes it exists in.</param>
internal sealed record DocumentOffer(int Number, string Id, IReadOnlyList<string> Languages);

internal sealed record RuleCatalog(string Regulator, RulebookState Rulebook, IReadOnlyList<RuleEntry> Rules)
{
    public static RuleCatalog Of(Rulebook rulebook, DateOnly today) =>
        new(rulebook.Regulator, rulebook.StateOn(today), rulebook.Rules.Select(rule => RuleEntry.Of(rule, rulebook)).ToList());
}

/// <param name="Code">Permanent.</param>
/// <param name="Path">JSON Pointer of the fact the rule is about; <c>*</c> stands for an index.</param>
/// <param name="Owner">Who mends it.</param>
/// <param name="Check">What must hold, or what fault it finds.</param>
/// <param name="ReviewBy">Day by which the edition is to be read against its sources again.</param>
internal sealed record RuleEntry(
    string Code, FindingSeverity Severity, string Path, Owner Owner, string Check, SourceView Source, DateOnly ReviewBy)
{
    public static RuleEntry Of(Rule rule, Rulebook rulebook) => new(
        rule.Code,
        rule.Severity,
        rule.Path,
        rule.Owner,
        rule.Check,
        SourceView.Of(rule.Source),
        rulebook.ReviewBy);
}
