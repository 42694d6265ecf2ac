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
        foreach (var document in regulator.DocumentsFor(caseFile))
        {
            foreach (var language in Assembler.DocumentLanguages(regulator)[document.Id])
            {
                var outcome = await Assembler.RenderAsync(
                    caseFile, new PacketContext(mode, DayOf(caseFile)), document, language, OutputFormat.Html, CancellationToken.None);
                var packet = Assert.IsType<PacketOutcome.Assembled>(outcome).Packet;
                var outline = Encoding.UTF8.GetString(Assert.Single(packet.Files).Rendition.Content.Span);
                Golden.Check($"{Path.ChangeExtension(name, null)}/{document.Id}.{language}.txt", outline);
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
    public async Task A_fact_that_only_a_document_needs_is_asked_for_by_the_report_and_refuses_the_final_document()
    {
        // Edition 2026-05 has no rule for the coordinator, whom the product sheet names all the same.
        var withoutCoordinator = Read("dmp/adult-cgvhd.json") with { Coordinator = new(), FilingDate = new DateOnly(2026, 11, 21) };

        var finding = Assert.Single(
            Assembler.Validate(withoutCoordinator, DayOf(withoutCoordinator)).Findings, finding => finding.Rule.Severity == FindingSeverity.Reject);

        Assert.Equal(("CORE-TXT-02", "/coordinator/name"), (finding.Rule.Code, finding.Path));
        Assert.IsType<PacketOutcome.Refused>(await Render(withoutCoordinator, PacketMode.Final));
    }

    [Fact]
    public void A_rule_that_asks_for_a_fact_keeps_the_bare_gap_silent()
    {
        var withoutCoordinator = Read("dmp/adult-cgvhd.json") with { Coordinator = new() };

        var finding = Assert.Single(
            Assembler.Validate(withoutCoordinator, DayOf(withoutCoordinator)).Findings, finding => finding.Rule.Severity == FindingSeverity.Reject);

        Assert.Equal(("CORE-CAS-03", "/coordinator/name"), (finding.Rule.Code, finding.Path));
    }

    [Theory]
    [InlineData("", "{{coordinator.name}}")]
    public async Task No_gap_goes_out_where_languages_differ_in_documents_or_in_words(string lacking, string onlyInFrench)
    {
        // The English documents do without the coordinator where the French ones alone are to need the name.
        var files = ShippedTexts.Files.Where(file => file.Path != lacking).Select(file => onlyInFrench.Length > 0 && file.Path.EndsWith(".en.md", StringComparison.Ordinal)
            ? file with { Text = string.Join('\n', file.Text.Split('\n').Where(line => !line.Contains(onlyInFrench, StringComparison.Ordinal))) }
            : file);
        var assembler = new PacketAssembler(PacketTexts.Load([.. files]), new DocumentWriters(new OutlineOnly(OutputFormat.Html)));
        var language = lacking.Length > 0 ? "en" : "fr";
        var caseFile = Read("dmp/adult-cgvhd.json") with { FilingDate = new DateOnly(2026, 11, 21), Coordinator = new(), Languages = [lacking.Length > 0 ? "fr" : "en"] };
        var sheet = RegulatorCatalog.Find("dmp")!.Documents.Single(document => document.Id == "product-detail-sheet");

        var outcome = await assembler.RenderAsync(
            caseFile, new PacketContext(PacketMode.Final, DayOf(caseFile)), sheet, language, OutputFormat.Html, CancellationToken.None);

        Assert.Contains(
            Assert.IsType<PacketOutcome.Refused>(outcome).Report.Findings,
            finding => finding.Rule.Code == "CORE-TXT-02" && finding.Path == "/coordinator/name");
        Assert.Equal(lacking.Length == 0, assembler.Validate(caseFile, DayOf(caseFile)).IsComplete);
    }

    [Fact]
    public async Task A_fact_that_no_rule_asks_for_is_said_to_be_not_stated_in_a_final_letter_and_is_a_gap_in_a_draft()
    {
        var complete = Read("kimadia-moh/adolescent-ppi.json");
        var sparse = complete with
        {
            Patient = complete.Patient with { AgeYears = null, WeightKg = null, Sex = null },
            Diagnosis = complete.Diagnosis with { Summary = null, Severity = complete.Diagnosis.Severity with { Evidence = null, AssessedOn = null } },
            Request = complete.Request with { Angles = [], Patterns = [] },
        };

        var final = Outline(await RenderEnglish(sparse, PacketMode.Final));
        var draft = Outline(await RenderEnglish(sparse, PacketMode.Draft));

        Assert.Contains("{not stated}, {not stated}, {not stated}", final, StringComparison.Ordinal);
        Assert.Contains("{NIH 2014 global severity}: strong[{severe}].\n", final, StringComparison.Ordinal);
        Assert.DoesNotContain("The request rests on", final, StringComparison.Ordinal);
        Assert.DoesNotContain("gap[", final, StringComparison.Ordinal);
        Assert.All(
            new[] { "age", "weight", "sex", "clinical summary", "severity evidence", "date of the severity assessment", "ground of the request" },
            missing => Assert.Contains($"gap[\\[missing: {missing}\\]]", draft, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pr 中 Exemple", "U+4E2D")]
    [InlineData("ⵎⵓⵃⵎⵎⴷ", "U+2D4E")]
    [InlineData("Pr אברהם", "U+05D0")]
    [InlineData("Pr Exemple 😀", "U+1F600")]
    [InlineData("Pr 한글", "U+D55C")]
    public void A_character_that_no_shipped_font_draws_is_refused_with_its_place(string name, string codePoint)
    {
        var complete = Read("dmp/adult-cgvhd.json");
        var report = Assembler.Validate(complete with { Physician = complete.Physician with { Name = name } }, DayOf(complete));

        var finding = Assert.Single(report.Findings, finding => finding.Rule.Code == "CORE-TXT-03");
        Assert.Equal(("/physician/name", codePoint), (finding.Path, finding.Arguments["codePoint"]));
        Assert.False(report.IsComplete);
    }

    [Theory]
    [InlineData("Pr Éloïse Ñandú Şahin Nguyễn")]
    [InlineData("Δρ Ελένη Ωνάση")]
    [InlineData("Д-р Жанна Йорданова")]
    [InlineData("د. آمنة الأمين")]
    [InlineData("د. ڕێژنە گوڵاڵە")]
    public void A_name_in_a_script_of_the_shipped_fonts_is_drawn(string name)
    {
        var complete = Read("dmp/adult-cgvhd.json");
        var report = Assembler.Validate(complete with { Physician = complete.Physician with { Name = name } }, DayOf(complete));

        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Code == "CORE-TXT-03");
        Assert.True(report.IsComplete);
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
        LetterOf(caseFile),
        RegulatorCatalog.Find(caseFile.Regulator)!.Languages[0],
        OutputFormat.Html,
        CancellationToken.None);

    private static Task<PacketOutcome> RenderEnglish(CaseFile caseFile, PacketMode mode) => Assembler.RenderAsync(
        caseFile,
        new PacketContext(mode, DayOf(caseFile)),
        LetterOf(caseFile),
        "en",
        OutputFormat.Html,
        CancellationToken.None);

    private static RequiredDocument LetterOf(CaseFile caseFile) =>
        RegulatorCatalog.Find(caseFile.Regulator)!.Documents.Single(document => document.Id == "clinical-justification-letter");

    private static string Outline(PacketOutcome outcome) =>
        Encoding.UTF8.GetString(Assert.Single(Assert.IsType<PacketOutcome.Assembled>(outcome).Packet.Files).Rendition.Content.Span);

    private static CaseFile Read(string name) => CaseFileReader.Read(SampleCases.Read(name)).Case!;

    private static DateOnly DayOf(CaseFile caseFile) => caseFile.FilingDate ?? new DateOnly(2026, 11, 22);
}
