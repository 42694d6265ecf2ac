namespace ReserveMeds.Packets.Regulators;

/// <summary>An authority whose approval a case may cite.</summary>
/// <param name="Id">As in <c>product.approvals[].authority</c>.</param>
/// <param name="Name">As the guides name it.</param>
public sealed record ReferenceAuthority(string Id, string Name)
{
    /// <summary>Every authority that a guide names.</summary>
    public static IReadOnlyList<ReferenceAuthority> All { get; } =
    [
        new("us-fda", "US FDA"),
        new("ema", "EMA"),
        new("ansm", "French ANSM"),
        new("mhra", "MHRA"),
        new("pmda", "PMDA Japan"),
        new("health-canada", "Health Canada"),
    ];

    /// <exception cref="InvalidDataException">No authority goes by this name.</exception>
    internal static ReferenceAuthority Named(string name) =>
        All.FirstOrDefault(authority => authority.Name == name)
            ?? throw new InvalidDataException($"No reference authority goes by the name {name}. Add it to ReferenceAuthority.All.");
}
