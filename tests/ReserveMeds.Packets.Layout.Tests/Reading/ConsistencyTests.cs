using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Layout.Tests.Pdf;
using ReserveMeds.Packets.Layout.Tests.Samples;

namespace ReserveMeds.Packets.Layout.Tests.Reading;

/// <summary>The parts of a packet agree on the finished bytes, or the packet is not handed out.</summary>
[Collection(PdfCollection.Name)]
public sealed class ConsistencyTests(PdfEngine engine)
{
    /// <summary>Another value for each that is checked.</summary>
    private static readonly Dictionary<string, Func<CaseFile, CaseFile>> Changes = new(StringComparer.Ordinal)
    {
        ["case-reference"] = @case => @case with { Reference = "RM-MA-2026-000999" },
        ["patient-identifier"] = @case => @case with { Patient = @case.Patient with { Identifier = "P-0000-00ZZ" } },
        ["physician-name"] = @case => @case with { Physician = @case.Physician with { Name = "Pr Autre Exemple" } },
        ["physician-licence"] = @case => @case with { Physician = @case.Physician with { LicenseNumber = "CNOM-00001" } },
        ["facility-name"] = @case => @case with { Facility = @case.Facility with { Name = "Autre Centre Exemple" } },
        ["facility-licence"] = @case => @case with { Facility = @case.Facility with { LicenseNumber = "ETAB-00001" } },
        ["pharmacy-licence"] = @case => @case with { Facility = @case.Facility with { Pharmacy = @case.Facility.Pharmacy with { LicenseNumber = "PHA-00009" } } },
        ["importer-name"] = @case => @case with { Importer = @case.Importer with { Name = "Autre Importateur SARL" } },
        ["importer-licence"] = @case => @case with { Importer = @case.Importer with { EstablishmentLicenseNumber = "EPI-00001" } },
        ["product-brand-name"] = OtherProduct,
        ["product-generic-name"] = OtherProduct,
        ["product-strength"] = OtherProduct,
        ["starting-dose"] = @case => @case with { Dosing = @case.Dosing with { StartingDose = "100 mg" } },
        ["maintenance-dose"] = @case => @case with { Dosing = @case.Dosing with { MaintenanceDose = "400 mg" } },
        ["quantity"] = @case => @case with { Request = @case.Request with { QuantityPacks = @case.Request.QuantityPacks + 1 } },
        ["duration"] = @case => @case with { Request = @case.Request with { DurationDays = @case.Request.DurationDays + 1 } },
        ["filing-date"] = @case => @case with { FilingDate = @case.FilingDate!.Value.AddDays(1) },
    };

    private static readonly OutputFormat[] Formats = [OutputFormat.Pdf, OutputFormat.Docx];

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task The_parts_of_every_sample_agree(string name)
    {
        var caseFile = CaseFileReader.Read(SamplePackets.Bytes(name)).Case!;
        var assembler = Assembler();
        var context = ContextOf(caseFile, assembler);

        var outcome = await assembler.AssembleAsync(caseFile, context, Audience.Physician, CancellationToken.None);

        var packet = Assert.IsType<PacketOutcome.Assembled>(outcome).Packet;
        var consistency = packet.Consistency!;
        Assert.True(consistency.Agrees);
        Assert.Equal(packet.Files, consistency.Values.Single(value => value.Id == "patient-identifier").Files);
        if (context.Mode == PacketMode.Final)
            Assert.Equal(Changes.Keys.Order(StringComparer.Ordinal), consistency.Values.Select(value => value.Id));
    }

