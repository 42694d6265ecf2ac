using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>What a packet for <c>kimadia-moh</c> must hold beside the shared requirements.</summary>
internal static class KimadiaMohRequirements
{
    public static IReadOnlyList<Requirement> All { get; } =
    [
        new("physician.license-bodies", Owner.Coordinator, PacketPart.PhysicianLicense, ["/physician/licenseVerifications"], ["IQ-LIC-01"]),
        new("facility.governorate", Owner.Pharmacy, PacketPart.FacilityLicense, ["/facility/governorate"], ["IQ-GEO-02"]),
        new("facility.outside-region", Owner.Coordinator, PacketPart.FacilityLicense, ["/facility/governorate"], ["IQ-GEO-01"]),
        new("product.reference-lists", Owner.Coordinator, PacketPart.ProductSheet, ["/product/approvals/*/authority"], ["IQ-REF-01"]),
    ];
}
