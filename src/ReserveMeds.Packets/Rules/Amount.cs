using System.Globalization;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Rules;

/// <summary>
/// An amount with its unit, such as <c>200 mg</c>, in digits and abbreviations of the region too; grams and micrograms are
/// counted as milligrams.
/// </summary>
internal sealed partial record Amount(decimal Number, string Unit)
{
    /// <summary>Null where the words are more or less than one number and one unit, or the number can be read in two ways.</summary>
    public static Amount? Read(string? words)
    {
        // "1,000" is a thousand to some and one to others: it is left unread.
        if (Pattern().Match(WesternDigits.In(words ?? "").Replace(WesternDigits.DecimalSign, '.')) is not { Success: true } match
            || (match.Groups["fraction"].Length == 4 && !match.Groups["number"].Value.StartsWith('0'))
            || !decimal.TryParse(
                match.Groups["number"].Value.Replace(',', '.'),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number))
        {
            return null;
        }

        return match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "مغ" or "ملغ" or "ملغم" or "ملجم" or "مجم" or "مگ" or "ملگم" => new Amount(number, "mg"),
            "g" => new Amount(number * 1000, "mg"),
            "mcg" or "µg" or "μg" => new Amount(number / 1000, "mg"),
            var unit => new Amount(number, unit),
        };
    }

    /// <summary>Whether two wordings name one amount; wordings that are no plain amount are compared as words.</summary>
    public static bool Same(string left, string right) =>
        (Read(left), Read(right)) is ({ } one, { } other) ? one == other : FoldedName.Same(left, right);

    [GeneratedRegex(@"^\s*(?<number>[0-9]{1,9}(?<fraction>[.,][0-9]{1,6})?)\s*(?<unit>\p{L}{1,12}(/\p{L}{1,12})?)\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
