using System.Collections.Concurrent;
using System.Text.Json;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Documents.Writers.Html;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Layout.Tests.Pdf;
using ReserveMeds.Packets.Layout.Tests.Reading;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Layout.Tests.Samples;

/// <summary>The sample cases, rendered as the service renders them.</summary>
internal sealed class SamplePackets(PdfEngine engine)
{
    private static readonly string Root = Repository.Root;

    // Several tests read the same files; that bytes repeat is shown elsewhere.
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<SamplePart>>>> Rendered = new(StringComparer.Ordinal);

    private readonly PacketAssembler assembler = new(
        Texts,
        new DocumentWriters(new PdfWriter(engine.Workers), new DocxWriter(), new HtmlWriter()) { Bind = new PdfWriter(engine.Workers).WriteAsync },
        new DocumentReaders(new PdfReader(), new DocxReader()));

    public static PacketTexts Texts { get; } = PacketTexts.Load(
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "templates"), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new TextFile(Path.GetRelativePath(Path.Combine(Root, "templates"), file), File.ReadAllText(file))),
    ]);

    /// <summary>Paths such as <c>dmp/adult-cgvhd.json</c>.</summary>
    public static IReadOnlyList<string> AllNames { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "samples"), "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(Root, "samples"), file))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Names { get; } = [.. AllNames];

    /// <summary>First word of the mark on each page of a draft.</summary>
    public static string DraftMark(string language) => language switch { "fr" => "BROUILLON", "ckb" => "ڕەشنووس", "ar" => "مسودة", _ => "DRAFT" };

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Root, "samples", name));

    /// <summary>A log with one excursion, one gap and one line without a number.</summary>
    private static IReadOnlyList<Attachment> Log { get; } = AttachmentReader.Read(
        [new("temperature-log", null, File.ReadAllBytes(Path.Combine(Root, "tests/ReserveMeds.Packets.Tests/Temperatures/logger.csv")))]).Attachments;

    /// <summary>
    /// Every document in every language; final where no rule refuses the case, else a draft. With a log where storage is
    /// controlled.
    /// </summary>
    public Task<IReadOnlyList<SamplePart>> RenderAsync(string name) =>
        Rendered.GetOrAdd(name, key => new(() => RenderAsync(CaseFileReader.Read(Bytes(key)).Case!))).Value;

    public async Task<IReadOnlyList<SamplePart>> RenderAsync(CaseFile caseFile)
    {
        var day = DayOf(caseFile);
        var mode = assembler.Validate(caseFile, day).IsComplete ? PacketMode.Final : PacketMode.Draft;
        var regulator = RegulatorCatalog.Find(caseFile.Regulator)!;
        var parts = new List<SamplePart>();
        var attachments = AttachmentsOf(caseFile);
        foreach (var document in regulator.DocumentsFor(caseFile, attachments))
        {
            foreach (var language in assembler.DocumentLanguages(regulator)[document.Id])
            {
                parts.Add(new SamplePart(
                    document.Id,
                    language,
                    mode,
                    await RenderAsync(OutputFormat.Pdf),
                    await RenderAsync(OutputFormat.Docx),
                    await RenderAsync(OutputFormat.Html)));

                async Task<Rendition> RenderAsync(OutputFormat format)
                {
                    var outcome = await assembler.RenderAsync(
                        caseFile, new PacketContext(mode, day) { Attachments = attachments }, document, language, format, CancellationToken.None);
                    var refusal = outcome is PacketOutcome.Refused(var report) ? string.Join(", ", report.Findings.Where(finding => finding.Rule.Severity == FindingSeverity.Reject).Select(finding => finding.Rule.Code)) : "";
                    Assert.True(refusal.Length == 0, $"{document.Id}, {language}, {format}: {refusal}");
                    return Assert.IsType<PacketOutcome.Assembled>(outcome).Packet.Files.Single().Rendition;
                }
            }
        }

        return parts;
    }

    /// <summary>The Document that a part is written from.</summary>
    public async Task<Document> ComposeAsync(CaseFile caseFile, SamplePart part)
    {
        var writer = new SwappedWriter(OutputFormat.Html, inner: null, instead: null);
        var document = RegulatorCatalog.Find(caseFile.Regulator)!.Documents.Single(document => document.Id == part.Document);
        await new PacketAssembler(Texts, new DocumentWriters(writer)).RenderAsync(
            caseFile, new PacketContext(part.Mode, DayOf(caseFile)) { Attachments = AttachmentsOf(caseFile) }, document, part.Language, OutputFormat.Html, CancellationToken.None);
        return writer.Given!;
    }

    private static DateOnly DayOf(CaseFile caseFile) => caseFile.FilingDate ?? new DateOnly(2026, 11, 22);

    private static IReadOnlyList<Attachment> AttachmentsOf(CaseFile caseFile) =>
        ProductCatalog.Find(caseFile.Product.Profile)?.Storage.NeedsControlledStorage == true ? Log : [];

    /// <summary>Texts of the case at the pointers; <c>*</c> stands for every index. Missing ones are left out.</summary>
    public static IEnumerable<string> ValuesAt(string name, IEnumerable<string> pointers)
    {
        using var json = JsonDocument.Parse(Bytes(name));
        return pointers.SelectMany(pointer => At(json.RootElement, pointer.Split('/').Skip(1))).ToList();
    }

    private static IEnumerable<string> At(JsonElement element, IEnumerable<string> path) => path.FirstOrDefault() switch
    {
        null => element.ValueKind == JsonValueKind.String ? [element.GetString()!] : [],
        "*" => element.EnumerateArray().SelectMany(item => At(item, path.Skip(1))),
        var name => element.TryGetProperty(name, out var member) ? At(member, path.Skip(1)) : [],
    };
}

internal sealed record SamplePart(string Document, string Language, PacketMode Mode, Rendition Pdf, Rendition Docx, Rendition Html);
