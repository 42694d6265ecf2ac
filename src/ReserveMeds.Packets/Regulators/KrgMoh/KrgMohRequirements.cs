using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Regulators;

/// <summary>What a packet for <c>krg-moh</c> must hold beside the shared requirements.</summary>
internal static class KrgMohRequirements
{
    public static IReadOnlyList<Requirement> All { get; } =
    [
        new("physician.license-bodies", Owner.Coordinator, PacketPart.PhysicianLicense, ["/physician/licenseVerifications"], ["KRG-LIC-01"]),
        new("facility.governorate", Owner.Pharmacy, PacketPart.FacilityLicense, ["/facility/governorate"], ["KRG-GEO-02"]),
        new("facility.in-region", Owner.Coordinator, PacketPart.FacilityLicense, ["/facility/governorate"], ["KRG-GEO-01"]),
        new("product.reference-lists", Owner.Coordinator, PacketPart.ProductSheet, ["/product/approvals/*/authority"], ["KRG-REF-01"]),
        new("ministry.own-requirements", Owner.Coordinator, PacketPart.CoverLetter, ["/regulator"], ["KRG-THIN-01"]),
    ];
}
