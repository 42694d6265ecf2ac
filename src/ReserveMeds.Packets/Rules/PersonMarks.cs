using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Rules;

/// <summary>
/// What looks like a person's name after a title or after "named", or like the number of a card such as AB123456. Words of
/// medicine can look alike, so that it is pointed out and refuses nothing.
/// </summary>
internal static partial class PersonMarks
{
    public static bool OccurIn(string? words) =>
        !string.IsNullOrWhiteSpace(words) && (TitleAndName().IsMatch(words) || CardNumber().IsMatch(words));

    private const RegexOptions Usual = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"\b(Mr|Mrs|Ms|Miss)\.? \p{Lu}\p{L}+|\b(M\.|MM\.|Mme|Mlle|Monsieur|Madame|Mademoiselle) \p{Lu}\p{L}+|\b(patiente?|nommée?|named|called|prénommée?|name is|nom (du|de la) patiente?|patient'?s? name)( :|:)? \p{Lu}\p{Ll}+ \p{Lu}\p{L}+|(السيد|السيدة|الآنسة) \p{IsArabic}+|(المدعو|المدعوة|اسمه|اسمها|اسم المريضة?)[ :]+\p{IsArabic}+|(بەڕێز|خاتوو) \p{IsArabic}+|ناوی نەخۆش(ەکە)?[ :]+\p{IsArabic}+",
        Usual)]
    private static partial Regex TitleAndName();

    /// <summary>One or two letters and five or six digits: the Moroccan card; one letter and seven: a passport.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}-])([A-Z]{1,2}[0-9]{5,6}|[A-Z][0-9]{7})(?![\p{L}\p{N}-])", Usual)]
    private static partial Regex CardNumber();
}
