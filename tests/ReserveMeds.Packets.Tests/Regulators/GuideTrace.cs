using System.Text.RegularExpressions;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Regulators;

/// <summary>Shape of <c>guide-trace.json</c>.</summary>
internal sealed record GuideTrace(IReadOnlyList<TracedGuide> Guides)
{
    public static GuideTrace Read() =>
        StrictJson.Parse<GuideTrace>("guide-trace.json", Repository.Read("src/ReserveMeds.Packets/Regulators/guide-trace.json"));
}

/// <param name="File">Name of the file that was traced.</param>
/// <param name="Sha256">Of that file's bytes.</param>
internal sealed record TracedGuide(string Guide, string File, string Sha256, IReadOnlyList<TracedSection> Sections)
{
    public IEnumerable<TracedPhrase> Phrases => Sections.SelectMany(section => section.Phrases);

    /// <summary>Headings and phrases that the guide does not hold once, and sentences that no phrase touches.</summary>
    /// <param name="lines">Of the guide; a section goes from its heading to the next one.</param>
    public IReadOnlyList<string> Disagreements(string[] lines)
    {
        var starts = Sections.Select(section => Array.IndexOf(lines, section.Heading)).ToList();
        return starts.Contains(-1)
            ? [.. Sections.Where((_, at) => starts[at] < 0).Select(section => $"no heading: {section.Heading}")]
            :
            [
                .. Sections.SelectMany((section, at) =>
                    section.Disagreements(string.Join('\n', lines[(starts[at] + 1)..(at + 1 < starts.Count ? starts[at + 1] : lines.Length)]))),
            ];
    }
}

internal sealed partial record TracedSection(string Heading, IReadOnlyList<TracedPhrase> Phrases)
{
    public IEnumerable<string> Disagreements(string text)
    {
        var touched = new bool[text.Length];
        foreach (var quote in Phrases.Select(phrase => phrase.Quote))
        {
            var count = text.Split(quote).Length - 1;
            if (count != 1)
                yield return $"{Heading}: stands {count} times: {quote}";
            if (count > 0)
                touched.AsSpan(text.IndexOf(quote, StringComparison.Ordinal), quote.Length).Fill(true);
        }

        foreach (Match sentence in Sentence().Matches(text))
        {
            if (!touched.AsSpan(sentence.Index, sentence.Length).Contains(true))
                yield return $"{Heading}: not traced: {sentence.Value}";
        }
    }

    /// <summary>As far as the line goes, or to a full stop or question mark before a capital.</summary>
    [GeneratedRegex(@"[^\s].*?(?:(?<=[.?])(?= [A-Z])|$)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();
}

/// <param name="Quote">Word for word; stands once in its section.</param>
/// <param name="NoRule">Why no rule holds it; null where rules do.</param>
internal sealed record TracedPhrase(string Quote, IReadOnlyList<string> Facts, IReadOnlyList<string>? Rules = null, string? NoRule = null);
