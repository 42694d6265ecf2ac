namespace ReserveMeds.Packets.Cases;

/// <summary>Money facts that a case gives beside the figures of the guides; each is printed with its source and date.</summary>
public sealed record Cost
{
    /// <summary>Rate that is printed beside the guide's own.</summary>
    public ExchangeRate ExchangeRate { get; init; } = new();

    public StatedFee ConciergeFee { get; init; } = new();

    public StatedFee CustomsAndPermitFees { get; init; } = new();
}

public sealed record ExchangeRate
{
    /// <summary>Units of the local currency for one US dollar.</summary>
    public decimal? Rate { get; init; }

    public string? Source { get; init; }

    public DateOnly? AsOf { get; init; }

    /// <summary>True where any part of the rate is given.</summary>
    internal bool IsGiven => Rate is not null || AsOf is not null || !string.IsNullOrWhiteSpace(Source);
}

public sealed record StatedFee
{
    /// <summary>US dollars.</summary>
    public decimal? AmountUsd { get; init; }

    public string? Source { get; init; }

    public DateOnly? AsOf { get; init; }

    /// <summary>True where any part of the fee is given.</summary>
    internal bool IsGiven => AmountUsd is not null || AsOf is not null || !string.IsNullOrWhiteSpace(Source);
}
