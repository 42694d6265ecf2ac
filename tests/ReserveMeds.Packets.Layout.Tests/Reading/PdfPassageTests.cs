using System.IO.Compression;
using System.Text;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Layout.Tests.Pdf;
using ReserveMeds.Packets.Layout.Tests.Samples;

namespace ReserveMeds.Packets.Layout.Tests.Reading;

/// <summary>A PDF reads back as the passages of its Document, so that the verifier can name the one that changed.</summary>
[Collection(PdfCollection.Name)]
public sealed class PdfPassageTests(PdfEngine engine)
{
    private static readonly EngineVersions Engines = new("1.2.3", "10.0.12", "0.14.2", "2.20.0");

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task Every_PDF_of_every_sample_reads_back_as_its_passages(string name)
    {
        var caseFile = CaseFileReader.Read(SamplePackets.Bytes(name)).Case!;
        foreach (var mode in new[] { PacketMode.Draft, PacketMode.Final })
        {
            if (await AssembleAsync(caseFile, mode) is not PacketOutcome.Assembled { Packet: var packet })
                continue;
            Assert.Contains(packet.Files, file => file.PassagesInPdf.Any(passage => passage.IsFigure));
            foreach (var file in packet.Files.Where(file => file.Format == OutputFormat.Pdf))
                AssertReadsBack(file.PassagesInPdf, file.Rendition, file.DraftMark, file.Language);
            foreach (var bound in packet.Bound)
                AssertReadsBack(bound.Passages, bound.Rendition, bound.Parts[0].File.DraftMark, bound.Language);
        }
    }

