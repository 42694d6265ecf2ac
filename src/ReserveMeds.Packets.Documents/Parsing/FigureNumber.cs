using System.Globalization;
using Markdig.Syntax;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>Numbers that a figure is drawn from: invariant form, such as <c>-2.5</c>, as a value or as words.</summary>
internal static class FigureNumber
{
    private const decimal Limit = 1_000_000_000;
    private const int Decimals = 6;

    public static decimal Read(IReadOnlyList<Inline> content, MarkdownObject place) => Parse(TextOf(content))
        ?? throw place.Fault("a place for a number of a figure that holds none; write it as -2.5, below a thousand million, at most six decimals");

    /// <returns>Null for a gap.</returns>
    public static decimal? ReadOrGap(IReadOnlyList<Inline> content, MarkdownObject place) =>
        content is [Gap] ? null : Read(content, place);

    /// <returns>Null where the text is no number.</returns>
    public static decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < Limit && decimal.Round(number, Decimals) == number
            ? number
            : null;

    /// <summary>The characters of plain words or of one value; empty for anything else.</summary>
    public static string TextOf(IReadOnlyList<Inline> content) => content switch
    {
        [Text text] => text.Value,
        [Isolate isolate] => TextOf(isolate.Content),
        _ => "",
    };
}
