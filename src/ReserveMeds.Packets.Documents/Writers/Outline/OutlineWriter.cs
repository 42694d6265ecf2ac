using System.Globalization;
using System.Security.Cryptography;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Outline;

/// <summary>
/// The canonical text form of a Document, for goldens and reviewers: a line per block, indented by nesting. Two Documents
/// that say the same give the same text, and two that do not, do not.
/// </summary>
/// <remarks>
/// <c>{…}</c> is an isolate, <c>gap[…]</c>, <c>strong[…]</c>, <c>em[…]</c> and <c>link[address|words]</c> are what they
/// say, <c>part[id|words]</c> leads to another part, <c>part-page[id|words]</c> is its page, <c>↵</c> is a line break, <c>[n]</c> a number that a writer puts in, <c>|</c> stands between cells. The same
/// characters in the text carry a backslash.
/// </remarks>
public static class OutlineWriter
{
    /// <returns>Lines that all end with a line feed.</returns>
    public static string Write(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var direction = document.Direction == Direction.RightToLeft ? "right-to-left" : "left-to-right";
        var label = document.PageLabel;
        var outline = new OutlineLines();
        outline.Add("title " + OutlineText.Escape(document.Title));
        outline.Add($"language {document.LanguageTag} {direction}");
        outline.Add("date " + document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        outline.Add("page " + string.Join("[n]", new[] { label.Before, label.Between, label.After }.Select(OutlineText.Escape)));
        if (document.DraftMark is { } mark)
            outline.Add("draft " + OutlineText.Escape(mark));
        if (document.Header.Count > 0)
            outline.Add("header " + OutlineText.Of(document.Header));
        if (document.Footer.Count > 0)
            outline.Add("footer " + OutlineText.Of(document.Footer));
        if (document.Letterhead is { } letterhead)
        {
            outline.Add("letterhead " + OutlineText.Of(letterhead.Address));
            if (letterhead.Logo is { } logo)
            {
                outline.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"logo {logo.Kind} {logo.Width} x {logo.Height} {Convert.ToHexStringLower(SHA256.HashData(logo.Bytes.Span))} {OutlineText.Escape(logo.AlternativeText)}"));
            }
        }

        outline.Add("");
        outline.Add(document.Blocks);
        return outline.ToString();
    }
}
