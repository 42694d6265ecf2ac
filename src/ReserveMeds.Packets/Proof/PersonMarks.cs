using System.Text;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Proof;

/// <summary>What gives a person away in words: beyond contacts and long numbers, a national number, a birth date, a name that is introduced as one.</summary>
/// <remarks>A bare name cannot be told from any other word; only its introduction can.</remarks>
internal static partial class PersonMarks
{
    private const RegexOptions Usual = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>A way to reach a person, or a number of one. The words of our own templates hold none.</summary>
    public static bool ReachOccursIn(string words) =>
        DirectIdentifiers.ReachOccursIn(words) || NationalNumber().IsMatch(words) || BirthDate().IsMatch(words);

    public static bool BirthOccursIn(string words) => BirthDate().IsMatch(words);

    /// <summary>True of what stands in the place of a licence or file number and reaches a person, or tells a birth date.</summary>
    public static bool IsNoNumber(string words) =>
        words.TrimStart() is ['+', ..] or ['0', '0', ..] || BirthOccursIn(words) || DirectIdentifiers.ReachOccursIn(LongRun().Replace(words, "#"));

    public static bool NameOccursIn(string words) => Introduced().IsMatch(words);

    /// <summary>Words that speak of a person's name or birth. Templates may hold such words, so it is asked of values only.</summary>
    public static bool PersonOccursIn(string words) => DirectIdentifiers.OccurIn(words) || NameOccursIn(words);

    /// <summary>White space of one kind, nothing invisible, digits of ASCII with their point whatever script they were written in.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                plain.Append(' ');
            else if (Rune.IsDigit(rune))
                plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else if (rune.Value == WesternDigits.DecimalSign)
                plain.Append('.');
            else if (!UnseenCharacters.Include(rune))
                plain.Append(rune.ToString());
        }

        return plain.ToString();
    }

    /// <summary>The card of Morocco: one or two letters and six digits. Twelve digits of Iraq are a long number.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}./-])[A-Z]{1,2} ?\d{6}(?![\p{L}\p{N}]|-\d)|\b(CIN|CNIE|national (id|identity)( card| number)?|carte nationale( d['’]identité)?)\b\W{0,6}[A-Z]{0,2} ?\d{4,}", Usual)]
    private static partial Regex NationalNumber();

    /// <summary>A word for birth with a date behind it, or with a year close behind it. A weight at birth is none.</summary>
    [GeneratedRegex(
        @"(\b(born|birth(?! ?weight)|d\.?o\.?b\.?|née?|(?<!poids de )naissance)\b|الميلاد|الولادة|مواليد|(?<!\p{L})ولدت? (في|سنة|عام|يوم|بتاريخ)|دایک ?بوو|لەدایکبوون)"
        + @"(.{0,40}?(?<!\d)(\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}(er|st|nd|rd|th)? \p{L}{3,12} (19|20)\d\d)(?!\d)"
        + @"|.{0,12}?(?<!\d)(19|20)\d\d(?!\d| ?g))",
        Usual | RegexOptions.IgnoreCase)]
    private static partial Regex BirthDate();

    [GeneratedRegex(@"\d{8,}", Usual)]
    private static partial Regex LongRun();

    [GeneratedRegex(
        @"\b(Mr|Mrs|Ms|Miss|Mme|Mlle|Monsieur|Madame|Mademoiselle)\b\.? \p{Lu}[\p{L}'’-]+|\bM\. \p{Lu}\p{Ll}+"
        + @"|\b([Pp]atiente?|[Cc]hild|[Bb]oy|[Gg]irl|[Mm]an|[Ww]oman|[Ee]nfant|[Ff]ille|[Gg]arçon) (is )?(named|called|nommée?|prénommée?|appelée?) \p{Lu}"
        + @"|\b([Pp]atiente?|[Pp]atient['’]?s? name|[Nn]ame of (the )?patient|[Ff]ull name|[Nn]om du patient|[Nn]om de la patiente|[Nn]om et prénom) ?: ?\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+"
        + @"|(السيدة|السيد|الآنسة|الطفلة|الطفل|المدعوة|المدعو|المسماة|المسمى|اسم المريضة?|بەڕێز|خاتوو|ناوی نەخۆش) ?:? ?[\u0621-\u06D5]{2,}",
        Usual)]
    private static partial Regex Introduced();
}
