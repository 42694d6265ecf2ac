using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>What a packet for <c>dmp</c> must hold beside the shared requirements.</summary>
internal static class DmpRequirements
{
    public static IReadOnlyList<Requirement> All { get; } =
    [
        new("physician.license-bodies", Owner.Coordinator, PacketPart.PhysicianLicense, ["/physician/licenseVerifications"], ["MA-LIC-01"]),
        new("product.reference-lists", Owner.Coordinator, PacketPart.ProductSheet, ["/product/approvals/*/authority"], ["MA-REF-01", "MA-REF-02"]),
    ];
}
