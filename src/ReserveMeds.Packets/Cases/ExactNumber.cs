namespace ReserveMeds.Packets.Cases;

/// <summary>A JSON number as the decimal that was written, never a rounded one: 1.50 and 15e-1 are the same number.</summary>
/// <param name="Decimals">Decimals that are needed to write it, without zeros at the end.</param>
internal readonly record struct ExactNumber(decimal Value, int Decimals)
{
    /// <summary>More digits than this cannot be held exactly.</summary>
    private const int MaximumDigits = 28;

    private const int MaximumExponent = 1_000;

    /// <param name="raw">A number that the parser has checked.</param>
    /// <returns>Null where it cannot be held exactly.</returns>
    public static ExactNumber? Of(ReadOnlySpan<byte> raw)
    {
        var negative = raw[0] == '-';
        var exponentAt = raw.IndexOfAny((byte)'e', (byte)'E');
        var exponent = exponentAt < 0 ? 0 : Exponent(raw[(exponentAt + 1)..]);
        decimal value = 0;
        var digits = 0;
        var pendingZeros = 0;
        var afterPoint = false;
        foreach (var symbol in raw[(negative ? 1 : 0)..(exponentAt < 0 ? raw.Length : exponentAt)])
        {
            if (symbol == '.')
            {
                afterPoint = true;
                continue;
            }

            exponent -= afterPoint ? 1 : 0;
            if (symbol == '0')
            {
                pendingZeros += digits > 0 ? 1 : 0;
                continue;
            }

            digits += pendingZeros + 1;
            if (digits > MaximumDigits)
            {
                return null;
            }

            value = (value * PowerOfTen(pendingZeros + 1)) + (symbol - '0');
            pendingZeros = 0;
        }

        exponent += pendingZeros;
        if (digits == 0)
        {
            return new(0, 0);
        }

        if (exponent < -MaximumDigits || digits + Math.Max(exponent, 0) > MaximumDigits)
        {
            return null;
        }

        value = exponent < 0 ? value / PowerOfTen(-exponent) : value * PowerOfTen(exponent);
        return new(negative ? -value : value, Math.Max(-exponent, 0));
    }

    private static int Exponent(ReadOnlySpan<byte> raw)
    {
        var negative = raw[0] == '-';
        var exponent = 0;
        foreach (var digit in raw.TrimStart("+-"u8))
        {
            exponent = Math.Min((exponent * 10) + (digit - '0'), MaximumExponent);
        }

        return negative ? -exponent : exponent;
    }

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (var index = 0; index < exponent; index++)
        {
            power *= 10;
        }

        return power;
    }
}