    [PdfFact]
    public async Task Another_value_in_any_one_file_is_caught()
    {
        var caseFile = CaseFileReader.Read(SamplePackets.Bytes("dmp/adult-cgvhd.json")).Case!;
        var assembler = Assembler();
        var whole = await assembler.AssembleAsync(caseFile, ContextOf(caseFile, assembler), Audience.Physician, CancellationToken.None);
        var stated = Assert.IsType<PacketOutcome.Assembled>(whole).Packet.Consistency!.Values;

        foreach (var value in stated)
        {
            foreach (var file in value.Files)
            {
                var other = await DocumentOfAsync(Changes[value.Id](caseFile), file);
                var outcome = await RenderAsync(caseFile, file, other);

                var place = $"{value.Id} in {file.Document.Id}, {file.Language}, {file.Format}";
                Assert.True(outcome is PacketOutcome.Refused, $"{place} was handed out.");
                var finding = Assert.Single(((PacketOutcome.Refused)outcome).Report.Findings, finding => finding.Rule.Code == "CORE-CON-01");
                Assert.Equal((file.Document.Id, file.Language), (finding.Arguments["document"], finding.Arguments["language"]));
                Assert.True(finding.Arguments["values"].Split(", ").Contains(value.Id, StringComparer.Ordinal), $"{place}: {finding.Arguments["values"]}");
            }
        }
    }

    [PdfFact]
    public async Task Other_words_in_any_one_file_are_caught()
    {
        var caseFile = CaseFileReader.Read(SamplePackets.Bytes("kimadia-moh/off-label-dose.json")).Case!;
        var assembler = Assembler();
        var whole = await assembler.AssembleAsync(caseFile, ContextOf(caseFile, assembler), Audience.Physician, CancellationToken.None);

        foreach (var file in Assert.IsType<PacketOutcome.Assembled>(whole).Packet.Files)
        {
            var own = await DocumentOfAsync(caseFile, file);
            var reworded = await RenderAsync(caseFile, file, own with { Blocks = [.. own.Blocks, new Paragraph([new Text("Exemple")])] });
            Assert.Equal("words", ValuesOf(reworded));
        }
    }

    private static string ValuesOf(PacketOutcome outcome) =>
        Assert.Single(Assert.IsType<PacketOutcome.Refused>(outcome).Report.Findings, finding => finding.Rule.Code == "CORE-CON-01").Arguments["values"];

    private static CaseFile OtherProduct(CaseFile caseFile) => caseFile with { Product = caseFile.Product with { Profile = "exemplimab-30mg-pen-2" } };

    /// <summary>What the part would say of the case, without asking whether rules allow it.</summary>
    private static async Task<Document> DocumentOfAsync(CaseFile caseFile, PacketFile file)
    {
        var writer = new SwappedWriter(OutputFormat.Html, inner: null, instead: null);
        await new PacketAssembler(SamplePackets.Texts, new DocumentWriters(writer)).RenderAsync(
            caseFile, new PacketContext(PacketMode.Draft, new DateOnly(2026, 11, 22)), file.Document, file.Language, OutputFormat.Html, CancellationToken.None);
        return writer.Given! with { DraftMark = null };
    }

    private Task<PacketOutcome> RenderAsync(CaseFile caseFile, PacketFile file, Document instead)
    {
        var assembler = Assembler(instead);
        return assembler.RenderAsync(caseFile, ContextOf(caseFile, assembler), file.Document, file.Language, file.Format, CancellationToken.None);
    }

    private PacketAssembler Assembler(Document? instead = null) => new(
        SamplePackets.Texts,
        new DocumentWriters([.. Formats.Select(format => new SwappedWriter(
            format, format == OutputFormat.Pdf ? new PdfWriter(engine.Workers) : new DocxWriter(), instead))]) { Bind = new PdfWriter(engine.Workers).WriteAsync },
        new DocumentReaders(new PdfReader(), new DocxReader()));

    private static PacketContext ContextOf(CaseFile caseFile, PacketAssembler assembler)
    {
        var day = caseFile.FilingDate ?? new DateOnly(2026, 11, 22);
        return new(assembler.Validate(caseFile, day).IsComplete ? PacketMode.Final : PacketMode.Draft, day);
    }
}
