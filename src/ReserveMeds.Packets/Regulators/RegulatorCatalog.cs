namespace ReserveMeds.Packets.Regulators;

/// <summary>The one list of regulators.</summary>
public static class RegulatorCatalog
{
    public static IReadOnlyList<Regulator> All { get; } = [Dmp.Regulator, KimadiaMoh.Regulator, KrgMoh.Regulator];

    public static Regulator? Find(string? id) => All.FirstOrDefault(regulator => regulator.Id == id);
}
