using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>What a finished file says beside what its Document says.</summary>
/// <remarks>
/// A right-to-left text comes back from a PDF as it stands on the page, and bidirectional order cannot be undone for certain.
/// There the order is not compared: every character must be there as often, and each left-to-right word that holds a digit,
/// as codes, doses and dates do, in one piece.
/// </remarks>
public sealed class ComparedWords
{
    private readonly bool isMixed;
    private readonly string body;
    private readonly string head;
    private readonly string foot;
    private readonly string readBody;
    private readonly IReadOnlyList<string> readPages;
    private readonly IReadOnlyList<string> pieces;

    /// <param name="firstPages">Where the document is bound with others: the page that each part begins on. Null elsewhere.</param>
    public ComparedWords(Document document, FinishedText finished, IReadOnlyDictionary<string, int>? firstPages = null)
    {
        var figures = new FigureTexts(document.LanguageTag, inPdf: finished.Body.Any(block => block.Page is not null));
        var words = new BlockTexts(firstPages, figures);
        List<string> texts = [words.Words(document.Letterhead?.Address ?? []), .. document.Blocks.SelectMany(words.Of)];
        body = FoldedText.Of(string.Concat(texts));
        head = FoldedText.Of(PlainText.Of(document.Header));
        foot = FoldedText.Of(PlainText.Of(document.Footer));
        readBody = FoldedText.Of(WithoutMark(finished.Body.Where(block => !FigureTexts.IsArrow(block.Text)), document.DraftMark));
        readPages = [.. finished.Frame.GroupBy(block => block.Page).Select(page => FoldedText.Of(page)).DefaultIfEmpty("")];
        isMixed = Directionality.HoldsRightToLeft(body + head + foot);
        pieces = isMixed ? [.. texts.SelectMany(PiecesOf)] : [];
    }

    /// <summary>Whether the file says what the Document says: no word more, none less, in the same order.</summary>
    public bool Agrees => isMixed
        ? Counted(body) == Counted(readBody)
            && pieces.All(piece => readBody.Contains(piece, StringComparison.Ordinal))
            && readPages.All(page => HoldsAll(page, head) && HoldsAll(page, foot))
        : body == readBody
            && readPages.All(page => page.Contains(head, StringComparison.Ordinal) && page.Contains(foot, StringComparison.Ordinal));

    /// <summary>Whether file and Document both state the value, and equally often.</summary>
    public bool BothState(string value)
    {
        var folded = FoldedText.Of(value);
        if (isMixed && Directionality.HoldsRightToLeft(folded))
            return HoldsAll(readBody + readPages[0], folded);

        var inBody = Times(body, folded);
        var inFrame = Times(head, folded) + Times(foot, folded);
        return inBody + inFrame > 0
            && (isMixed ? inBody == 0 || HoldsWords(readBody, value) : Times(readBody, folded) == inBody)
            && readPages.All(page => Times(page, folded) >= inFrame);
    }

    /// <summary>A PDF says the draft mark of the first page in its body, where a screen reader finds it.</summary>
    private static IEnumerable<ReadBlock> WithoutMark(IEnumerable<ReadBlock> blocks, string? mark) =>
        mark is not null && blocks.FirstOrDefault() is { } first && SameCharacters(FoldedText.Of(first.Text), FoldedText.Of(mark)) ? blocks.Skip(1) : blocks;

    private static bool SameCharacters(string left, string right) => Counted(left) == Counted(right);

    private static string Counted(string text) => string.Concat(text.Order());

    private static bool HoldsAll(string text, string wanted) =>
        wanted.CountBy(character => character).All(part => text.Count(character => character == part.Key) >= part.Value);

    /// <summary>Where lines are read from the right, the words of a value that goes over a line's end do not meet. Number and unit are one word.</summary>
    private static bool HoldsWords(string text, string value) =>
        value.Split(' ').All(word => text.Contains(FoldedText.Of(word), StringComparison.Ordinal));

    private static int Times(string text, string value)
    {
        var times = 0;
        for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + value.Length, StringComparison.Ordinal))
            times++;
        return times;
    }

    private static IEnumerable<string> PiecesOf(string text) => Fragment.Split(text, rightToLeft: true)
        .Where(fragment => !fragment.RightToLeft)
        .SelectMany(fragment => fragment.Text.Split(' '))
        // Points and brackets at the ends of a fragment may stand on its other side.
        .Select(piece => FoldedText.Of(piece).Trim('.', ',', ':', ';', '(', ')', '[', ']', '·'))
        .Where(piece => piece.Any(char.IsAsciiDigit));
}
