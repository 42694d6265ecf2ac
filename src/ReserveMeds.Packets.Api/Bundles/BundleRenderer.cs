using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Bundles;

/// <summary>Makes the bundle of one audience: the one way to a bundle, whether it is kept or not.</summary>
internal sealed class BundleRenderer(PacketAssembler assembler, PacketTexts texts, EngineVersions engines)
{
    /// <exception cref="Packets.Documents.Writers.WriterUnavailableException">An engine is away.</exception>
    public async Task<BundleOutcome> RenderAsync(CaseFile caseFile, PacketContext context, Audience audience, CancellationToken cancellationToken)
    {
        var outcome = await assembler.AssembleAsync(caseFile, context, audience, cancellationToken);
        return outcome is not PacketOutcome.Assembled { Packet: var packet } ? new BundleOutcome.Refused(outcome)
            : !audience.HasPartsIn(packet) ? new BundleOutcome.WithoutParts()
            : BundleRules.Check(packet, audience) is { } refused ? new BundleOutcome.Refused(refused)
            : new BundleOutcome.Made(BundleWriter.Write(packet, audience, texts, engines), packet);
    }
}

/// <summary>What came of asking for a bundle.</summary>
internal abstract record BundleOutcome
{
    private BundleOutcome()
    {
    }

    /// <param name="Outcome">Any but an assembled packet.</param>
    public sealed record Refused(PacketOutcome Outcome) : BundleOutcome;

    /// <summary>Nothing that exists for this case goes to the audience.</summary>
    public sealed record WithoutParts : BundleOutcome;

    public sealed record Made(Bundle Bundle, Packet Packet) : BundleOutcome;
}
