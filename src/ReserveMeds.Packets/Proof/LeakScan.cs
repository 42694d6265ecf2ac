using System.Globalization;
using System.Text.Json;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Proof;

/// <summary>Looks for what identifies the patient, or anyone who has no office in the application, in all that a packet says.</summary>
/// <remarks>
/// Two looks. Whatever gives a person away in any words is looked for in everything that was read back, properties and names
/// included. What only the words of a value can tell, such as an introduced name, is looked for in the case; it is a leak
/// where a file prints that value.
/// </remarks>
internal sealed class LeakScan
{
    private readonly BlankedText reach;
    private readonly IReadOnlyList<(string Pointer, string Words)> suspects;

    public LeakScan(CaseFile caseFile)
    {
        var professional = Professional.Of(caseFile);
        List<string> reachable =
        [
            .. professional.Contacts.Where(contact => !PersonMarks.BirthOccursIn(PersonMarks.Plain(contact))),
            .. professional.Numbers.Where(number => !PersonMarks.IsNoNumber(PersonMarks.Plain(number))),
        ];
        reach = new(reachable);
        var known = new BlankedText([.. professional.Names, .. reachable.Where(value => !PersonMarks.NameOccursIn(PersonMarks.Plain(value)))]);
        suspects =
        [
            .. Leaves(JsonSerializer.SerializeToElement(caseFile, JsonSerializerOptions.Web), "")
                .Where(leaf => !CaseDate.IsDate(leaf.Text))
                .SelectMany(leaf => leaf.Text.Split('\n').Select(line => (leaf.Pointer, Text: line)))
                .Where(line => PersonMarks.PersonOccursIn(known.Of(PersonMarks.Plain(line.Text))) || BirthDays.OccurIn(line.Text, caseFile))
                .Select(line => (line.Pointer, Words: Folded(FactPrinter.AsPrinted(line.Text, PrintRules.CanBeDrawn))))
                .Where(line => line.Words.Length > 0),
        ];
    }

    /// <returns>Null where nothing was found; else the places of the case that it comes from, as far as they are known.</returns>
    /// <param name="axes">As of <see cref="AxisNumbers"/>: no number of a person, where they stand in the body.</param>
    public IReadOnlyList<string>? Of(FinishedText text, IReadOnlyList<string>? axes = null)
    {
        var drawn = new BlankedText(axes ?? []);
        List<string> body = [.. text.Body.Select(block => block.Text)];
        List<string> beside = [.. text.Frame.Select(block => block.Text), .. text.Properties.Select(property => property.Text), .. text.Parts];
        var places = suspects.Count == 0 ? [] : PlacesOf(body.Concat(beside));
        return places.Count > 0 || body.Exists(words => OccursIn(drawn.Of(words))) || beside.Exists(OccursIn) ? places : null;
    }

    /// <summary>Whether the text holds a way to reach a person, a number of one or a birth date, other than professional ones.</summary>
    public bool OccursIn(string text)
    {
        var plain = PersonMarks.Plain(text);
        return PersonMarks.ReachOccursIn(plain) && PersonMarks.ReachOccursIn(reach.Of(plain));
    }

    private List<string> PlacesOf(IEnumerable<string> words)
    {
        var all = Folded(string.Concat(words));
        return
        [
            .. suspects.Where(suspect => all.Contains(suspect.Words, StringComparison.Ordinal))
                .Select(suspect => suspect.Pointer)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    // A file may write digits in another script than the case does.
    private static string Folded(string words) => FoldedText.Of(PersonMarks.Plain(words));

    private static IEnumerable<(string Pointer, string Text)> Leaves(JsonElement element, string pointer) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Leaves(member.Value, $"{pointer}/{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) =>
            Leaves(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}"))),
        JsonValueKind.String => [(pointer, element.GetString()!)],
        _ => [],
    };
}
