using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Html;

/// <summary>Writes running text as the elements that mean the same.</summary>
internal sealed class HtmlInlines(HtmlElements html)
{
    /// <param name="rightToLeft">Direction of the words around.</param>
    public void Write(IReadOnlyList<Inline> content, bool rightToLeft)
    {
        foreach (var inline in content)
            Write(inline, rightToLeft);
    }

    private void Write(Inline inline, bool rightToLeft)
    {
        switch (inline)
        {
            case Text text:
                Write(text.Value, rightToLeft);
                break;
            case Strong strong:
                Write("strong", strong.Content, rightToLeft);
                break;
            case Emphasis emphasis:
                Write("em", emphasis.Content, rightToLeft);
                break;
            case Link link:
                html.Open("a", ("href", LinkTarget.Checked(link.Target).OriginalString), ("rel", "noreferrer"));
                Write(link.Content, rightToLeft);
                html.Close();
                break;
            case PartLink link:
                Write(link.Content, rightToLeft);
                break;
            case PartPage:
                break;
            case LineBreak:
                html.Void("br");
                break;
            case Isolate isolate:
                Write("bdi", isolate.Content, Directionality.IsRightToLeft(isolate.Content));
                break;
            case Gap gap:
                if (gap.Place.Length > 0)
                    html.Open("mark", ("class", "gap"), ("data-place", gap.Place));
                else
                    html.Open("mark", ("class", "gap"));
                Write(new Isolate([new Text(gap.Value)]), rightToLeft);
                html.Close();
                break;
            default:
                throw new NotSupportedException($"No HTML form of {inline.GetType().Name}.");
        }
    }

    // A fragment that goes against the direction around it is isolated here too, or "0.3 mg/kg" is shown reordered.
    private void Write(string text, bool rightToLeft)
    {
        foreach (var fragment in Fragment.Split(text, rightToLeft))
        {
            if (fragment.RightToLeft == rightToLeft)
                html.Text(fragment.Text);
            else
                Write(new Isolate([new Text(fragment.Text)]), rightToLeft);
        }
    }

    private void Write(string element, IReadOnlyList<Inline> content, bool rightToLeft)
    {
        html.Open(element);
        Write(content, rightToLeft);
        html.Close();
    }
}
