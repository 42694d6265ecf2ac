using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Documents.Templates;

/// <summary>Words with holes, checked once when loaded: Handlebars over Markdown below a front matter.</summary>
public sealed partial class Template
{
    /// <summary>Id of the document, as in the front matter and the file name.</summary>
    public required string Id { get; init; }

    /// <summary>Counts up with each change of the words.</summary>
    public required int Version { get; init; }

    /// <summary>Language code of the words: <c>en</c>, <c>fr</c>, <c>ar</c>, <c>ckb</c>.</summary>
    public required string Language { get; init; }

    /// <summary><c>original</c>, <c>drafted</c> (a translation nobody reviewed yet) or <c>reviewed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Null where the words were not reviewed.</summary>
    public TranslationReview? Review { get; init; }

    /// <summary>Title of the document, without holes.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 over the template's text and the partials it uses, lower-case hexadecimal.</summary>
    public required string Digest { get; init; }

    internal Func<IReadOnlyDictionary<string, object>, string> Filling { get; init; } =
        _ => throw new NotSupportedException("Templates come from TemplateCatalog.Load.");

    /// <summary>Fills the holes. The result is Markdown in which no value can act as markup. Safe to call concurrently.</summary>
    /// <param name="data">
    /// Keyed by name; a value is a string, a bool (for <c>if</c> only), a <see cref="GapValue"/>, a list or a dictionary of
    /// the same. A blank string or a null is fine for an <c>if</c> and nowhere else.
    /// </param>
    /// <exception cref="TemplateFillException">
    /// The data lacks a name the template uses, a hole would print a blank, or prints what is not text.
    /// </exception>
    public string Fill(IReadOnlyDictionary<string, object> data) => Filling(data);

    /// <summary>The words of the gaps that filled Markdown prints, in order: cheaper than to parse it.</summary>
    public static IEnumerable<string> GapsIn(string markdown) =>
        MarkedGap.Matches(markdown).Select(match => Escape.Replace(match.Groups["gap"].Value, "${sign}"));

    [GeneratedRegex("\uFDD0(?<gap>[^\uFDD0\uFDD1\uFDD2]+)(?:\uFDD2[^\uFDD1]+)?\uFDD1", RegexOptions.CultureInvariant)]
    private static partial Regex MarkedGap { get; }

    [GeneratedRegex(@"\\(?<sign>.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape { get; }
}