    [PdfTheory]
    [InlineData("data/06-chain-of-custody-plan.fr.pdf")]
    [InlineData("data/packet.fr.pdf")]
    public async Task Of_a_changed_PDF_with_figures_the_passages_are_named_the_figure_among_them(string path)
    {
        var caseFile = CaseFileReader.Read(SamplePackets.Bytes("dmp/adult-cgvhd.json")).Case!;
        var bundle = await BundleAsync(caseFile);
        var leg = caseFile.Custody.Legs[0];
        var other = await BundleAsync(caseFile with { Custody = caseFile.Custody with { Legs = [leg with { Conditions = "cold-chain" }, .. caseFile.Custody.Legs.Skip(1)] } });

        var change = Assert.Single(BundleVerifier.Verify(With(bundle, path, ContentOf(other, path))).Changes, change => change.File == path);

        Assert.Null(change.Note);
        var ofPlan = change.Passages.Where(passage => path.Contains("06", StringComparison.Ordinal) || passage.Place.StartsWith("Plan de la chaîne", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, ofPlan.Count);
        Assert.All(ofPlan, passage => Assert.Equal("changed", passage.Change));
        Assert.All(ofPlan, passage => Assert.Contains("2. Remises successives", passage.Place, StringComparison.Ordinal));
    }

    [PdfTheory]
    [InlineData("data/02-clinical-justification-letter.fr.pdf", "")]
    [InlineData("data/packet.fr.pdf", "Lettre de justification clinique: ")]
    public async Task The_passage_of_a_changed_PDF_is_named_and_its_words_are_not(string path, string part)
    {
        var caseFile = CaseFileReader.Read(SamplePackets.Bytes("dmp/adult-cgvhd.json")).Case!;
        var audience = part.Length > 0 ? Audience.Insurer : Audience.Physician;
        var bundle = await BundleAsync(caseFile, audience);
        var other = await BundleAsync(caseFile with { Diagnosis = caseFile.Diagnosis with { Summary = caseFile.Diagnosis.Summary + " Another sentence." } }, audience);

        var verification = BundleVerifier.Verify(With(bundle, path, ContentOf(other, path)));

        var change = Assert.Single(verification.Changes, change => change.File == path);
        Assert.Null(change.Note);
        var passage = Assert.Single(change.Passages);
        Assert.Equal("changed", passage.Change);
        Assert.StartsWith(part, passage.Place, StringComparison.Ordinal);
        Assert.DoesNotContain("Another sentence", passage.Place, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task A_PDF_that_asks_for_too_much_or_makes_no_sense_is_answered_in_words()
    {
        const string Path = "data/02-clinical-justification-letter.fr.pdf";
        var bundle = await BundleAsync(CaseFileReader.Read(SamplePackets.Bytes("dmp/adult-cgvhd.json")).Case!);

        foreach (var hostile in new[] { Encoding.ASCII.GetBytes("%PDF-1.7\nstartxref\n9\n%%EOF"), OneStreamDrawnOften(), StringsInsideStrings(), new byte[PdfText.MaximumBytes + 1] })
        {
            var change = Assert.Single(BundleVerifier.Verify(With(bundle, Path, hostile)).Changes, change => change.File == Path);
            Assert.Empty(change.Passages);
            Assert.StartsWith("The file cannot be read as a PDF", change.Note, StringComparison.Ordinal);
        }
    }

    private static void AssertReadsBack(IReadOnlyList<Passage> passages, Rendition rendition, string? mark, string language)
    {
        var rightToLeft = language is "ar" or "ckb";
        var drawn = passages.Any(passage => passage.IsFigure);
        var read = PdfText.Read(rendition.Content);
        Assert.NotNull(read);
        Assert.Equal(
            passages.Select(passage => PdfText.Comparable(passage.Text, rightToLeft, drawn)),
            read.Select(text => PdfText.Comparable(text, rightToLeft, drawn)).Where(text => mark is null || text != PdfText.Comparable(mark, rightToLeft, drawn)));
    }

    private async Task<PacketOutcome> AssembleAsync(CaseFile caseFile, PacketMode mode, Audience? audience = null)
    {
        var pdf = new PdfWriter(engine.Workers);
        var assembler = new PacketAssembler(SamplePackets.Texts, new DocumentWriters(pdf, new DocxWriter()) { Bind = pdf.WriteAsync });
        return await assembler.AssembleAsync(
            caseFile, new(mode, caseFile.FilingDate ?? new DateOnly(2026, 11, 22)), audience ?? Audience.Physician, CancellationToken.None);
    }

    private async Task<byte[]> BundleAsync(CaseFile caseFile, Audience? audience = null)
    {
        var packet = Assert.IsType<PacketOutcome.Assembled>(await AssembleAsync(caseFile, PacketMode.Draft, audience)).Packet;
        return BundleWriter.Write(packet, audience ?? Audience.Physician, SamplePackets.Texts, Engines).Content;
    }

    private static byte[] ContentOf(byte[] bundle, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(bundle));
        using var content = new MemoryStream();
        using var entry = zip.Entries.Single(entry => entry.FullName.EndsWith(path, StringComparison.Ordinal)).Open();
        entry.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] With(byte[] bundle, string path, byte[] content)
    {
        using var file = new MemoryStream();
        file.Write(bundle);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var old = zip.Entries.Single(entry => entry.FullName.EndsWith(path, StringComparison.Ordinal));
            var name = old.FullName;
            old.Delete();
            using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }

        return file.ToArray();
    }

    /// <summary>A page whose content is the same megabyte, a hundred thousand times.</summary>
    private static byte[] OneStreamDrawnOften()
    {
        var content = string.Concat(Enumerable.Repeat("q Q ", 250_000));
        return Pdf(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /Resources << >> /Contents [{string.Concat(Enumerable.Repeat("4 0 R ", 100_000))}] >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
    }

    /// <summary>Every object is a string that holds all objects after it.</summary>
    private static byte[] StringsInsideStrings()
    {
        const int Count = 20_000;
        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder($"xref\n0 {Count + 1}\n0000000000 65535 f \n");
        for (var number = 1; number <= Count; number++)
        {
            table.Append($"{file.Length:0000000000} 00000 n \n");
            file.Append($"{number} 0 obj (");
        }

        file.Append(')', Count).Append(" endobj\n");
        return Encoding.ASCII.GetBytes($"{file}{table}trailer\n<< /Size {Count + 1} /Root 1 0 R >>\nstartxref\n{file.Length}\n%%EOF");
    }

    private static byte[] Pdf(params IReadOnlyList<string> objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var (index, value) in objects.Index())
        {
            table.Append($"{file.Length:0000000000} 00000 n \n");
            file.Append($"{index + 1} 0 obj\n{value}\nendobj\n");
        }

        return Encoding.ASCII.GetBytes($"{file}{table}trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{file.Length}\n%%EOF");
    }
}
