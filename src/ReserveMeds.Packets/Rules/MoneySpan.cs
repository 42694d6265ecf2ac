namespace ReserveMeds.Packets.Rules;

/// <summary>From one amount to another in one currency; exact until it is printed.</summary>
internal readonly record struct MoneySpan(decimal From, decimal To)
{
    public MoneySpan Times(decimal factor) => new(From * factor, To * factor);

    public MoneySpan DividedBy(int parts) => new(From / parts, To / parts);
}
