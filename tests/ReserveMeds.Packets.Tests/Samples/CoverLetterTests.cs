using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>The cover letter says of its bundle and of its validation what is so, and nothing else.</summary>
public sealed class CoverLetterTests
{
    private static readonly PacketAssembler Assembler = new(
        ShippedTexts.Loaded,
        new DocumentWriters(new OutlineOnly(OutputFormat.Pdf, pages: 7), new OutlineOnly(OutputFormat.Docx), new OutlineOnly(OutputFormat.Html)));

    public static TheoryData<string, string> Bundles()
    {
        var bundles = new TheoryData<string, string>();
        foreach (var name in SampleCases.Names)
        {
            foreach (var audience in Audience.All.Where(audience => audience.Parts.Contains(1)))
                bundles.Add(name, audience.Id);
        }

        return bundles;
    }

    private static readonly LanguageLabels Owners = ShippedTexts.Loaded.Labels.In(Language.English);

    [Theory]
    [MemberData(nameof(Bundles))]
    public async Task It_lists_the_files_of_its_bundle_with_their_pages(string name, string audience)
    {
        var caseFile = Read(name) with { Languages = ["en", "fr"] };
        var packet = await AssembleAsync(caseFile, Audience.Find(audience)!);

        var files = packet.Files.Where(file => file is { Document.IsCoverLetter: false, Format: OutputFormat.Pdf }).ToList();
        Assert.NotEmpty(files);
        Assert.True(packet.Files[0].Document.IsCoverLetter);
        foreach (var cover in packet.Files.Where(file => file is { Document.IsCoverLetter: true, Format: OutputFormat.Pdf }))
        {
            var rows = Rows(cover, cover.Language == "en" ? "Enclosures" : "Pièces jointes");
            Assert.Equal(
                files.Select(file => file.Document.Number).Distinct().Select(number => number.ToString("00", CultureInfo.InvariantCulture)),
                rows.Select(row => row[0]));
            Assert.All(rows, row => Assert.Equal("PDF, DOCX", row[3]));
            var languages = files.Select(file => file.Language).Distinct().Count();
            Assert.All(rows, row => Assert.Equal(languages, row[4].Count(character => character == '7')));
            Assert.All(rows, row => Assert.Equal(languages, row[2].Split(", ").Length));
        }
    }

