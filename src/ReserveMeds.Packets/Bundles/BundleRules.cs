using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Bundles;

/// <summary>What a bundle itself must keep to, in draft mode too.</summary>
public static class BundleRules
{
    /// <summary>Why no bundle of these parts may go to the audience; null where nothing speaks against it.</summary>
    public static PacketOutcome.Refused? Check(Packet packet, Audience audience)
    {
        // It speaks of the bundle and not of the case: so it holds whatever edition the case is held to.
        var rule = packet.Regulator.Rulebooks[0].RuleOf("CORE-PAT-02");
        return MixesNamings(packet, audience) ? new(packet.Report.With([new Finding(rule, "", Spot.NoArguments)])) : null;
    }

    /// <summary>Whether one file names the patient where another shows the code: together they give the code away.</summary>
    internal static bool MixesNamings(Packet packet, Audience audience) =>
        packet.Files.Where(audience.Receives).Select(file => file.Naming).Distinct().Count() > 1;
}
