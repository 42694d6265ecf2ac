namespace ReserveMeds.Packets.Cases;

public sealed record Custody
{
    public bool? SourceChannelDscsaCompliant { get; init; }

    /// <summary>Reference of the temperature logger of the international leg, once there is one.</summary>
    public string? LoggerReference { get; init; }

    /// <summary>Name of the customs broker who coordinates the clearance.</summary>
    public string? CustomsBroker { get; init; }

    /// <summary>Hand-overs in order, from the manufacturer to the dispensing pharmacy.</summary>
    public IReadOnlyList<CustodyLeg> Legs { get; init; } = [];
}

public sealed record CustodyLeg
{
    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Where the hand-over takes place.</summary>
    public string? Place { get; init; }

    public string? Responsible { get; init; }

    /// <summary>Document that goes with the hand-over.</summary>
    public string? Handover { get; init; }

    /// <summary>Storage class kept on the way, as in <see cref="Storage.Classes"/>.</summary>
    public string? Conditions { get; init; }

    /// <summary>How the temperature is watched on the way.</summary>
    public string? Monitoring { get; init; }

    /// <summary>True where the cold chain is opened at the end of this leg.</summary>
    public bool? ColdChainOpened { get; init; }

    public int? MaximumHours { get; init; }

    /// <summary>True where the shipment of this leg is declared validated.</summary>
    public bool? ShipmentValidated { get; init; }
}
