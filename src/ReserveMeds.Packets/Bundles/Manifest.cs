using System.Security.Cryptography;
using System.Text.Json.Serialization;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Proof;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Bundles;

/// <summary>What a bundle says of itself in <c>data/packet.json</c>: what it holds and what that was made from.</summary>
/// <param name="AttachmentsForOthers">How many came with the case that this audience does not receive.</param>
/// <param name="AttachmentsNotice">What a receiver has to know of the attachments; null where there are none.</param>
/// <param name="Consistency">Absent where no file was read back.</param>
/// <remarks>Property names in camelCase are the names in the file and are never renamed.</remarks>
internal sealed record Manifest(
    int PacketFormat,
    string? Reference,
    string Audience,
    string Mode,
    string Rendition,
    DateOnly IssueDate,
    string CaseDigest,
    string Regulator,
    RulebookState Rulebook,
    ManifestProduct? Product,
    EngineVersions Engines,
    IReadOnlyList<ManifestTemplate> Templates,
    IReadOnlyList<ManifestFile> Files,
    IReadOnlyList<ManifestBound> Bound,
    IReadOnlyList<ManifestAttachment> Attachments,
    int AttachmentsForOthers,
    string? AttachmentsNotice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ManifestConsistency? Consistency)
{
    private const string Notice =
        "The attachments are carried as they were given. They are not pseudonymised, may name the patient in their content, "
        + "properties or metadata, and were not checked for viruses.";

    public static Manifest Of(Packet packet, Audience audience, ProductProfile? product, EngineVersions engines)
    {
        var files = packet.Files.Where(audience.Receives).ToList();
        var attachments = packet.Context.Attachments.Where(audience.Receives).Select(attachment => ManifestAttachment.Of(attachment)).ToList();
        return new Manifest(
            PacketFormat: 1,
            BundleNames.Reference(packet.Case.Reference),
            audience.Id,
            packet.Context.Mode == PacketMode.Final ? "final" : "draft",
            // All files of a bundle are of one kind.
            Rendition: files.TrueForAll(file => file.Naming == PatientNaming.Pseudonymised) ? "pseudonymised" : "named",
            packet.Context.IssueDate,
            packet.CaseDigest,
            packet.Regulator.Id,
            packet.Report.Rulebook,
            product is null ? null : new ManifestProduct(product.Id, product.AsOf),
            engines,
            [.. files.Select(file => ManifestTemplate.Of(file)).Distinct()],
            [.. files.Select(file => ManifestFile.Of(file))],
            [.. packet.Bound.Select(ManifestBound.Of)],
            attachments,
            packet.Context.Attachments.Count - attachments.Count,
            attachments.Count == 0 ? null : Notice,
            packet.Consistency is { } consistency ? ManifestConsistency.Of(consistency, audience) : null);
    }
}

/// <summary>What reading the finished files back has shown.</summary>
/// <param name="Outcome"><c>agree</c>; a packet whose files disagree is not bundled.</param>
internal sealed record ManifestConsistency(string Outcome, IReadOnlyList<ManifestValue> Values)
{
    public static ManifestConsistency Of(Consistency consistency, Audience audience) => new(
        consistency.Agrees ? "agree" : "disagree",
        [
            .. consistency.Values
                .Select(value => new ManifestValue(
                    value.Id,
                    [.. value.Files.Where(audience.Receives).Select(BundleNames.Of), .. value.BoundLanguages.Select(BundleNames.OfBound)]))
                .Where(value => value.Files.Count > 0),
        ]);
}

/// <param name="Value">Id of a fact, such as <c>maintenance-dose</c>; never the fact itself.</param>
/// <param name="Files">Those of this bundle that were found to state it.</param>
internal sealed record ManifestValue(string Value, IReadOnlyList<string> Files);

/// <param name="AsOf">Day as of which the profile holds.</param>
internal sealed record ManifestProduct(string Profile, DateOnly AsOf);

/// <param name="Status"><c>original</c>, <c>drafted</c> or <c>reviewed</c>.</param>
/// <param name="ReviewedBy">Left out, like the day, where the words were not reviewed.</param>
internal sealed record ManifestTemplate(
    string Id,
    string Language,
    int Version,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReviewedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? ReviewedOn,
    string Digest)
{
    public static ManifestTemplate Of(PacketFile file)
    {
        var template = file.Template;
        return new ManifestTemplate(template.Id, template.Language, template.Version, template.Status, template.Review?.By, template.Review?.On, template.Digest);
    }
}

/// <param name="Path">Beside <c>packet.json</c>.</param>
/// <param name="Pages">Null where the format has no pages of its own.</param>
/// <param name="ContentDigest">Equal for every format of the same words.</param>
/// <param name="Notes">What the format could not carry.</param>
internal sealed record ManifestFile(
    string Path,
    string Document,
    string Language,
    string Format,
    int? Pages,
    int Bytes,
    string Sha256,
    string ContentDigest,
    IReadOnlyList<string> Notes)
{
    public static ManifestFile Of(PacketFile file)
    {
        var content = file.Rendition.Content;
        return new ManifestFile(
            BundleNames.Of(file),
            file.Document.Id,
            file.Language,
            BundleNames.Extension(file.Format),
            file.Rendition.Pages,
            content.Length,
            Convert.ToHexStringLower(SHA256.HashData(content.Span)),
            file.ContentDigest,
            file.Rendition.Notes);
    }
}

/// <summary>All parts of one language in one PDF.</summary>
/// <param name="Path">Beside <c>packet.json</c>.</param>
/// <param name="ContentDigest">Over the ids and content digests of its parts.</param>
/// <param name="Notes">What the file could not carry.</param>
internal sealed record ManifestBound(
    string Path,
    string Language,
    int? Pages,
    int Bytes,
    string Sha256,
    string ContentDigest,
    IReadOnlyList<ManifestBoundPart> Parts,
    IReadOnlyList<string> Notes)
{
    public static ManifestBound Of(BoundFile file) => new(
        BundleNames.Of(file),
        file.Language,
        file.Rendition.Pages,
        file.Rendition.Content.Length,
        Packets.ContentDigest.Of(file.Rendition.Content.Span),
        file.ContentDigest,
        [.. file.Parts.Select(part => new ManifestBoundPart(part.File.Document.Id, part.FirstPage))],
        file.Rendition.Notes);
}

/// <param name="FirstPage">Number of the page that it begins on, from 1.</param>
internal sealed record ManifestBoundPart(string Document, int FirstPage);

/// <param name="Number">Its place among those that came with the case: the same for every audience.</param>
/// <param name="File">Beside <c>packet.json</c>.</param>
/// <param name="Pages">Of a PDF; null for other types.</param>
/// <param name="Notes">What a receiver should know of the file.</param>
internal sealed record ManifestAttachment(
    int Number,
    string Kind,
    string File,
    string MediaType,
    int Bytes,
    int? Pages,
    string Sha256,
    IReadOnlyList<string> Notes)
{
    public static ManifestAttachment Of(Attachment attachment) => new(
        attachment.Number,
        attachment.Kind.Id,
        BundleNames.Of(attachment),
        attachment.Type.MediaType,
        attachment.Content.Length,
        attachment.Pages,
        attachment.Sha256,
        attachment.Notes);
}
