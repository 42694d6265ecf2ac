using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Lays inlines out flat, cut where the look or the direction changes.</summary>
/// <remarks>
/// A run without <c>w:rtl</c> alone does not keep <c>0.3 mg/kg</c> or <c>2024-03</c> in order inside right-to-left words:
/// a fragment that goes against the direction around it also stands between isolate marks. The marks are in runs without
/// <c>w:rtl</c>, since Arabic fonts lack them. Text in one direction throughout gets no marks, nor does an Arabic value
/// among Arabic words: whatever goes the other way inside it is isolated by itself.
/// </remarks>
internal sealed class Pieces
{
    private const string FirstStrongIsolate = "\u2068";
    private const string PopIsolate = "\u2069";
    private const string LeftToRightMark = "\u200E";

    private readonly List<Piece> pieces = [];

    /// <summary>Whether a right-to-left paragraph or value is around.</summary>
    private bool inRightToLeft;

    private Pieces(bool inRightToLeft) => this.inRightToLeft = inRightToLeft;

    /// <param name="rightToLeft">Direction of the paragraph.</param>
    public static IReadOnlyList<Piece> Of(IReadOnlyList<Inline> content, bool rightToLeft)
    {
        var laid = new Pieces(rightToLeft);
        laid.Add(content, Look.Plain, link: null, rightToLeft);
        return laid.pieces;
    }

    private void Add(IReadOnlyList<Inline> content, Look look, string? link, bool rightToLeft)
    {
        foreach (var inline in content)
        {
            switch (inline)
            {
                case Text text:
                    Add(text.Value, look, link, rightToLeft);
                    break;
                case Strong strong:
                    Add(strong.Content, look | Look.Strong, link, rightToLeft);
                    break;
                case Emphasis emphasis:
                    Add(emphasis.Content, look | Look.Emphasis, link, rightToLeft);
                    break;
                case Link to:
                    Add(to.Content, look, to.Target, rightToLeft);
                    break;
                case PartLink to:
                    Add(to.Content, look, link, rightToLeft);
                    break;
                case PartPage:
                    break;
                case LineBreak:
                    pieces.Add(new Piece(Text: null, look, link, RightToLeft: false));
                    break;
                case Isolate isolate:
                    AddIsolate(isolate.Content, look, link, rightToLeft);
                    break;
                case Gap gap:
                    AddIsolate([new Text(gap.Value)], look | Look.Gap, link, rightToLeft);
                    break;
                default:
                    throw new NotSupportedException($"No DOCX form of {inline.GetType().Name}.");
            }
        }
    }

    private void AddIsolate(IReadOnlyList<Inline> content, Look look, string? link, bool rightToLeft)
    {
        var own = Directionality.IsRightToLeft(content);
        if (own == rightToLeft && (rightToLeft || !Directionality.HoldsRightToLeft(PlainText.Of(content))))
        {
            Add(content, look, link, rightToLeft);
            return;
        }

        AddRun(own ? FirstStrongIsolate : FirstStrongIsolate + LeftToRightMark, look, link, rightToLeft: false);
        var around = inRightToLeft;
        inRightToLeft |= own;
        Add(content, look, link, own);
        inRightToLeft = around;
        AddRun(own ? PopIsolate : LeftToRightMark + PopIsolate, look, link, rightToLeft: false);
    }

    private void Add(string text, Look look, string? link, bool rightToLeft)
    {
        foreach (var fragment in Fragment.Split(text, rightToLeft))
        {
            if (fragment.RightToLeft == rightToLeft)
                AddRun(fragment.Text, look, link, rightToLeft);
            else
                AddIsolate([new Text(fragment.Text)], look, link, rightToLeft);
        }
    }

    private void AddRun(string words, Look look, string? link, bool rightToLeft)
    {
        var text = rightToLeft ? words : UnbrokenNumbers.Of(words, inRightToLeft);
        if (pieces.LastOrDefault() is { Text: not null } last
            && last.Look == look && last.Link == link && last.RightToLeft == rightToLeft)
            pieces[^1] = last with { Text = last.Text + text };
        else
            pieces.Add(new Piece(text, look, link, rightToLeft));
    }
}
