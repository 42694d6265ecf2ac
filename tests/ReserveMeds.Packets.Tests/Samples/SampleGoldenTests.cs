using System.Text;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>Every sample, as far as it goes without an engine: what its report says and what its documents say.</summary>
public sealed class SampleGoldenTests
{
    private static readonly PacketAssembler Assembler =
        new(ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Html), new OutlineOnly(OutputFormat.Pdf), new OutlineOnly(OutputFormat.Docx)));

    public static TheoryData<string> Names { get; } = [.. SampleCases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_report_of_a_sample_is_the_accepted_one(string name)
    {
        var caseFile = Read(name);
        var report = ReportView.Of(Assembler.Validate(caseFile, DayOf(caseFile)), ShippedTexts.Loaded, "en");

        var text = new StringBuilder($"{report.Outcome}, {report.Complexity.Class}\n");
        foreach (var finding in report.Findings)
            text.Append(null, $"\n{finding.Severity} {finding.Code} {finding.Path} ({finding.Owner})\n  {finding.Message}\n  {finding.Fix}\n");
        foreach (var step in report.Arithmetic?.Steps ?? [])
            text.Append(null, $"\n{step}");
        Golden.Check(Path.ChangeExtension(name, null) + "/report.txt", text.Append('\n').ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_documents_of_a_sample_are_the_accepted_ones(string name)
    {
        var caseFile = Read(name);
        var regulator = RegulatorCatalog.Find(caseFile.Regulator)!;
        var mode = Assembler.Validate(caseFile, DayOf(caseFile)).IsComplete ? PacketMode.Final : PacketMode.Draft;
        foreach (var (id, languages) in Assembler.DocumentLanguages(regulator))
        {
            var document = regulator.Documents.Single(candidate => candidate.Id == id);
            foreach (var language in languages)
            {
                var outcome = await Assembler.RenderAsync(
                    caseFile, new PacketContext(mode, DayOf(caseFile)), document, language, OutputFormat.Html, CancellationToken.None);
                var packet = Assert.IsType<PacketOutcome.Assembled>(outcome).Packet;
                var outline = Encoding.UTF8.GetString(Assert.Single(packet.Files).Rendition.Content.Span);
                Golden.Check($"{Path.ChangeExtension(name, null)}/{id}.{language}.txt", outline);
            }
        }
    }

    [Fact]
    public void No_golden_is_without_a_sample()
    {
        var samples = SampleCases.Names.Select(name => Path.ChangeExtension(name, null)).ToHashSet(StringComparer.Ordinal);
        var orphans = Directory.EnumerateFiles(Golden.Folder, "*.txt", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Golden.Folder, Path.GetDirectoryName(path)!).Replace('\\', '/'))
            .Where(folder => !samples.Contains(folder));
        Assert.Empty(orphans);
    }

    [Fact]
    public async Task A_half_filled_case_owes_every_gap_that_its_draft_shows()
    {
        var caseFile = Read("dmp/half-filled-draft.json");
        var refused = Assert.IsType<PacketOutcome.Refused>(await Render(caseFile, PacketMode.Final));

        var rejects = refused.Report.Findings.Where(finding => finding.Rule.Severity == FindingSeverity.Reject).ToList();

        Assert.NotEmpty(rejects);
        Assert.Equal(["Coordinator", "Importer", "Pharmacy", "Physician"], rejects.Select(finding => finding.Rule.Owner.ToString()).Distinct().Order());
        var draft = Assert.IsType<PacketOutcome.Assembled>(await Render(caseFile, PacketMode.Draft)).Packet;
        var outline = Encoding.UTF8.GetString(Assert.Single(draft.Files).Rendition.Content.Span);
        Assert.Contains("gap[", outline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_final_document_with_a_gap_is_refused_even_where_the_rulebook_was_content()
    {
        var complete = Read("dmp/adult-cgvhd.json");
        var withoutCoordinator = complete with { Coordinator = new() };
        Assert.DoesNotContain(
            Assembler.Validate(withoutCoordinator, DayOf(complete)).Findings,
            finding => finding.Rule.Severity == FindingSeverity.Reject);
        var sheet = RegulatorCatalog.Find("dmp")!.Documents.Single(document => document.Id == "product-detail-sheet");

        var outcome = await Assembler.RenderAsync(
            withoutCoordinator, new PacketContext(PacketMode.Final, DayOf(complete)), sheet, "fr", OutputFormat.Html, CancellationToken.None);

        var finding = Assert.Single(
            Assert.IsType<PacketOutcome.Refused>(outcome).Report.Findings, finding => finding.Rule.Severity == FindingSeverity.Reject);
        Assert.Equal(("CORE-TXT-02", "/coordinator/name"), (finding.Rule.Code, finding.Path));
    }

    [Fact]
    public void A_character_that_no_shipped_font_draws_is_refused_with_its_place()
    {
        var complete = Read("dmp/adult-cgvhd.json");
        var report = Assembler.Validate(complete with { Physician = complete.Physician with { Name = "Pr 中 Exemple" } }, DayOf(complete));

        var finding = Assert.Single(report.Findings, finding => finding.Rule.Code == "CORE-TXT-03");
        Assert.Equal(("/physician/name", "U+4E2D"), (finding.Path, finding.Arguments["codePoint"]));
        Assert.False(report.IsComplete);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task A_letter_of_more_than_two_pages_is_pointed_out(int pages, bool isSaid)
    {
        var assembler = new PacketAssembler(
            ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Pdf, pages), new OutlineOnly(OutputFormat.Docx)));
        var caseFile = Read("dmp/adult-cgvhd.json");

        var outcome = await assembler.AssembleAsync(
            caseFile, new PacketContext(PacketMode.Final, DayOf(caseFile)), Audience.Regulator, CancellationToken.None);

        var report = Assert.IsType<PacketOutcome.Assembled>(outcome).Packet.Report;
        Assert.Equal(isSaid, report.Findings.Any(finding => finding.Rule.Code == "CORE-LTR-05"));
    }

    private static Task<PacketOutcome> Render(CaseFile caseFile, PacketMode mode) => Assembler.RenderAsync(
        caseFile,
        new PacketContext(mode, DayOf(caseFile)),
        RegulatorCatalog.Find(caseFile.Regulator)!.Documents[0],
        RegulatorCatalog.Find(caseFile.Regulator)!.Languages[0],
        OutputFormat.Html,
        CancellationToken.None);

    private static CaseFile Read(string name) => CaseFileReader.Read(SampleCases.Read(name)).Case!;

    private static DateOnly DayOf(CaseFile caseFile) => caseFile.FilingDate ?? new DateOnly(2026, 11, 22);
}
