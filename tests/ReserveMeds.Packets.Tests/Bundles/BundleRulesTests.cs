using System.Text;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Bundles;

public sealed class BundleRulesTests
{
    [Fact]
    public void A_packet_of_one_rendition_has_nothing_against_it()
    {
        Assert.Null(BundleRules.Check(SmallPackets.Complete, Audience.Regulator));
        Assert.Null(BundleRules.Check(WithNamed(_ => true), Audience.Regulator));
    }

    [Fact]
    public void A_named_part_beside_a_pseudonymised_one_refuses_the_bundle()
    {
        var mixed = WithNamed(file => file.Document.Number == 2);

        var finding = Assert.Single(BundleRules.Check(mixed, Audience.Insurer)!.Report.Findings);

        Assert.Equal(("CORE-PAT-02", FindingSeverity.Reject, ""), (finding.Rule.Code, finding.Rule.Severity, finding.Path));
        Assert.Throws<ArgumentException>(() => SmallPackets.Write(mixed, Audience.Insurer));
    }

    [Fact]
    public void Two_formats_of_one_part_may_not_differ_in_it_either()
    {
        var mixed = WithNamed(file => file == SmallPackets.Complete.Files[0]);

        Assert.NotNull(BundleRules.Check(mixed, Audience.Regulator));
    }

    [Fact]
    public void A_draft_is_refused_like_a_final_packet()
    {
        var mixed = WithNamed(file => file.Document.Number == 2) with { Context = new PacketContext(PacketMode.Draft, new DateOnly(2026, 11, 22)) };

        Assert.NotNull(BundleRules.Check(mixed, Audience.Regulator));
    }

    [Fact]
    public void What_the_audience_does_not_receive_does_not_mix()
    {
        var mixed = WithNamed(file => file.Document.Number == 10);

        Assert.Null(BundleRules.Check(mixed, Audience.Regulator));
        Assert.NotNull(BundleRules.Check(mixed, Audience.Physician));
    }

    [Fact]
    public void The_manifest_says_which_rendition_the_bundle_holds()
    {
        Assert.Contains("\"rendition\": \"pseudonymised\"", Manifest(SmallPackets.Complete), StringComparison.Ordinal);
        Assert.Contains("\"rendition\": \"named\"", Manifest(WithNamed(_ => true)), StringComparison.Ordinal);
    }

    private static string Manifest(Packet packet) =>
        Encoding.UTF8.GetString(SmallPackets.Unpack(SmallPackets.Write(packet, Audience.Regulator).Content)["data/packet.json"]);

    private static Packet WithNamed(Func<PacketFile, bool> isNamed) => SmallPackets.Complete with
    {
        Files = [.. SmallPackets.Complete.Files.Select(file => isNamed(file) ? file with { Naming = PatientNaming.Named } : file)],
    };
}
