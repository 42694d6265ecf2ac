using ReserveMeds.Packets.Rules;
using static ReserveMeds.Packets.Rules.RuleDeclaration;

namespace ReserveMeds.Packets.Regulators;

/// <summary>Declarations of the rules of <c>kimadia-moh</c> alone: one place per code.</summary>
internal static class KimadiaMohRules
{
    public static readonly RuleDeclaration Ref01 = Warning(
        "IQ-REF-01", Owner.Coordinator, "/product/approvals/*/authority", "authority outside list B", "PTH04");

    public static readonly RuleDeclaration Lic01 = Reject(
        "IQ-LIC-01",
        Owner.Coordinator,
        "/physician/licenseVerifications",
        "verification by Iraqi Medical Association (alias Iraqi Doctors' Syndicate accepted) and MOH Department of Drug Registration",
        "KIM07",
        "KIM08",
        "EXT-IQ-03").With("body");

    public static readonly RuleDeclaration Geo01 = Warning(
        "IQ-GEO-01",
        Owner.Coordinator,
        "/facility/governorate",
        "facility in Erbil, Sulaymaniyah, Duhok or Halabja",
        "C4",
        "KIM05",
        "KIM12",
        "EXT-KR-02");

    public static readonly RuleDeclaration Geo02 = Warning(
        "IQ-GEO-02", Owner.Pharmacy, "/facility/governorate", "governorate not given", "C4", "KIM05", "KIM12");

    public static readonly RuleDeclaration Net01 = Advice(
        "IQ-NET-01",
        Owner.Coordinator,
        "/facility/city",
        "facility outside Baghdad, Basra, Erbil and not a licensed private hospital",
        "KIM05");

    public static IReadOnlyList<RuleDeclaration> All { get; } = [Ref01, Lic01, Geo01, Geo02, Net01];
}
