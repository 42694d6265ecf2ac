using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Layout.Tests.Pdf;

namespace ReserveMeds.Packets.Layout.Tests.Samples;

/// <summary>What recipients hold in their hands: every document of every sample, read back by other programs.</summary>
[Collection(PdfCollection.Name)]
public sealed partial class SamplePagesTests(PdfEngine engine)
{
    private static readonly string[] AllowedFonts =
        ["NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic", "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold", "NotoSansSymbols2-Regular", "NotoSansMath-Regular"];

    private static readonly Dictionary<string, string> DraftMarks = new(StringComparer.Ordinal)
    {
        ["en"] = "DRAFT",
        ["fr"] = "BROUILLON",
        ["ar"] = "مسودة – ليست للتقديم",
        ["ckb"] = "ڕەشنووس",
    };

    private static readonly Dictionary<string, string> PageLabels = new(StringComparer.Ordinal)
    {
        ["en"] = "Page {0} of {1}",
        ["fr"] = "Page {0} sur {1}",
        ["ar"] = "الصفحة {0} من {1}",
        // Poppler parts the ligature that the first word begins with.
        ["ckb"] = "اپەڕەی {0} لە {1}",
    };

    // Of a drawn chart; a DOCX has its readings as a table.
    private static readonly string[] AxisNumbers = [.. Enumerable.Range(0, 30).Select(degrees => degrees.ToString(CultureInfo.InvariantCulture))];

    // What each document must show, word for word.
    private static readonly Dictionary<string, string[]> Shown = new(StringComparer.Ordinal)
    {
        ["clinical-justification-letter"] =
        [
            "/reference", "/patient/identifier", "/physician/name", "/physician/specialty", "/physician/licenseNumber",
            "/physician/phone", "/physician/email", "/facility/name", "/facility/city", "/facility/licenseNumber",
            "/facility/pharmacy/name", "/facility/pharmacy/pharmacistInCharge", "/diagnosis/condition", "/diagnosis/codes/*/code",
            "/diagnosis/severity/instrument", "/diagnosis/severity/value", "/diagnosis/severity/evidence", "/diagnosis/summary",
            "/priorTherapies/*/regimen", "/priorTherapies/*/reasonStopped", "/request/rationale", "/request/localAlternative/name",
            "/request/localAlternative/whyUnsuitable", "/dosing/startingDose", "/dosing/maintenanceDose", "/dosing/route",
            "/dosing/schedule", "/monitoring/baseline/*", "/monitoring/followUp/*/item", "/monitoring/followUp/*/interval",
            "/monitoring/doseModification/*",
        ],
        ["cover-letter"] = ["/reference", "/patient/identifier", "/physician/name", "/physician/specialty", "/facility/name", "/facility/city"],
        ["physician-license-record"] =
        [
            "/reference", "/patient/identifier", "/physician/name", "/physician/specialty", "/physician/licenseNumber",
            "/physician/licenseVerifications/*/verifiedBy", "/physician/licenseVerifications/*/reference",
            "/facility/name", "/facility/city", "/facility/licenseNumber",
        ],
        ["facility-license-record"] =
        [
            "/reference", "/patient/identifier", "/physician/name", "/facility/name", "/facility/city",
            "/facility/licenseNumber", "/facility/licenseVerification/verifiedBy", "/facility/licenseVerification/reference",
            "/facility/pharmacy/name", "/facility/pharmacy/pharmacistInCharge", "/facility/pharmacy/licenseNumber", "/facility/pharmacy/phone",
            "/facility/storage/protocolReference", "/facility/storage/monitoringLogReference", "/importer/name",
            "/importer/establishmentLicenseNumber", "/importer/contact",
        ],
        ["product-detail-sheet"] =
        [
            "/reference", "/patient/identifier", "/physician/name", "/physician/licenseNumber", "/facility/name",
            "/facility/licenseNumber", "/dosing/maintenanceDose", "/dosing/route", "/dosing/schedule", "/coordinator/name", "/coordinator/email",
        ],
        ["chain-of-custody-plan"] =
        [
            "/reference", "/patient/identifier", "/importer/name", "/importer/establishmentLicenseNumber", "/importer/contact",
            "/facility/name", "/facility/pharmacy/name", "/facility/pharmacy/licenseNumber", "/facility/pharmacy/pharmacistInCharge",
            "/facility/storage/protocolReference", "/facility/storage/monitoringLogReference", "/custody/legs/*/from",
            "/custody/legs/*/to", "/custody/legs/*/responsible", "/custody/legs/*/handover", "/custody/loggerReference",
        ],
        ["storage-and-temperature-record"] =
        [
            "/reference", "/patient/identifier", "/facility/name", "/facility/pharmacy/name", "/facility/pharmacy/licenseNumber",
            "/facility/pharmacy/pharmacistInCharge", "/facility/storage/protocolReference", "/facility/storage/monitoringLogReference",
            "/custody/loggerReference",
        ],
        ["timeline-sheet"] =
        [
            "/reference", "/patient/identifier", "/physician/name", "/importer/name", "/custody/legs/*/responsible",
            "/custody/loggerReference", "/coordinator/name",
        ],
        ["cost-sheet"] =
        [
            "/reference", "/patient/identifier", "/cost/exchangeRate/source", "/cost/conciergeFee/source",
        ],
        ["insurer-summary"] =
        [
            "/reference", "/patient/identifier", "/physician/name", "/facility/name", "/diagnosis/condition",
            "/diagnosis/severity/value", "/diagnosis/severity/evidence", "/priorTherapies/*/regimen", "/priorTherapies/*/reasonStopped",
            "/request/rationale", "/request/localAlternative/whyUnsuitable", "/dosing/startingDose", "/dosing/maintenanceDose",
            "/dosing/schedule", "/monitoring/baseline/*", "/monitoring/followUp/*/item", "/monitoring/doseModification/*",
            "/payer/priorDenialReference", "/coordinator/name", "/coordinator/email",
        ],
        ["patient-onboarding-guide"] =
        [
            "/facility/name", "/facility/city", "/facility/pharmacy/name", "/facility/pharmacy/phone",
            "/dosing/startingDose", "/dosing/maintenanceDose", "/dosing/route", "/dosing/schedule", "/monitoring/followUp/*/item",
            "/monitoring/followUp/*/interval", "/coordinator/name", "/coordinator/email",
        ],
    };

