using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Proof;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Tests.Bundles;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Proof;

public sealed class ConsistencyProofTests
{
    private static readonly CaseFile Case = CaseFileReader.Read(SampleCases.Read("dmp/adult-cgvhd.json")).Case!;

    [Fact]
    public void Every_document_of_every_regulator_has_its_row_of_values()
    {
        Assert.All(RegulatorCatalog.All.SelectMany(regulator => regulator.Documents), document => Assert.True(CheckedValues.Knows(document.Id), document.Id));
    }

    [Fact]
    public async Task What_was_checked_stands_in_the_bundle_without_any_value()
    {
        var packet = Assert.IsType<PacketOutcome.Assembled>(await AssembleAsync(Case)).Packet;

        var bundle = SmallPackets.Unpack(BundleWriter.Write(packet, Audience.Regulator, ShippedTexts.Loaded, SmallPackets.Engines).Content);

        using var manifest = System.Text.Json.JsonDocument.Parse(bundle["data/packet.json"]);
        var consistency = manifest.RootElement.GetProperty("consistency");
        Assert.Equal("agree", consistency.GetProperty("outcome").GetString());
        var dose = consistency.GetProperty("values").EnumerateArray().Single(value => value.GetProperty("value").GetString() == "starting-dose");
        Assert.Equal(
            ["02-clinical-justification-letter.fr.docx"],
            dose.GetProperty("files").EnumerateArray().Select(file => file.GetString()!));
        Assert.DoesNotContain(Case.Patient.Identifier!, consistency.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P-0000-00ZZ")]
    [InlineData("RM-MA-2026-000999")]
    public async Task The_code_of_another_patient_or_case_in_a_physician_s_words_refuses_the_packet(string code)
    {
        var mixedUp = Case with { Request = Case.Request with { Rationale = $"{Case.Request.Rationale} As for {code}." } };

        var refused = Assert.IsType<PacketOutcome.Refused>(await AssembleAsync(mixedUp));

        Assert.All(
            refused.Report.Findings.Where(finding => finding.Rule.Code == "CORE-CON-01"),
            finding => Assert.Equal(("clinical-justification-letter", "another-case"), (finding.Arguments["document"], finding.Arguments["values"])));
        Assert.Contains(refused.Report.Findings, finding => finding.Rule.Code == "CORE-CON-01");
    }

    [Fact]
    public async Task A_file_number_in_the_shape_of_a_patient_code_is_none()
    {
        var numbered = Case with { Custody = Case.Custody with { LoggerReference = "P-2026-0001" } };

        Assert.IsType<PacketOutcome.Assembled>(await AssembleAsync(numbered));
        Assert.IsType<PacketOutcome.Refused>(await AssembleAsync(Case with { Request = Case.Request with { Rationale = "As for P-2026-0001." } }));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_refuses_the_packet_in_every_edition_and_language()
    {
        foreach (var edition in new[] { "2026-05", "2026-11" })
        {
            var assembler = new PacketAssembler(
                ShippedTexts.Loaded,
                new DocumentWriters(new OutlineOnly(OutputFormat.Pdf), new OutlineOnly(OutputFormat.Docx)),
                new DocumentReaders(new DocxReader()));

            var outcome = await assembler.AssembleAsync(
                Case, new PacketContext(PacketMode.Final, Case.FilingDate!.Value, edition), Audience.Regulator, CancellationToken.None);

            var findings = Assert.IsType<PacketOutcome.Refused>(outcome).Report.Findings.Where(finding => finding.Rule.Code == "CORE-CON-01").ToList();
            Assert.Equal(6, findings.Count);
            Assert.All(findings, finding => Assert.Equal(("docx", "file"), (finding.Arguments["format"], finding.Arguments["values"])));
            Assert.All(
                ShippedTexts.Loaded.Findings.Languages,
                language => Assert.Contains("docx", ShippedTexts.Loaded.Findings.Of(findings[0], language).Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Hidden_words_and_properties_of_a_DOCX_are_read()
    {
        var document = new Document
        {
            Title = "Title of it",
            LanguageTag = "en-GB",
            Date = new DateOnly(2026, 11, 22),
            PageLabel = new("Page ", " of ", ""),
            Header = [new Text("Head")],
            Blocks = [new Heading(1, [new Text("One")]), new Paragraph([new Text("two "), new Link("mailto:someone@example.org", [new Text("three")])])],
        };

        var text = new DocxReader().Read((await new DocxWriter().WriteAsync(document, CancellationToken.None)).Content);

        Assert.Null(text.Fault);
        Assert.Equal(["One", "two three"], text.Body.Select(block => block.Text));
        Assert.Contains(text.Frame, block => block.Text == "Head");
        Assert.Contains(text.Properties, property => property.Text == "Title of it");
        Assert.Contains(text.Properties, property => property.Text == "mailto:someone@example.org");
        Assert.Contains("docProps/core.xml", text.Parts);
        Assert.True(new ComparedWords(document, text).Agrees);
    }

    private static Task<PacketOutcome> AssembleAsync(CaseFile caseFile)
    {
        var assembler = new PacketAssembler(
            ShippedTexts.Loaded,
            new DocumentWriters(new OutlineOnly(OutputFormat.Pdf), new DocxWriter()),
            new DocumentReaders(new DocxReader()));
        return assembler.AssembleAsync(caseFile, new PacketContext(PacketMode.Final, Case.FilingDate!.Value), Audience.Regulator, CancellationToken.None);
    }
}
