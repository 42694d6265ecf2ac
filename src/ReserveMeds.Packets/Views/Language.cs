using System.Globalization;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Views;

/// <summary>How one language writes dates, numbers and plurals.</summary>
internal sealed class Language
{
    private const char NoBreakSpace = '\u00A0';

    private readonly CultureInfo culture;

    private Language(string code, string tag, Direction direction)
    {
        Code = code;
        Tag = tag;
        Direction = direction;
        culture = CultureInfo.GetCultureInfo(tag);
    }

    public static Language English { get; } = new("en", "en-GB", Direction.LeftToRight);

    public static Language French { get; } = new("fr", "fr-MA", Direction.LeftToRight);

    public static IReadOnlyList<Language> All { get; } = [English, French];

    /// <summary>As in case files and template names: <c>en</c>, <c>fr</c>.</summary>
    public string Code { get; }

    /// <summary>BCP 47 tag with region, for the documents' metadata.</summary>
    public string Tag { get; }

    public Direction Direction { get; }

    public static Language? Find(string code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>Day, month in words and year: the one form that no reader takes for another.</summary>
    public string Date(DateOnly date)
    {
        var day = Code == "fr" && date.Day == 1 ? "1er" : date.Day.ToString(CultureInfo.InvariantCulture);
        return $"{day}{NoBreakSpace}{culture.DateTimeFormat.GetMonthName(date.Month)} {date.Year.ToString("0000", CultureInfo.InvariantCulture)}";
    }

    /// <summary>At most four decimals, no needless zeros, groups of thousands set apart by a space that does not break.</summary>
    public string Number(decimal value) =>
        value.ToString("#,0.####", culture).Replace('\u202F', NoBreakSpace);

    /// <summary>CLDR plural category of the language: <c>one</c> or <c>other</c>.</summary>
    public string PluralCategory(decimal value) => Code switch
    {
        "fr" => Math.Abs(value) < 2 ? "one" : "other",
        _ => value == 1 ? "one" : "other",
    };
}
