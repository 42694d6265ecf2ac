using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("0", "0", 0)]
    [InlineData("-0.000e5", "0", 0)]
    [InlineData("0e999999", "0", 0)]
    [InlineData("62.0", "62", 0)]
    [InlineData("62.50", "62.5", 1)]
    [InlineData("-48.5", "-48.5", 1)]
    [InlineData("1.5e1", "15", 0)]
    [InlineData("1.25E+1", "12.5", 1)]
    [InlineData("1500e-3", "1.5", 1)]
    [InlineData("0.071428", "0.071428", 6)]
    [InlineData("1e27", "1000000000000000000000000000", 0)]
    [InlineData("1e-28", "0.0000000000000000000000000001", 28)]
    [InlineData("1.0000000000000000000000000000000000", "1", 0)]
    [InlineData("1234567890123456789012345678", "1234567890123456789012345678", 0)]
    public void A_number_is_the_one_that_was_written(string json, string value, int decimals)
    {
        var number = ExactNumber.Of(Encoding.ASCII.GetBytes(json));

        Assert.Equal((decimal.Parse(value, CultureInfo.InvariantCulture), decimals), (number!.Value.Value, number.Value.Decimals));
    }

    [Theory]
    [InlineData("12345678901234567890123456789")]
    [InlineData("1e28")]
    [InlineData("1e-29")]
    [InlineData("1e999999999999999999")]
    [InlineData("1e-999999999999999999")]
    [InlineData("0.10000000000000000000000000001")]
    [InlineData("100000000000000000000000000001")]
    public void A_number_that_would_have_to_be_rounded_is_none(string json) => Assert.Null(ExactNumber.Of(Encoding.ASCII.GetBytes(json)));
}
