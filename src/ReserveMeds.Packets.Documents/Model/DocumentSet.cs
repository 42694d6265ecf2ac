using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Documents.Model;

/// <summary>
/// Documents that are bound into one file. Each keeps its own language, direction, running head and foot and draft mark; the
/// pages are counted through.
/// </summary>
public sealed record DocumentSet
{
    /// <summary>Title of the whole; one line, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 tag of the language that the title is in.</summary>
    public required string LanguageTag { get; init; }

    /// <summary>Stamped into the file's metadata (midnight UTC). The dates of the parts are not.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>In the order they are bound; at least one, and no two with the same id.</summary>
    public required IReadOnlyList<DocumentPart> Parts { get; init; }
}

/// <param name="Id">Small letters, digits and single hyphens, such as <c>cover-letter</c>.</param>
public sealed partial record DocumentPart(string Id, Document Document)
{
    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex IdForm { get; }

    /// <summary>Whether a part could have this id.</summary>
    public static bool IsId(string text) => IdForm.IsMatch(text);
}
