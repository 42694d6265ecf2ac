using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>A contradiction of the guides, both sides of it and the decision taken.</summary>
/// <param name="Id">Of the decision, such as <c>C1</c>.</param>
/// <param name="Conflict">What contradicts what.</param>
/// <param name="Decision">What this service makes of it.</param>
/// <param name="Sources">The phrases that stand against each other, word for word.</param>
/// <param name="Findings">Codes of this report's findings that rest on the decision.</param>
public sealed record ConflictView(
    string Id, string Conflict, string Decision, IReadOnlyList<ConflictSource> Sources, IReadOnlyList<string> Findings)
{
    internal static ConflictView Of(Conflict conflict, ValidationReport report, ConflictTexts texts, string language) =>
        Of(conflict, texts, language) with
        {
            Findings = [.. conflict.RestingOn(report).Select(finding => finding.Rule.Code).Distinct(StringComparer.Ordinal)],
        };

    public static ConflictView Of(Conflict conflict, ConflictTexts texts, string language)
    {
        var words = texts.Of(conflict.Id, language);
        return new(
            conflict.Id,
            words.Conflict,
            words.Decision,
            [.. conflict.Sources.Select(fact => new ConflictSource(fact.Id, fact.Guide, fact.Quote, fact.AsOf))],
            []);
    }
}

public sealed record ConflictSource(string Fact, string Guide, string Quote, DateOnly AsOf);
