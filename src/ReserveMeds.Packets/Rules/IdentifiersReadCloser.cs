using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Rules;

/// <summary>
/// Marks of a person that edition 2026-11 finds beyond those of <see cref="DirectIdentifiers"/>, which stay as they were:
/// digits of any script, telephone numbers of Morocco and Iraq however they are grouped, numbers that are said to be those
/// of a card or a record, an e-mail address with spaces, and further words for a birth date.
/// </summary>
internal static partial class IdentifiersReadCloser
{
    private const int FewestDigits = 10;
    private const int MostDigits = 11;

    public static bool OccurIn(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return false;
        }

        var plain = WithPlainDigits(words);
        return DirectIdentifiers.OccurIn(plain)
            || International().IsMatch(plain)
            || National().Matches(plain).Any(match => match.Value.Count(char.IsAsciiDigit) is >= FewestDigits and <= MostDigits)
            || NumberOfCardOrRecord().IsMatch(plain)
            || GroupedCard().IsMatch(plain)
            || SpacedEmail().IsMatch(plain)
            || BirthPhrase().IsMatch(plain);
    }

    /// <summary>Arabic-Indic, Persian and full-width digits as 0 to 9, the full-width plus as plus.</summary>
    private static string WithPlainDigits(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var character in words)
        {
            plain.Append(character switch
            {
                '\uFF0B' => '+',
                '\u00A0' or '\u202F' => ' ',
                _ when char.IsDigit(character) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)),
                _ => character,
            });
        }

        return plain.ToString();
    }

    private const RegexOptions Usual = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(\+|\b00)\s?\(?(212|964)\)?([ ./()-]{0,3}[0-9]){8,10}(?![0-9])", Usual)]
    private static partial Regex International();

    /// <summary>Groups that begin with 05, 06 or 07; the digits are counted by the caller.</summary>
    [GeneratedRegex(@"(?<![0-9.,/])\(?0[5-7][0-9]{0,3}\)?([ /-]{1,2}[0-9]{2,4}){2,4}(?![0-9])", Usual)]
    private static partial Regex National();

    [GeneratedRegex(
        @"(\b(CINE?|CNIE|MRN|SSN|passports?|passeports?|carte nationale|national (id|identity|card|number)|identity card|record (no|number)|numéro de dossier|n° (de )?dossier|immatriculation)|الرقم الوطني|رقم الهوية|البطاقة (الوطنية|الموحدة)|رقم (الجواز|الملف الطبي|السجل)|ژمارەی (ناسنامە|پاسپۆرت)|کارتی نیشتمانی)[^\p{L}0-9]{0,4}(n°|no|number|numéro|رقم|ژمارە)?[^\p{L}0-9]{0,4}[A-Za-z]{0,3}[ -]?[0-9]{5,}",
        Usual | RegexOptions.IgnoreCase)]
    private static partial Regex NumberOfCardOrRecord();

    /// <summary>Twelve digits in three groups, as the national card of Iraq is often written; a row of years or of hours is none.</summary>
    [GeneratedRegex(@"(?<![0-9.,] ?)(?!((19|20)[0-9]{2}[ -]){2})(?!([0-2][0-9][0-5][0-9][ -]){2}[0-2][0-9][0-5][0-9])[0-9]{4}[ -][0-9]{4}[ -][0-9]{4}(?! ?[0-9])", Usual)]
    private static partial Regex GroupedCard();

    [GeneratedRegex(@"\w ?(@|\(at\)|\[at\]) ?[A-Za-z][\w-]* ?\. ?[A-Za-z]{2,}", Usual | RegexOptions.IgnoreCase)]
    private static partial Regex SpacedEmail();

    [GeneratedRegex(
        @"\b(birthday|birth ?date|DDN|né(\(e\)|·e) (le|en)|jour de naissance|anniversaire (le|de))\b|تاريخ (ميلاد|ولادة|مولد)|(^|[^\p{L}])(ولد|ولدت|وُلد|وُلدت) (في|عام|سنة|بتاريخ)|(بەرواری|ساڵی) لەدایک",
        Usual | RegexOptions.IgnoreCase)]
    private static partial Regex BirthPhrase();
}