    private readonly SamplePackets packets = new(engine);

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task PDF_and_DOCX_say_the_same_and_hold_every_value(string name)
    {
        foreach (var part in await packets.RenderAsync(name))
        {
            using var pdf = new PdfFile(part.Pdf);
            using var docx = new DocxText(part.Docx.Content);
            var place = $"{name}, {part.Document}, {part.Language}";
            var mixed = IsMixed(docx.Body);

            var onPaper = Count(pdf.Text, mixed);
            var frame = Count(docx.Frame, mixed).Keys
                .Concat(Enumerable.Range(1, pdf.Pages).Select(page => page.ToString(CultureInfo.InvariantCulture)))
                // A DOCX leaves the marks of its lists to the reader, and repeats the header of a table where it lays out pages.
                .Concat(Count("• 1. 2. 3.", mixed).Keys)
                .Concat(Count(docx.TableHeaders, mixed).Keys)
                .Concat(part.Document == "storage-and-temperature-record" ? AxisNumbers : [])
                .ToHashSet(StringComparer.Ordinal);
            foreach (var (word, times) in Count(docx.Body, mixed))
            {
                Assert.True(onPaper.GetValueOrDefault(word) >= times, $"{place}: the DOCX says '{word}' {times} times, the PDF {onPaper.GetValueOrDefault(word)}.");
                onPaper[word] -= times;
            }

            // The letters of a watermark are read one by one, and those with a vowel mark twice.
            var isLoose = part.Mode == PacketMode.Draft || VowelMarks().IsMatch(docx.Body);
            var more = onPaper
                .Where(word => word.Value > 0 && !frame.Contains(word.Key) && !(isLoose && word.Key.Length == 1))
                .Select(word => word.Key);
            Assert.True(!more.Any(), $"{place}: only the PDF says {string.Join(' ', more)}.");

            var paper = Joined(pdf.Text);
            foreach (var value in SamplePackets.ValuesAt(name, Shown[part.Document]).Select(DocxText.Fold))
            {
                Assert.True(docx.Body.Contains(value, StringComparison.Ordinal), $"{place}: the DOCX lacks '{value}'.");
                // Right-to-left words come back from a PDF in an order of the reader's own; that they are there is counted above.
                if (!IsMixed(value))
                    Assert.True(paper.Contains(Joined(value), StringComparison.Ordinal), $"{place}: the PDF lacks '{value}'.");
            }
        }
    }

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task A_PDF_is_sound_tagged_archival_and_complete(string name)
    {
        foreach (var part in await packets.RenderAsync(name))
        {
            using var pdf = new PdfFile(part.Pdf);

            pdf.Check();
            Assert.Matches(@"Title:\s+\S", pdf.Info);
            Assert.Matches(@"Tagged:\s+yes", pdf.Info);
            Assert.Contains("<pdfaid:part>2</pdfaid:part>", pdf.Metadata, StringComparison.Ordinal);
            Assert.Contains("<pdfaid:conformance>A</pdfaid:conformance>", pdf.Metadata, StringComparison.Ordinal);
            Assert.Matches($@"/Lang \({part.Language}", pdf.Objects);
            var tags = pdf.Tags;
            Assert.Matches(@"(?m)^\s*H1\b", tags);
            // One licence has one record: a list of what it says, and no table.
            Assert.Equal(part.Document != "facility-license-record", Regex.IsMatch(tags, @"(?m)^\s*TH\b"));
            Assert.All(pdf.Fonts, font =>
            {
                Assert.Contains(font.Name[(font.Name.IndexOf('+', StringComparison.Ordinal) + 1)..], AllowedFonts);
                Assert.True(font is { Embedded: true, Subset: true, Unicode: true }, font.Name);
            });
            // A read-out, its chart and the forms to fill in.
            Assert.True(pdf.Pages <= (part.Document == "storage-and-temperature-record" ? 4 : 3), $"{name}, {part.Document}, {part.Language} has {pdf.Pages} pages.");
            for (var page = 1; page <= pdf.Pages; page++)
            {
                var text = pdf.TextOf(page);
                Assert.True(part.Mode != PacketMode.Draft || ShowsMark(text, DraftMarks[part.Language]), $"{name}, {part.Document}, {part.Language}: page {page} lacks its mark.");
                // Readers put the words around right-to-left numbers where they like.
                Assert.All(
                    string.Format(CultureInfo.InvariantCulture, PageLabels[part.Language], page, pdf.Pages).Split(' '),
                    word => Assert.Contains(word, text, StringComparison.Ordinal));
            }
        }
    }

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task A_letter_of_a_complete_case_has_two_pages(string name)
    {
        foreach (var part in await packets.RenderAsync(name))
        {
            if (part is { Document: "clinical-justification-letter", Mode: PacketMode.Final })
                Assert.True(part.Pdf.Pages == 2, $"{name}, {part.Language}: {part.Pdf.Pages} pages");
        }
    }

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task A_DOCX_has_no_error(string name)
    {
        foreach (var part in await packets.RenderAsync(name))
        {
            using var docx = new DocxText(part.Docx.Content);
            Assert.Empty(docx.Errors);
        }
    }

