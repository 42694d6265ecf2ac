namespace ReserveMeds.Packets.Api.Access;

/// <summary>What a key may be used for. A scope gives nothing that the kind of organisation may not do.</summary>
internal static class Scope
{
    public const string ReadCases = "cases:read";
    public const string WriteCases = "cases:write";

    /// <summary>Destroy cases for good.</summary>
    public const string EraseCases = "cases:erase";

    /// <summary>See sealed packets and fetch their bundles.</summary>
    public const string ReadPackets = "packets:read";

    /// <summary>Seal, withdraw and assign packets.</summary>
    public const string WritePackets = "packets:write";

    /// <summary>Make organisations, make and revoke keys.</summary>
    public const string Organisations = "organisations";

    public static readonly IReadOnlyList<string> All = [ReadCases, WriteCases, EraseCases, ReadPackets, WritePackets, Organisations];
}
