#pragma warning disable IDE0130 // Above the namespaces of all tests, so that each of them finds it before the one it stands upon.
namespace ReserveMeds.Packets;
#pragma warning restore IDE0130

/// <summary>Assertions that see invisible characters.</summary>
/// <remarks>
/// Given two arrays, one of them written as a collection expression, the compiler takes the comparison of spans. That one compares
/// by culture, for which a direction mark is nothing and one space that does not break is like the other.
/// </remarks>
internal class Assert : Xunit.Assert
{
    public static new void Equal<T>(T[] expected, T[] actual) => Xunit.Assert.Equal(expected, actual);
}
