namespace ReserveMeds.Packets.Cases;

/// <summary>Numbers as keyboards of the region write them: with the digits of Arabic (٠ to ٩) or of Persian and Kurdish (۰ to ۹).</summary>
internal static class WesternDigits
{
    /// <summary>The decimal separator that goes with these digits.</summary>
    public const char DecimalSign = '\u066B';

    /// <summary>The same words with the digits 0 to 9. Separators stay.</summary>
    public static string In(string words) => string.Create(words.Length, words, static (western, typed) =>
    {
        for (var index = 0; index < typed.Length; index++)
        {
            western[index] = typed[index] switch
            {
                var sign and >= '\u0660' and <= '\u0669' => (char)(sign - '\u0660' + '0'),
                var sign and >= '\u06F0' and <= '\u06F9' => (char)(sign - '\u06F0' + '0'),
                var sign => sign,
            };
        }
    });
}