    [Fact]
    public async Task Asked_for_alone_it_lists_the_regulators_bundle_without_pages()
    {
        var caseFile = Read("kimadia-moh/adolescent-ppi.json");
        var bundle = await AssembleAsync(caseFile, Audience.Regulator);

        var alone = await RenderAsync(caseFile, "en");

        Assert.Equal(
            bundle.Files.Where(file => !file.Document.IsCoverLetter).Select(file => file.Document.Id).Distinct(),
            alone.Enclosures.Parts.Select(part => part.Document.Id).Distinct());
        Assert.All(alone.Enclosures.Parts, part => Assert.Null(part.Pages));
        var outline = Outline(Assert.Single(alone.Files));
        Assert.Contains("head No. | Part | Languages | Formats\n", outline, StringComparison.Ordinal);
        Assert.DoesNotContain("Pages (PDF)", outline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_case_gives_the_same_cover_letter()
    {
        var caseFile = Read("dmp/adult-cgvhd.json");

        var first = await AssembleAsync(caseFile, Audience.Physician);
        var second = await AssembleAsync(caseFile, Audience.Physician);

        Assert.Equal(first.Files[0].ContentDigest, second.Files[0].ContentDigest);
        Assert.Equal(first.Files[0].Rendition.Content.ToArray(), second.Files[0].Rendition.Content.ToArray());
    }

    [Theory]
    [MemberData(nameof(SampleGoldenTests.Names), MemberType = typeof(SampleGoldenTests))]
    public async Task Its_checklist_counts_every_rule_of_the_edition_and_names_every_objection(string name)
    {
        var packet = await RenderAsync(Read(name), "en");
        var rules = packet.Regulator.FindRulebook(packet.Report.Rulebook.Edition)!.Rules;
        var objecting = packet.Report.Findings.Where(finding => finding.Rule.Severity != FindingSeverity.Advice)
            .Select(finding => finding.Rule.Code).Distinct().Order(StringComparer.Ordinal).ToList();

        var cover = packet.Files[0];
        var rows = Rows(cover, "Checklist");

        Assert.Equal(rules.Count, rows.Sum(row => Number(row[1])));
        Assert.Equal(rules.Count - objecting.Count, rows.Sum(row => Number(row[2])));
        Assert.Equal(objecting, rows.SelectMany(row => row[3].Split(", ")).Where(code => code != "none").Order(StringComparer.Ordinal));
        var outline = Outline(cover);
        foreach (var warning in packet.Report.Findings.Where(finding => finding.Rule.Severity == FindingSeverity.Warning))
        {
            Assert.Contains($"strong[{{{warning.Rule.Code}}}] ({{{Owners[$"owner.{ReportView.Wire(warning.Rule.Owner)}"]}}}", outline, StringComparison.Ordinal);
            Assert.Contains(ShippedTexts.Loaded.Findings.Of(warning, "en").Message[..12], outline, StringComparison.Ordinal);
        }

        Assert.Equal(!packet.Report.IsComplete, outline.Contains("This draft cannot be filed", StringComparison.Ordinal));
        Assert.Contains("It is no approval and promises none.", outline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-18", "The edition is within its review date.")]
    [InlineData("2026-11-19", "strong[The edition is past its review date.]")]
    public async Task It_says_whether_the_edition_is_stale(string filedOn, string says)
    {
        var caseFile = Read("kimadia-moh/adolescent-ppi.json");
        var day = DateOnly.Parse(filedOn, CultureInfo.InvariantCulture);

        var packet = await RenderAsync(caseFile with { FilingDate = day }, "en");

        Assert.Contains(says, Outline(packet.Files[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task The_letterhead_of_the_hospital_heads_what_its_physician_sends(bool importerFiles, bool onCoverLetter)
    {
        var complete = Read("kimadia-moh/adolescent-ppi.json");
        var caseFile = complete with
        {
            Importer = complete.Importer with { Files = importerFiles },
            Facility = complete.Facility with { Letterhead = new() { Lines = ["Department *of* Haematology", "Example Street 1"] } },
        };

        var packet = await AssembleAsync(caseFile, Audience.Regulator);

        const string Head = "letterhead {Department *of* Haematology}↵{Example Street 1}\n";
        Assert.Equal(onCoverLetter, Plain(packet, 1).Contains(Head, StringComparison.Ordinal));
        Assert.Contains(Head, Plain(packet, 2), StringComparison.Ordinal);
        Assert.DoesNotContain(Head, Plain(packet, 3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_importer_files_it_sends_and_signs_the_cover_letter()
    {
        var complete = Read("kimadia-moh/adolescent-ppi.json");
        var byImporter = Outline((await RenderAsync(complete with { Importer = complete.Importer with { Files = true } }, "en")).Files[0]);
        var byPhysician = Outline((await RenderAsync(complete with { Importer = complete.Importer with { Files = false } }, "en")).Files[0]);

        Assert.Contains($"  line {{{complete.Importer.Name}}}\n", byImporter, StringComparison.Ordinal);
        Assert.DoesNotContain(complete.Importer.Name!, byPhysician, StringComparison.Ordinal);
        Assert.All(
            new[] { byImporter, byPhysician },
            outline => Assert.All(new[] { "ink Date:", "ink Signature:" }, line => Assert.Contains(line, outline, StringComparison.Ordinal)));

        // A number that is known is not left to be written by hand; one that is not is a gap.
        Assert.Contains($"line Licence number: {{{complete.Importer.EstablishmentLicenseNumber}}}\n", byImporter, StringComparison.Ordinal);
        Assert.Contains($"line Licence number: {{{complete.Physician.LicenseNumber}}}\n", byPhysician, StringComparison.Ordinal);
        var unknown = Outline((await RenderAsync(complete with { Importer = complete.Importer with { Files = true, EstablishmentLicenseNumber = null } }, "en")).Files[0]);
        Assert.Contains("line Licence number: gap[", unknown, StringComparison.Ordinal);
    }

    /// <summary>Cells of the table below a heading, without the marks of values.</summary>
    private static List<string[]> Rows(PacketFile file, string heading) =>
    [
        .. Outline(file).Split('\n')
            .SkipWhile(line => line != $"h2 {heading}")
            .SkipWhile(line => line != "table").Skip(2)
            .TakeWhile(line => line.StartsWith("  row ", StringComparison.Ordinal))
            .Select(line => line["  row ".Length..].Split(" | ").Select(cell => cell.Trim('{', '}')).ToArray()),
    ];

    private static string Plain(Packet packet, int number) =>
        Outline(packet.Files.First(file => file.Document.Number == number)).Replace("\\", "", StringComparison.Ordinal);

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static string Outline(PacketFile file) => Encoding.UTF8.GetString(file.Rendition.Content.Span);

    private static async Task<Packet> AssembleAsync(CaseFile caseFile, Audience audience) => PacketOf(
        await Assembler.AssembleAsync(caseFile, new PacketContext(ModeOf(caseFile), DayOf(caseFile)), audience, CancellationToken.None));

    private static async Task<Packet> RenderAsync(CaseFile caseFile, string language) => PacketOf(await Assembler.RenderAsync(
        caseFile,
        new PacketContext(ModeOf(caseFile), DayOf(caseFile)),
        RegulatorCatalog.Find(caseFile.Regulator)!.Documents.Single(document => document.IsCoverLetter),
        language,
        OutputFormat.Html,
        CancellationToken.None));

    private static Packet PacketOf(PacketOutcome outcome) => Assert.IsType<PacketOutcome.Assembled>(outcome).Packet;

    private static PacketMode ModeOf(CaseFile caseFile) =>
        Assembler.Validate(caseFile, DayOf(caseFile)).IsComplete ? PacketMode.Final : PacketMode.Draft;

    private static CaseFile Read(string name) => CaseFileReader.Read(SampleCases.Read(name)).Case!;

    private static DateOnly DayOf(CaseFile caseFile) => caseFile.FilingDate ?? new DateOnly(2026, 11, 22);
}
