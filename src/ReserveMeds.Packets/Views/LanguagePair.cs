using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Views;

/// <summary>Two languages of one file, written <c>ar,en</c>: the first leads.</summary>
public static class LanguagePair
{
    private const string Letter = "clinical-justification-letter";

    private static readonly IReadOnlyList<string> RightToLeft = ["ar", "ckb"];

    /// <summary>The pairs in which the document can be had. Only the letter is: a desk reads it, the others are tables.</summary>
    /// <remarks>
    /// Not two right-to-left languages: in two narrow columns of them a reference may break over a line, and read back from
    /// such a page its pieces have no certain order.
    /// </remarks>
    /// <param name="languages">Languages that the document exists in.</param>
    public static IReadOnlyList<string> Of(RequiredDocument document, IReadOnlyList<string> languages) => document.Id == Letter
        ? [.. languages.SelectMany(first => languages.Where(second => second != first && !(RightToLeft.Contains(first) && RightToLeft.Contains(second))).Select(second => $"{first},{second}"))]
        : [];

    /// <summary>The codes of one language or of two.</summary>
    public static IReadOnlyList<string> Codes(string language) => language.Split(',');
}
