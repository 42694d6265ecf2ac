using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Templates;
using Inline = ReserveMeds.Packets.Documents.Model.Inline;
using MarkdownInline = Markdig.Syntax.Inlines.Inline;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>Running text of Markdown to inlines of the model: text merged, spaces folded, values and gaps in their wrappers.</summary>
internal sealed partial class InlineReader(Direction direction)
{
    private const string PartScheme = "part:";
    private const string PartPageScheme = "part-page:";

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces { get; }

    /// <summary>French sets these signs apart, and no line may begin with one. Others write no space there.</summary>
    [GeneratedRegex(" (?=[:;!?»])|(?<=«) ")]
    private static partial Regex SpaceOfSign { get; }

    /// <summary>As <see cref="Read"/>, where no words at all is a fault.</summary>
    public IReadOnlyList<Inline> ReadFilled(LeafBlock leaf) =>
        Read(leaf) is { Count: > 0 } filled ? filled : throw leaf.Fault("a place for words that has none");

    public IReadOnlyList<Inline> Read(LeafBlock leaf)
    {
        if (leaf.Inline is null)
        {
            return [];
        }

        var content = TrimmedEnd(TrimmedStart(ReadChildren(leaf.Inline)));
        return direction == Direction.RightToLeft ? FragmentIsolation.Apply(content) : FragmentIsolation.ApplyToValues(content);
    }

    private static List<Inline> ReadChildren(ContainerInline container)
    {
        var content = new List<Inline>();
        var run = new StringBuilder();
        MarkdownObject place = container;
        foreach (var node in container)
        {
            place = run.Length == 0 ? node : place;
            switch (node)
            {
                case LiteralInline literal:
                    run.Append(TextOf(literal));
                    break;
                case HtmlEntityInline entity:
                    run.Append(ValueText.RequirePlain(entity.Transcoded.ToString(), entity));
                    break;
                // Two spaces at the end of a line mean nothing: nobody sees them.
                case LineBreakInline { IsBackslash: false }:
                    run.Append(' ');
                    break;
                default:
                    Flush(run, place, content);
                    content.Add(ReadMarkup(node));
                    break;
            }
        }

        Flush(run, place, content);
        return content;
    }

    private static Inline ReadMarkup(MarkdownInline node) => node switch
    {
        LineBreakInline => new LineBreak(),
        EmphasisInline { DelimiterChar: '*' or '_', DelimiterCount: 2 } strong => new Strong(ReadChildren(strong)),
        EmphasisInline { DelimiterChar: '*' or '_', DelimiterCount: 1 } emphasis => new Emphasis(ReadChildren(emphasis)),
        LinkInline { IsImage: false, Title: null or "", Url: { } url } link when url.StartsWith(PartScheme, StringComparison.Ordinal) =>
            new PartLink(PartId(url[PartScheme.Length..], link), ReadChildren(link)),
        LinkInline { IsImage: false, Title: null or "", Url: { } url } link when url.StartsWith(PartPageScheme, StringComparison.Ordinal) =>
            new PartPage(PartId(url[PartPageScheme.Length..], link), ReadChildren(link)),
        LinkInline { IsImage: false, Title: null or "" } link => new Link(Target(link.Url, link), ReadChildren(link)),
        AutolinkInline link => new Link(Target(link.IsEmail ? "mailto:" + link.Url : link.Url, link), [new Text(link.Url)]),
        LinkInline { IsImage: false } => throw node.Fault("a link with a title"),
        LinkInline => throw node.Fault("an image"),
        CodeInline => throw node.Fault(@"code between backticks; write '\`' for the sign itself"),
        _ => throw node.Unknown(),
    };

    private static string TextOf(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        var markup = (literal.IsFirstCharacterEscaped ? text.AsSpan(1) : text).IndexOfAny("*`|");
        if (markup >= 0)
        {
            throw literal.Fault(
                @"a sign of markup that marks nothing ('*', '`' or '|'); put an empty line after a table, write '\*' for the sign itself");
        }

        if (text is [':', ..] && !literal.IsFirstCharacterEscaped && literal.PreviousSibling is null or LineBreakInline)
        {
            throw literal.Fault("a line that starts with ':'; a description is ':', a space and words, below one line with its term");
        }

        // A backslash at the end of the block: a line break that nothing follows.
        return text is [.., '\\'] && literal.NextSibling is null && !(literal.IsFirstCharacterEscaped && text.Length == 1)
            ? text[..^1]
            : text;
    }

    private static void Flush(StringBuilder run, MarkdownObject place, List<Inline> content)
    {
        if (run.Length > 0)
        {
            content.AddRange(ValueText.Split(SpaceOfSign.Replace(Spaces.Replace(run.ToString(), " "), "\u00A0"), place));
            run.Clear();
        }
    }

    private static string Target(string? address, MarkdownObject place) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "mailto"
        && address!.All(character => character is > ' ' and < '\u007F')
            ? address!
            : throw place.Fault("a link whose address is not https or mailto, or holds a value");

    /// <summary>The id may be a value, since its form leaves no room for anything else.</summary>
    private static string PartId(string address, MarkdownObject place)
    {
        var id = address is [ValueMarks.ValueStart, .. var value, ValueMarks.ValueEnd] ? value : address;
        return DocumentPart.IsId(id) ? id : throw place.Fault("a link to a part whose id is not of small letters, digits and hyphens");
    }

    private static List<Inline> TrimmedStart(List<Inline> content)
    {
        if (content is [Text first, ..])
        {
            content[0] = first with { Value = first.Value.TrimStart(' ') };
        }

        content.RemoveAll(inline => inline is Text { Value: "" });
        return content;
    }

    private static List<Inline> TrimmedEnd(List<Inline> content)
    {
        while (content is [.., LineBreak or Text { Value: " " }])
        {
            content.RemoveAt(content.Count - 1);
        }

        if (content is [.., Text last])
        {
            content[^1] = last with { Value = last.Value.TrimEnd(' ') };
        }

        return content;
    }
}