    [PdfTheory]
    [InlineData("{{patient.identifier}} {{{x}}} {{#each y}}")]
    [InlineData("**bold** _em_ # head `code` [words](https://example.org) ![x](y) ::: note")]
    [InlineData("1. first - item + item > quote | cell | === ---")]
    [InlineData("<script>alert(1)</script> <b>&amp;</b> ]]> <!-- x -->")]
    [InlineData("#panic(1) $x^2$ @ref <label> // comment /* c */ #let a = 1 \\u{41}")]
    [InlineData("{ PAGE \\* MERGEFORMAT } { HYPERLINK x } =1+1 @SUM(A1) +cmd")]
    [InlineData("100 % ≥ 3 ≤ 4 → “quoted” ‘x’ -- --- ... 'q' \"q\"")]
    public async Task Hostile_values_are_printed_as_the_literal_text_they_are(string hostile)
    {
        var complete = CaseFileReader.Read(SamplePackets.Bytes("kimadia-moh/off-label-dose.json")).Case!;
        var caseFile = complete with
        {
            Physician = complete.Physician with { Name = hostile },
            Diagnosis = complete.Diagnosis with { Summary = hostile, Condition = hostile },
            PriorTherapies = [.. complete.PriorTherapies.Select(therapy => therapy with { Regimen = hostile })],
            Request = complete.Request with { Rationale = hostile },
            Monitoring = complete.Monitoring with { Baseline = [hostile] },
            Coordinator = complete.Coordinator with { Name = hostile },
            Custody = complete.Custody with { Legs = [.. complete.Custody.Legs.Select(leg => leg with { Handover = hostile })] },
            Cost = complete.Cost with { ExchangeRate = complete.Cost.ExchangeRate with { Source = hostile } },
        };

        foreach (var part in await packets.RenderAsync(caseFile))
        {
            var expected = part.Document == "clinical-justification-letter" ? 9 : 1;
            using var pdf = new PdfFile(part.Pdf);
            using var docx = new DocxText(part.Docx.Content);
            var html = DocxText.Fold(WebUtility.HtmlDecode(Regex.Replace(Encoding.UTF8.GetString(part.Html.Content.Span), "<[^>]*>", " ")));

            var literal = DocxText.Fold(hostile);
            foreach (var (format, text) in new[] { ("PDF", Tight(pdf.Text)), ("DOCX", Tight(docx.Body)), ("HTML", Tight(html)) })
            {
                var times = Regex.Count(text, Regex.Escape(Tight(literal)));
                Assert.True(times >= expected, $"{part.Document} as {format} says the value {times} times, not {expected}.");
            }
        }

        // Where lines end is for the format to choose.
        static string Tight(string text) => text.Replace(" ", "", StringComparison.Ordinal);
    }

