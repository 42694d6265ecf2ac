using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Pairing;

/// <summary>Running text of two languages in one place, each isolated from the other; once where both read alike.</summary>
internal static class PairedWords
{
    public static bool AreAlike(IReadOnlyList<Inline> first, IReadOnlyList<Inline> second) => AreAlike(PlainText.Of(first), PlainText.Of(second));

    /// <summary>Whether two texts differ in nothing but the commas and spaces by which their languages part the same values.</summary>
    public static bool AreAlike(string first, string second) => Folded(first) == Folded(second);

    public static IReadOnlyList<Inline> Below(IReadOnlyList<Inline> first, IReadOnlyList<Inline> second) =>
        AreAlike(first, second) ? first : [Own(first), new LineBreak(), Own(second)];

    public static IReadOnlyList<Inline> Behind(IReadOnlyList<Inline> first, IReadOnlyList<Inline> second) =>
        AreAlike(first, second) ? first : [Own(first), new Text(" / "), Own(second)];

    public static SignatureBlock Of(SignatureBlock first, SignatureBlock second) => new(
        [.. first.Lines.Zip(second.Lines, (own, other) => own with { Content = Line(own.Content, other.Content) })],
        first.Stamp is null || second.Stamp is null ? first.Stamp ?? second.Stamp : Behind(first.Stamp, second.Stamp));

    /// <summary>A value that both lines end with, such as the number of a licence, stands once, behind the words of both.</summary>
    private static IReadOnlyList<Inline> Line(IReadOnlyList<Inline> first, IReadOnlyList<Inline> second) =>
        first is [Text own, _, ..] && second is [Text other, _, ..]
            && AreAlike([.. first.Skip(1)], [.. second.Skip(1)]) && !AreAlike(first, second)
            ? [new Isolate([new Text(Label(own))]), new Text(" / "), new Isolate([new Text(Label(other))]), new Text(own.Value[Label(own).Length..]), .. first.Skip(1)]
            : Behind(first, second);

    /// <summary>A value alone is isolated already. Once more, and the outer isolate would find no letter of its own to tell its direction by.</summary>
    private static Isolate Own(IReadOnlyList<Inline> words) => words is [Isolate alone] ? alone : new Isolate(words);

    private static string Label(Text words) => words.Value.TrimEnd(' ', '\u00A0', '\u202F', ':');

    public static Table Of(Table first, Table second) => new(
        Cells(first.Header, second.Header),
        [.. first.Rows.Zip(second.Rows, (own, other) => new TableRow(Cells(own.Cells, other.Cells)))]);

    private static string Folded(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)).Select(character => character switch
    {
        '،' => ',',
        '؛' => ';',
        _ => character,
    }));

    private static IReadOnlyList<TableCell> Cells(IReadOnlyList<TableCell> first, IReadOnlyList<TableCell> second) =>
        [.. first.Zip(second, (own, other) => new TableCell(Below(own.Content, other.Content)))];
}
