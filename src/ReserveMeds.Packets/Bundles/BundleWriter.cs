using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Proof;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Bundles;

/// <summary>Writes a packet as a BagIt bag (RFC 8493) in a ZIP: same packet and audience, same bytes.</summary>
public static class BundleWriter
{
    /// <param name="packet">
    /// One that holds a part for the audience (<see cref="Audience.HasPartsIn"/>), against which nothing speaks
    /// (<see cref="BundleRules.Check"/>), whose cover letter lists what the audience gets, and that was rendered for this
    /// audience where it may see less than others.
    /// </param>
    /// <exception cref="ArgumentException">The packet is not such a one.</exception>
    public static Bundle Write(Packet packet, Audience audience, PacketTexts texts, EngineVersions engines) =>
        Write(
            packet,
            audience,
            ReportView.Of(packet.Report, texts, "en"),
            ProductCatalog.Find(packet.Case.Product.Profile),
            engines);

    internal static Bundle Write(Packet packet, Audience audience, ReportView report, ProductProfile? product, EngineVersions engines)
    {
        if (!audience.HasPartsIn(packet))
            throw new ArgumentException($"The packet holds no part for the audience {audience.Id}.", nameof(packet));
        if (BundleRules.MixesNamings(packet, audience))
            throw new ArgumentException("The packet names the patient in one part and shows the code in another.", nameof(packet));
        if (!audience.SeesPhysicianContact && packet.Audience != audience)
            throw new ArgumentException($"The packet was not rendered for the audience {audience.Id}, which may see less.", nameof(packet));

        if (EnclosureCheck.Check(packet, audience).Count > 0)
            throw new ArgumentException($"The cover letter does not list what the bundle of the audience {audience.Id} holds, or other parts are bound into one file.", nameof(packet));

        var manifest = Manifest.Of(packet, audience, product, engines);
        List<BagFile> payload =
        [
            .. packet.Files.Where(audience.Receives).Select(file => new BagFile(Bag.Payload + BundleNames.Of(file), file.Rendition.Content)),
            .. packet.Bound.Select(bound => new BagFile(Bag.Payload + BundleNames.Of(bound), bound.Rendition.Content)),
            .. packet.Context.Attachments.Where(audience.Receives)
                .Select(attachment => new BagFile(Bag.Payload + BundleNames.Of(attachment), attachment.Content) { IsStored = true }),
            new(Bag.Manifest, BundleJson.Write(manifest)),
        ];
        List<BagFile> tags =
        [
            Text(Bag.DeclarationFile, Bag.Declaration),
            Text(Bag.InfoFile, Info(manifest, payload)),
            Text(Bag.PayloadChecksums, ChecksumList.Write(payload)),
            .. audience.GetsReport ? [new BagFile("validation-report.json", BundleJson.Write(report))] : Array.Empty<BagFile>(),
            new(PassageList.File, BundleJson.Write(PassageList.Of(packet.Files.Where(audience.Receives), packet.Bound))),
            RoCrate.Of(
                manifest,
                payload,
                packet.Files.Where(audience.Receives).Select(file => (Path: BundleNames.Of(file), file.Template.Title))
                    .ToDictionary(file => file.Path, file => file.Title, StringComparer.Ordinal)),
        ];
        tags.Add(Text(Bag.TagChecksums, ChecksumList.Write(tags)));
        RefuseLeaks(packet, payload, tags);

        var folder = BundleNames.Folder(manifest.Reference, audience);
        var files = tags.Concat(payload).Select(file => file with { Path = $"{folder}/{file.Path}" }).ToList();
        return new Bundle(
            folder + ".zip",
            FixedZip.Write(
                [.. files.Select(file => (file.Path, file.Content))],
                files.Where(file => file.IsStored).Select(file => file.Path).ToHashSet(StringComparer.Ordinal)));
    }

    /// <summary>Names and metadata hold our own ids alone: that one of them identifies a person would be a fault of ours.</summary>
    private static void RefuseLeaks(Packet packet, IEnumerable<BagFile> payload, IEnumerable<BagFile> tags)
    {
        var scan = new LeakScan(packet.Case);
        List<BagFile> files = [.. payload.Concat(tags)];
        if (files.Exists(file => scan.OccursIn(file.Path)))
            throw new InvalidOperationException("The name of a file in the bundle identifies a person.");
        if (files.Find(file => MetadataText.Of(file).Any(scan.OccursIn)) is { } leaking)
            throw new InvalidOperationException($"Something that identifies a person stands in {leaking.Path}.");
    }

    /// <summary>Reserved elements of RFC 8493, section 2.2.2. No value of the case stands here but its reference.</summary>
    private static string Info(Manifest manifest, IReadOnlyList<BagFile> payload)
    {
        var octets = payload.Sum(file => (long)file.Content.Length);
        var text = new StringBuilder();
        Add("Bagging-Date", manifest.IssueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (manifest.Reference is { } reference)
        {
            Add("External-Identifier", reference);
            Add("Bag-Group-Identifier", reference);
        }

        Add("External-Description", $"{manifest.Regulator}, {manifest.Audience}, {manifest.Mode}, {manifest.Rendition}"
            + (manifest.Attachments.Count > 0 ? ", attachments as given" : ""));
        Add("Payload-Oxum", string.Create(CultureInfo.InvariantCulture, $"{octets}.{payload.Count}"));
        Add("Bag-Software-Agent", $"ReserveMeds.Packets {manifest.Engines.Service}");
        return text.ToString();

        void Add(string label, string value) => text.Append(label).Append(": ").Append(value).Append('\n');
    }

    private static BagFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}

/// <param name="FileName">ASCII, such as <c>RM-MA-2026-000123-regulator.zip</c>.</param>
public sealed record Bundle(string FileName, byte[] Content);

/// <summary>What the manifest says of the build that made the bytes; passed in by the edge.</summary>
/// <param name="Service">Version of the service.</param>
/// <param name="Typst">Version of the PDF engine's binding.</param>
public sealed record EngineVersions(string Service, string Runtime, string Typst, string OpenXml);
