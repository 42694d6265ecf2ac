using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>Whether a finished file says what a Document says: no word more, none less, in the same order.</summary>
/// <remarks>
/// A right-to-left text comes back from a PDF as it stands on the page, and bidirectional order cannot be undone for certain.
/// There the order is not compared: every character must be there as often, and each left-to-right run, where codes, doses
/// and dates stand, in one piece.
/// </remarks>
public static class WordsProof
{
    public static bool Agrees(Document document, FinishedText finished)
    {
        var words = FoldedText.Of(string.Concat(document.Blocks.SelectMany(BlockTexts.Of)));
        var head = FoldedText.Of(PlainText.Of(document.Header));
        var foot = FoldedText.Of(PlainText.Of(document.Footer));
        var read = FoldedText.Of(WithoutMark(finished.Body, document.DraftMark));
        var isMixed = Directionality.HoldsRightToLeft(words + head + foot);
        return (isMixed ? SameCharacters(words, read) && RunsOf(document.Blocks.SelectMany(BlockTexts.Of)).All(run => read.Contains(run, StringComparison.Ordinal)) : words == read)
            && Pages(finished.Frame).All(page => Holds(page, head, isMixed) && Holds(page, foot, isMixed));
    }

    /// <summary>A PDF says the draft mark of the first page in its body, where a screen reader finds it.</summary>
    private static IEnumerable<ReadBlock> WithoutMark(IReadOnlyList<ReadBlock> body, string? mark) =>
        mark is not null && body is [var first, ..] && FoldedText.Of(first.Text) == FoldedText.Of(mark) ? body.Skip(1) : body;

    /// <summary>The words around the text of each page; one entry where the format has no pages of its own.</summary>
    private static IEnumerable<string> Pages(IReadOnlyList<ReadBlock> frame) =>
        frame.GroupBy(block => block.Page).Select(page => FoldedText.Of(page)).DefaultIfEmpty("");

    private static bool Holds(string page, string words, bool isMixed) => isMixed
        ? words.CountBy(character => character).All(wanted => page.Count(character => character == wanted.Key) >= wanted.Value)
        : page.Contains(words, StringComparison.Ordinal);

    private static bool SameCharacters(string words, string read) =>
        string.Concat(words.Order()) == string.Concat(read.Order());

    /// <summary>Left-to-right runs that hold a digit: what must not be reordered by anything around it.</summary>
    private static IEnumerable<string> RunsOf(IEnumerable<string> texts) => texts
        .SelectMany(text => Fragment.Split(text, rightToLeft: true))
        .Where(fragment => !fragment.RightToLeft)
        .SelectMany(fragment => fragment.Text.Split(' '))
        .Select(FoldedText.Of)
        .Where(run => run.Any(char.IsAsciiDigit));
}
