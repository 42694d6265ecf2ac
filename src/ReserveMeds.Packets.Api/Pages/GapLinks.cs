using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>Makes each gap of a preview a link to the field of the missing fact, on the page around the frame.</summary>
internal static partial class GapLinks
{
    /// <param name="html">As our own writer makes it: attributes in this order, values escaped.</param>
    /// <param name="page">Path and query of the page with the form: another one would load it anew, without what was typed.</param>
    public static ReadOnlyMemory<byte> In(ReadOnlyMemory<byte> html, string page)
    {
        var address = WebUtility.HtmlEncode(page);
        return Encoding.UTF8.GetBytes(Mark.Replace(Encoding.UTF8.GetString(html.Span), match =>
            $"<a class=\"gap\" target=\"_top\" href=\"{address}#{match.Groups["place"].Value}\">{match.Groups["words"].Value}</a>"));
    }

    [GeneratedRegex("<mark class=\"gap\" data-place=\"(?<place>/[A-Za-z0-9/]*)\">(?<words>.*?)</mark>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Mark { get; }
}
