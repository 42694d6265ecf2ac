using System.Globalization;
using System.Text.Json;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Layout.Tests.Pdf;

namespace ReserveMeds.Packets.Layout.Tests.Samples;

/// <summary>All parts of one language in one PDF, as a bundle holds it.</summary>
[Collection(PdfCollection.Name)]
public sealed class BoundFileTests(PdfEngine engine)
{
    private static readonly EngineVersions Engines = new("1.2.3", "10.0.12", "0.14.2", "2.20.0");

    private static readonly CaseFile Case = CaseFileReader.Read(SamplePackets.Bytes("dmp/adult-cgvhd.json")).Case! with { Languages = ["fr", "en"] };

    public static TheoryData<string> Audiences { get; } = [.. Audience.All.Select(audience => audience.Id)];

    [PdfTheory]
    [MemberData(nameof(Audiences))]
    public async Task It_holds_every_part_of_the_audience_in_order_with_pages_counted_through(string id)
    {
        var audience = Audience.Find(id)!;
        var packet = await AssembleAsync(audience, PacketMode.Final);

        Assert.Equal(["fr", "en"], packet.Bound.Select(bound => bound.Language));
        foreach (var bound in packet.Bound)
        {
            var alone = packet.Files.Where(file => file.Language == bound.Language && file.Format == OutputFormat.Pdf).OrderBy(file => file.Document.Number).ToList();
            Assert.Equal(alone, bound.Parts.Select(part => part.File));
            Assert.Equal(alone.Sum(file => file.Rendition.Pages), bound.Rendition.Pages);
            Assert.Equal(
                alone.Select((_, index) => 1 + alone.Take(index).Sum(file => file.Rendition.Pages!.Value)),
                bound.Parts.Select(part => part.FirstPage));
            using var pdf = new PdfFile(bound.Rendition);
            Assert.Equal(alone.Select(file => file.Template.Title), pdf.Outline.Where(line => line.Depth == 0).Select(line => line.Title));
        }
    }

    [PdfFact]
    public async Task The_cover_letter_leads_to_each_part_and_says_its_page()
    {
        var packet = await AssembleAsync(Audience.Regulator, PacketMode.Final);

        foreach (var bound in packet.Bound)
        {
            using var pdf = new PdfFile(bound.Rendition);
            var cover = string.Concat(pdf.TextOf(1).Where(character => !char.IsWhiteSpace(character)));
            foreach (var part in bound.Parts.Skip(1))
            {
                Assert.Contains(FoldedText.Of($"{part.File.Template.Title}, page {part.FirstPage}"), cover, StringComparison.Ordinal);
                Assert.Contains(part.FirstPage, pdf.InternalLinks(1));
            }

            Assert.Contains("packet.fr.pdf,packet.en.pdf", cover, StringComparison.Ordinal);
            Assert.Empty(bound.Rendition.Notes);
        }
    }

    [PdfTheory]
    [InlineData(PacketMode.Draft)]
    [InlineData(PacketMode.Final)]
    public async Task The_bundle_holds_and_describes_it_and_has_the_same_bytes_twice(PacketMode mode)
    {
        var packet = await AssembleAsync(Audience.Importer, mode);
        var bundle = BundleWriter.Write(packet, Audience.Importer, SamplePackets.Texts, Engines);
        var again = BundleWriter.Write(await AssembleAsync(Audience.Importer, mode), Audience.Importer, SamplePackets.Texts, Engines);

        Assert.Equal(bundle.Content, again.Content);
        Assert.Equal("intact", BundleVerifier.Verify(bundle.Content).Outcome);
        using var json = JsonDocument.Parse(BundleJson(bundle));
        var entry = json.RootElement.GetProperty("bound").EnumerateArray().Single(file => file.GetProperty("path").GetString() == "packet.fr.pdf");
        var bound = packet.Bound.Single(file => file.Language == "fr");
        Assert.Equal(bound.Rendition.Pages, entry.GetProperty("pages").GetInt32());
        Assert.Equal(
            bound.Parts.Select(part => $"{part.File.Document.Id} {part.FirstPage}"),
            entry.GetProperty("parts").EnumerateArray().Select(part => string.Create(
                CultureInfo.InvariantCulture, $"{part.GetProperty("document").GetString()} {part.GetProperty("firstPage").GetInt32()}")));
        var stated = json.RootElement.GetProperty("consistency").GetProperty("values").EnumerateArray()
            .Single(value => value.GetProperty("value").GetString() == "maintenance-dose").GetProperty("files").EnumerateArray().Select(file => file.GetString());
        Assert.Contains("packet.fr.pdf", stated);
    }

    [PdfFact]
    public async Task A_value_that_differs_in_the_bound_file_alone_refuses_the_packet()
    {
        var outcome = await OutcomeAsync(Audience.Insurer, PacketMode.Final, bind: set => set with
        {
            Parts = [.. set.Parts.Select(part => part with { Document = part.Document with { Header = [.. part.Document.Header, new Text(" RM-MA-2026-000999")] } })],
        });

        var findings = Assert.IsType<PacketOutcome.Refused>(outcome).Report.Findings.Where(finding => finding.Rule.Code == "CORE-CON-01").ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.StartsWith("packet, ", finding.Arguments["document"], StringComparison.Ordinal));
    }

    [PdfFact]
    public async Task A_file_that_binds_more_than_the_audience_receives_goes_to_nobody()
    {
        var packet = await AssembleAsync(Audience.Physician, PacketMode.Final);

        Assert.Throws<ArgumentException>(() => BundleWriter.Write(packet with { Audience = Audience.Importer }, Audience.Importer, SamplePackets.Texts, Engines));
        Assert.Throws<ArgumentException>(() => BundleWriter.Write(packet with { Audience = Audience.Insurer }, Audience.Insurer, SamplePackets.Texts, Engines));
    }

    private async Task<Packet> AssembleAsync(Audience audience, PacketMode mode) =>
        Assert.IsType<PacketOutcome.Assembled>(await OutcomeAsync(audience, mode, set => set)).Packet;

    private async Task<PacketOutcome> OutcomeAsync(Audience audience, PacketMode mode, Func<DocumentSet, DocumentSet> bind)
    {
        var pdf = new PdfWriter(engine.Workers);
        var assembler = new PacketAssembler(
            SamplePackets.Texts,
            new DocumentWriters(pdf, new DocxWriter()) { Bind = (set, stop) => pdf.WriteAsync(bind(set), stop) },
            new DocumentReaders(new PdfReader(), new DocxReader()));
        return await assembler.AssembleAsync(Case, new(mode, Case.FilingDate!.Value), audience, CancellationToken.None);
    }

    private static byte[] BundleJson(Bundle bundle)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bundle.Content));
        using var content = new MemoryStream();
        using var entry = zip.Entries.Single(entry => entry.FullName.EndsWith("/data/packet.json", StringComparison.Ordinal)).Open();
        entry.CopyTo(content);
        return content.ToArray();
    }
}
