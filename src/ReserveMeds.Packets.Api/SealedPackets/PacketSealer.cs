using System.Security.Cryptography;
using ReserveMeds.Packets.Api.Bundles;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Api.SealedPackets;

/// <summary>Renders the bundles of all audiences once, and notes what they were made from. Stores nothing.</summary>
internal sealed class PacketSealer(BundleRenderer bundles, EngineVersions engines)
{
    /// <param name="context">Of a final packet.</param>
    /// <returns>The packet; or what refuses it.</returns>
    /// <exception cref="Packets.Documents.Writers.WriterUnavailableException">An engine is away.</exception>
    public async Task<(RenderedPacket? Packet, PacketOutcome? Refused)> RenderAsync(
        CaseFile caseFile, PacketContext context, CancellationToken cancellationToken)
    {
        List<(Audience Audience, BundleOutcome.Made Made)> made = [];
        foreach (var audience in Audience.All)
        {
            switch (await bundles.RenderAsync(caseFile, context, audience, cancellationToken))
            {
                case BundleOutcome.Made one:
                    made.Add((audience, one));
                    break;
                case BundleOutcome.Refused { Outcome: var refused }:
                    return (null, refused);
            }
        }

        var rulebook = made[0].Made.Packet.Report.Rulebook;
        var frozen = new FrozenPacket(
            Format: 1,
            made[0].Made.Packet.CaseDigest,
            context.IssueDate,
            new(rulebook.Edition, rulebook.AsOf, rulebook.ReviewBy),
            ProductCatalog.Find(caseFile.Product.Profile) is { } product ? Of(product) : null,
            engines,
            [
                .. made.SelectMany(one => one.Made.Packet.Files).Select(file => file.Template).DistinctBy(template => (template.Id, template.Language))
                    .Select(template => new FrozenTemplate(template.Id, template.Language, template.Version, template.Status, template.Digest)),
            ],
            caseFile.Importer.Files == true,
            context.Attachments.Count,
            [.. made.Select(one => Of(one.Audience, one.Made))]);
        return (new(frozen, [.. made.Select(one => one.Made.Bundle.Content)]), null);
    }

    private static FrozenProduct Of(ProductProfile product)
    {
        var digests = ProductDigests.Of(product);
        return new(product.Id, product.AsOf, digests.Whole, digests.Parts);
    }

    private static FrozenBundle Of(Audience audience, BundleOutcome.Made made) => new(
        audience.Id,
        made.Bundle.FileName,
        made.Bundle.Content.Length,
        Convert.ToHexStringLower(SHA256.HashData(made.Bundle.Content)),
        [.. made.Packet.Files.Select(file => file.Language).Distinct(StringComparer.Ordinal)]);
}
