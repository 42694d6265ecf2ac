using System.Globalization;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Views;

/// <summary>How one language writes dates, numbers and plurals.</summary>
/// <remarks>
/// Where the house leaves the custom of a language, so that no reader mistakes a dose or a day: digits are Western everywhere
/// but in the physician's running words, since doses, references and codes stand in them. Arabic and Kurdish write the decimal
/// point of the physician's own values (0.3 mg), never the Arabic comma-like sign, and set groups of thousands apart by a space
/// that does not break. Their month names stand here and not in the runtime's data, which changes with the machine and spells the
/// Kurdish ones in two ways: those of Iraq by the Syriac calendar, those of Morocco as its offices write them. Every date is
/// Gregorian.
/// </remarks>
internal sealed class Language
{
    private const char NoBreakSpace = '\u00A0';

    private static readonly NumberFormatInfo PointedNumbers = new()
    {
        NumberDecimalSeparator = ".",
        NumberGroupSeparator = NoBreakSpace.ToString(),
    };

    private readonly NumberFormatInfo numbers;
    private readonly IReadOnlyList<string> months;

    private Language(string code, string tag)
    {
        var culture = CultureInfo.GetCultureInfo(tag);
        Code = code;
        Tag = tag;
        numbers = (NumberFormatInfo)culture.NumberFormat.Clone();
        // The culture of Morocco groups by a full stop, and 1.300 can be read as a decimal.
        if (code == "fr")
            numbers.NumberGroupSeparator = NoBreakSpace.ToString();
        months = culture.DateTimeFormat.MonthNames;
    }

    private Language(string code, string tag, IReadOnlyList<string> months)
    {
        Code = code;
        Tag = tag;
        Direction = Direction.RightToLeft;
        numbers = PointedNumbers;
        this.months = months;
    }

    public static Language English { get; } = new("en", "en-GB");

    public static Language French { get; } = new("fr", "fr-MA");

    public static Language ArabicOfIraq { get; } = new(
        "ar",
        "ar-IQ",
        [
            "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
            "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
        ]);

    public static Language ArabicOfMorocco { get; } = new(
        "ar",
        "ar-MA",
        [
            "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
            "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
        ]);

    public static Language Kurdish { get; } = new(
        "ckb",
        "ckb-IQ",
        [
            "کانوونی دووەم", "شوبات", "ئازار", "نیسان", "ئایار", "حوزەیران",
            "تەمووز", "ئاب", "ئەیلوول", "تشرینی یەکەم", "تشرینی دووەم", "کانوونی یەکەم",
        ]);

    /// <summary>Language codes whose texts ship, in ordinal order.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["ar", "ckb", "en", "fr"];

    /// <summary>As in case files and template names: <c>en</c>, <c>fr</c>, <c>ar</c>, <c>ckb</c>.</summary>
    public string Code { get; }

    /// <summary>BCP 47 tag with region, for the documents' metadata.</summary>
    public string Tag { get; }

    public Direction Direction { get; }

    /// <summary>CLDR plural categories that the language tells apart.</summary>
    public IReadOnlyList<string> PluralCategories =>
        Code == "ar" ? ["zero", "one", "two", "few", "many", "other"] : ["one", "other"];

    /// <param name="country">ISO 3166-1 alpha-2 of the regulator: Morocco has month names of its own.</param>
    public static Language? Find(string code, string country) => (code, country) switch
    {
        ("en", _) => English,
        ("fr", _) => French,
        ("ar", "MA") => ArabicOfMorocco,
        ("ar", _) => ArabicOfIraq,
        ("ckb", _) => Kurdish,
        _ => null,
    };

    /// <summary>The date with its ISO 8601 form beside it, as in <c>22 November 2026 (2026-11-22)</c>.</summary>
    /// <remarks>
    /// For a date that is a fact of the file and has a place of its own: the head of a letter, an entry, a cell. Who files it
    /// finds the date without knowing the month names. Sentences, sources, times of day and the course of earlier treatments, whose
    /// table has six columns, keep to <see cref="Date"/>, to stay readable and on two pages.
    /// </remarks>
    public string DateWithIso(DateOnly date) => $"{Date(date)} ({date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})";

    /// <summary>Day, month in words and year: the one form that no reader takes for another.</summary>
    public string Date(DateOnly date)
    {
        var day = date.Day.ToString(CultureInfo.InvariantCulture);
        var month = months[date.Month - 1];
        var year = date.Year.ToString("0000", CultureInfo.InvariantCulture);
        return Code switch
        {
            "fr" when date.Day == 1 => $"1er{NoBreakSpace}{month} {year}",
            "ckb" => $"{day}ی{NoBreakSpace}{month}ی {year}",
            _ => $"{day}{NoBreakSpace}{month} {year}",
        };
    }

    /// <summary>At most six decimals, as a case may give them, no needless zeros, groups of thousands set apart by a space that does not break.</summary>
    public string Number(decimal value) =>
        value.ToString("#,0.######", numbers).Replace('\u202F', NoBreakSpace);

    /// <summary>Exactly so many decimals, groups of thousands set apart by a space that does not break.</summary>
    public string Number(decimal value, int decimals) =>
        value.ToString($"N{decimals.ToString(CultureInfo.InvariantCulture)}", numbers).Replace('\u202F', NoBreakSpace);

    /// <summary>CLDR plural category of the number as <see cref="Number(decimal)"/> prints it.</summary>
    public string PluralCategory(decimal value) => Code switch
    {
        "fr" => Math.Abs(value) < 2 ? "one" : "other",
        "ar" => ArabicCategory(value),
        _ => value == 1 ? "one" : "other",
    };

    /// <summary>A number with decimals takes the form of "other".</summary>
    private static string ArabicCategory(decimal value) => (value, value % 100) switch
    {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, 3 or 4 or 5 or 6 or 7 or 8 or 9 or 10) => "few",
        (_, > 10 and < 100) when value == Math.Truncate(value) => "many",
        _ => "other",
    };
}