    [NeedsToolsFact("soffice", "pdfinfo", "mutool")]
    public async Task LibreOffice_lays_out_every_DOCX_with_all_its_words()
    {
        var folder = Directory.CreateTempSubdirectory("sample-docx-");
        try
        {
            var bodies = new Dictionary<string, string>(StringComparer.Ordinal);
            var mostPages = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var name in SamplePackets.AllNames)
            {
                foreach (var part in await packets.RenderAsync(name))
                {
                    var file = Path.Combine(folder.FullName, $"{Path.ChangeExtension(name, null).Replace('/', '_')}.{part.Document}.{part.Language}.docx");
                    await File.WriteAllBytesAsync(file, part.Docx.Content);
                    using var docx = new DocxText(part.Docx.Content);
                    bodies.Add(file, docx.Body);
                    mostPages.Add(file, part.Pdf.Pages!.Value);
                }
            }

            // It gives up, without a word, on some hundred files in one run.
            foreach (var some in bodies.Keys.Chunk(50))
            {
                CommandLine.Run(
                    "soffice",
                    ["-env:UserInstallation=file://" + folder.FullName + "/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, .. some]);
            }

            foreach (var (file, body) in bodies)
            {
                var text = CommandLine.Run("pdftotext", "-raw", Path.ChangeExtension(file, "pdf"), "-");
                // The few lines that run over stand on a page of their own.
                Assert.True(text.Count(character => character == '\f') <= mostPages[file], $"{Path.GetFileName(file)} has more pages than its PDF, {mostPages[file]}.");
                var laidOut = Count(DocxText.Fold(text), IsMixed(body));
                // How right-to-left words come out is read from glyph positions in DocxLayoutTests.
                var missing = Count(body, IsMixed(body)).Where(word => !IsMixed(word.Key) && laidOut.GetValueOrDefault(word.Key) < word.Value).Select(word => word.Key);
                Assert.True(!missing.Any(), $"{Path.GetFileName(file)} lacks {string.Join(' ', missing)}.");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// Words with their number. A line may end behind a hyphen, so such halves are joined. Poppler returns right-to-left words
    /// with their ligatures parted, their vowel marks doubled and the marks around them moved: where there are any, each
    /// right-to-left letter counts by itself and the other words count without the marks at their ends.
    /// </summary>
    private static Dictionary<string, int> Count(string text, bool mixed)
    {
        // The arrows of a chain are words of a DOCX and lines of a PDF.
        text = text.Replace('→', ' ').Replace('←', ' ');
        var words = Joined(mixed ? LettersApart(text) : text).Split(' ').AsEnumerable();
        if (mixed)
            words = words.Select(word => word.Trim('.', ',', ';', ':', '(', ')', '،', '؛', '؟', '«', '»'));
        return words.Where(word => word.Length > 0).CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    private static string LettersApart(string text) => Regex.Replace(VowelMarks().Replace(text, ""), @"[\u0590-\u08FF-[،؛؟]]", " $0 ");

    /// <summary>A slanted mark comes back letter by letter, and from right to left in either order.</summary>
    private static bool ShowsMark(string text, string mark)
    {
        var (letters, wanted) = (Letters(text), Letters(mark));
        return letters.Contains(wanted, StringComparison.Ordinal) || letters.Contains(string.Concat(wanted.Reverse()), StringComparison.Ordinal);

        static string Letters(string text) => VowelMarks().Replace(text, "").Replace(" ", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\p{Mn}")]
    private static partial Regex VowelMarks();

    private static string Joined(string text) => text.Replace("- ", "-", StringComparison.Ordinal);

    private static bool IsMixed(string text) => text.Any(character => character is >= '\u0590' and <= '\u08FF');
}
