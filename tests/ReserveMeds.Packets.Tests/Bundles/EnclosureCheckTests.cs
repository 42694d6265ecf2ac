using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Tests.Bundles;

public sealed class EnclosureCheckTests
{
    private static readonly Packet Whole = SmallPackets.Listed(SmallPackets.Complete, Audience.Regulator);

    [Fact]
    public void A_list_of_all_parts_but_the_cover_letter_is_sound()
    {
        Assert.Equal(
            ["clinical-justification-letter ar Pdf Docx 2", "clinical-justification-letter fr Pdf Docx 2", "product-detail-sheet fr Pdf Docx 2"],
            Whole.Enclosures.Parts.Select(part => $"{part.Document.Id} {part.Template.Language} {string.Join(' ', part.Formats)} {part.Pages}"));
        Assert.Empty(EnclosureCheck.Check(Whole, Audience.Regulator));
    }

    [Fact]
    public void A_part_that_is_listed_and_absent_blocks_the_bundle() =>
        AssertBlocked(Whole with { Files = [.. Whole.Files.Where(file => file.Document.Number != 3)] }, "product-detail-sheet");

    [Fact]
    public void A_part_that_is_present_and_not_listed_blocks_the_bundle() =>
        AssertBlocked(Whole with { Enclosures = Whole.Enclosures with { Parts = [.. Whole.Enclosures.Parts.SkipLast(1)] } }, "product-detail-sheet");

    [Fact]
    public void A_language_or_a_format_that_is_not_listed_blocks_the_bundle()
    {
        AssertBlocked(
            Whole with { Files = [.. Whole.Files.Where(file => file is not { Document.Number: 2, Language: "ar" })] },
            "clinical-justification-letter");
        AssertBlocked(
            Whole with { Files = [.. Whole.Files.Where(file => file is not { Document.Number: 3, Format: OutputFormat.Docx })] },
            "product-detail-sheet");
    }

    [Fact]
    public void Pages_other_than_those_of_the_file_block_the_bundle() =>
        AssertBlocked(
            Whole with { Enclosures = Whole.Enclosures with { Parts = [.. Whole.Enclosures.Parts.Select(part => part with { Pages = part.Document.Number == 3 ? 1 : part.Pages })] } },
            "product-detail-sheet");

    [Fact]
    public void An_attachment_that_is_not_listed_or_listed_otherwise_blocks_the_bundle()
    {
        var attachment = new Attachment(1, AttachmentKind.Prescription, "%PDF-"u8.ToArray(), AttachmentType.Pdf, Pages: 2);
        var given = SmallPackets.Complete with { Context = SmallPackets.Complete.Context with { Attachments = [attachment] } };
        var listed = SmallPackets.Listed(given, Audience.Regulator);

        Assert.Empty(EnclosureCheck.Check(listed, Audience.Regulator));
        Assert.Empty(EnclosureCheck.Check(SmallPackets.Listed(given, Audience.Importer), Audience.Importer));
        AssertBlocked(Whole with { Context = given.Context }, "A01");
        AssertBlocked(listed with { Context = SmallPackets.Complete.Context }, "A01");
        AssertBlocked(listed with { Enclosures = listed.Enclosures with { Attachments = [attachment with { Pages = 3 }] } }, "A01");
    }

    [Fact]
    public void A_bound_file_that_is_not_named_or_binds_other_parts_blocks_the_bundle()
    {
        var parts = Whole.Files.Where(file => file is { Language: "fr", Format: OutputFormat.Pdf } && Audience.Regulator.Receives(file))
            .Select((file, index) => new BoundPart(file, 1 + (2 * index))).ToList();
        var bound = new BoundFile("fr", "Dossier", parts[0].File.Rendition, parts);
        var named = Whole with { Bound = [bound], Enclosures = Whole.Enclosures with { BoundLanguages = ["fr"] } };

        Assert.Empty(EnclosureCheck.Check(named, Audience.Regulator));
        AssertBlocked(named with { Enclosures = Whole.Enclosures }, "packet.fr.pdf");
        AssertBlocked(named with { Bound = [] }, "packet.fr.pdf");
        AssertBlocked(named with { Bound = [bound with { Parts = [.. parts.SkipLast(1)] }] }, "packet.fr.pdf");
    }

    [Fact]
    public void A_cover_letter_made_for_one_audience_goes_to_no_other()
    {
        Assert.Equal(
            ["timeline-sheet"],
            EnclosureCheck.Check(Whole, Audience.Importer).Select(finding => finding.Arguments["document"]));
        var refusal = Assert.Throws<ArgumentException>(
            () => BundleWriter.Write(Whole, Audience.Importer, SmallPackets.Report, product: null, SmallPackets.Engines));
        Assert.Contains("importer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_without_a_cover_letter_has_no_list_to_hold() =>
        Assert.Empty(EnclosureCheck.Check(SmallPackets.Complete, Audience.Insurer));

    private static void AssertBlocked(Packet packet, string document)
    {
        var finding = Assert.Single(EnclosureCheck.Check(packet, Audience.Regulator));
        Assert.Equal(("CORE-ENC-01", "", document), (finding.Rule.Code, finding.Path, finding.Arguments["document"]));
        Assert.Throws<ArgumentException>(
            () => BundleWriter.Write(packet, Audience.Regulator, SmallPackets.Report, product: null, SmallPackets.Engines));
    }
}
