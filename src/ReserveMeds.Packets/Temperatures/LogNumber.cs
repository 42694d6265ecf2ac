using System.Globalization;
using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Temperatures;

/// <summary>A temperature as a cell writes it.</summary>
/// <param name="Unit"><c>C</c> or <c>F</c>; null where the cell names none.</param>
internal readonly partial record struct LogNumber(decimal Value, char? Unit)
{
    private const decimal AbsoluteZero = -273.15m;
    private const decimal Hottest = 1000;

    /// <returns>Null where the cell is no number.</returns>
    public static LogNumber? Of(string cell)
    {
        var match = Written().Match(cell);
        if (!match.Success)
            return null;
        var digits = match.Groups["number"].Value.Replace('\u2212', '-').Replace(',', '.');
        var unit = match.Groups["unit"].Value;
        return new(decimal.Parse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
            unit.Length > 0 ? char.ToUpperInvariant(unit[0]) : null);
    }

    /// <param name="unitOfColumn">Holds where the cell names no unit.</param>
    /// <returns>Null where no unit is known or nothing can be as cold or hot.</returns>
    public decimal? Celsius(char? unitOfColumn)
    {
        decimal? celsius = (Unit ?? unitOfColumn) switch
        {
            'C' => Value,
            'F' => decimal.Round((Value - 32) * 5 / 9, 2, MidpointRounding.AwayFromZero),
            _ => null,
        };
        return celsius is >= AbsoluteZero and <= Hottest ? celsius : null;
    }

    [GeneratedRegex(
        @"\A(?<number>[+\-\u2212]?[0-9]{1,4}([.,][0-9]{1,4})?)\s*[°º˚]?\s*(?<unit>[CF]|celsius|fahrenheit)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
