using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>Finds the values and gaps that the encoder marked in a run of text.</summary>
internal static partial class ValueText
{
    [GeneratedRegex(
        "\u2068\uFDD0(?<gap>[^\u2068\u2069\uFDD0\uFDD1\uFDD2]+)(?:\uFDD2(?<place>[^\u2068\u2069\uFDD0\uFDD1\uFDD2]+))?\uFDD1\u2069" +
        "|\uFDD0(?<gap>[^\u2068\u2069\uFDD0\uFDD1\uFDD2]+)(?:\uFDD2(?<place>[^\u2068\u2069\uFDD0\uFDD1\uFDD2]+))?\uFDD1" +
        "|\u2068(?<value>[^\u2068\u2069\uFDD0\uFDD1]+)\u2069")]
    private static partial Regex Marked { get; }

    public static IEnumerable<Inline> Split(string run, MarkdownObject place)
    {
        var position = 0;
        foreach (Match match in Marked.Matches(run))
        {
            if (match.Index > position)
            {
                yield return new Text(RequirePlain(run[position..match.Index], place));
            }

            yield return match.Groups["gap"] is { Success: true } gap
                ? new Gap(RequirePlain(gap.Value, place)) { Place = RequirePlain(match.Groups["place"].Value, place) }
                : new Isolate([new Text(RequirePlain(match.Groups["value"].Value, place))]);
            position = match.Index + match.Length;
        }

        if (position < run.Length)
        {
            yield return new Text(RequirePlain(run[position..], place));
        }
    }

    /// <summary>Text without controls and marks: what is left of those belongs to no pair.</summary>
    public static string RequirePlain(string text, MarkdownObject place)
    {
        foreach (var character in text.Where(ValueMarks.IsForbidden))
        {
            throw place.Fault(character is ValueMarks.ValueStart or ValueMarks.ValueEnd or ValueMarks.GapStart or ValueMarks.GapEnd or ValueMarks.GapPlace
                ? "a mark of a value or gap without its counterpart"
                : $"the character U+{((int)character).ToString("X4", CultureInfo.InvariantCulture)}, which no text may hold");
        }

        return text;
    }
}
