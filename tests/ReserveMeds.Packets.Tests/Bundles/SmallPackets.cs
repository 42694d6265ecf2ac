using System.IO.Compression;
using System.Text;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Bundles;

/// <summary>A packet made by hand, with short words in place of rendered documents.</summary>
internal static class SmallPackets
{
    public static readonly EngineVersions Engines = new("1.2.3", "10.0.12", "0.14.2", "2.20.0");

    public static readonly ReportView Report = new(
        "dmp",
        new RulebookState("2026-05", new DateOnly(2026, 5, 18), new DateOnly(2026, 11, 18), Stale: true, new DateOnly(2026, 5, 18), NewerEdition: null),
        "complete",
        new ComplexityView("routine", [], []),
        [],
        new SortedDictionary<string, int>(StringComparer.Ordinal) { ["coordinator"] = 0, ["physician"] = 0 },
        Completeness: null,
        Owed: [],
        Conflicts: [],
        Arithmetic: null,
        Words: new WordsView("en", "original"));

    /// <summary>Parts 1, 2, 3, 8 and 10; the second in two languages.</summary>
    public static Packet Complete { get; } = new()
    {
        Case = new CaseFile { Reference = "RM-MA-2026-000123", Regulator = "dmp" },
        CaseDigest = new string('c', 64),
        Regulator = RegulatorCatalog.Find("dmp")!,
        Context = new PacketContext(PacketMode.Final, new DateOnly(2026, 11, 22)),
        Report = new ValidationReport
        {
            Regulator = "dmp",
            Rulebook = Report.Rulebook,
            Complexity = new Complexity(IsComplex: false, [], []),
            Findings = [],
            Arithmetic = null,
        },
        Files =
        [
            .. Part(1, "cover-letter", "fr"),
            .. Part(2, "clinical-justification-letter", "ar"),
            .. Part(2, "clinical-justification-letter", "fr"),
            .. Part(3, "product-detail-sheet", "fr"),
            .. Part(8, "timeline-sheet", "fr"),
            .. Part(10, "insurer-summary", "fr"),
        ],
    };

    public static Bundle Write(Packet packet, Audience audience) => BundleWriter.Write(Listed(packet, audience), audience, Report, product: null, Engines);

    /// <summary>The packet with a cover letter that lists what the audience gets.</summary>
    public static Packet Listed(Packet packet, Audience audience) =>
        packet with { Audience = audience, Enclosures = Listed(packet.Files, packet.Context.Attachments, audience) };

    private static EnclosureList Listed(IEnumerable<PacketFile> files, IEnumerable<Attachment> attachments, Audience audience) =>
        new(Enclosure.Of(files.Where(audience.Receives)), [.. attachments.Where(audience.Receives)], []);

    /// <summary>Unpacked entries by name inside the bag, read by the platform's own reader.</summary>
    public static Dictionary<string, byte[]> Unpack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(
            entry => entry.FullName[(entry.FullName.IndexOf('/', StringComparison.Ordinal) + 1)..],
            entry =>
            {
                using var content = new MemoryStream();
                using var stream = entry.Open();
                stream.CopyTo(content);
                return content.ToArray();
            });
    }

    private static IEnumerable<PacketFile> Part(int number, string id, string language)
    {
        var template = new Template
        {
            Id = id,
            Version = 3,
            Language = language,
            Status = language == "ar" ? "drafted" : "original",
            Title = id,
            Digest = new string((char)('0' + number % 10), 64),
        };
        foreach (var (format, pages) in new[] { (OutputFormat.Docx, (int?)null), (OutputFormat.Pdf, 2) })
        {
            var words = Encoding.UTF8.GetBytes($"{format} of {id} in {language}: {string.Concat(Enumerable.Repeat("words ", 20))}");
            IReadOnlyList<string> notes = format == OutputFormat.Docx ? ["The page count is the reader's."] : [];
            yield return new PacketFile(
                new RequiredDocument(number, id),
                language,
                format,
                template,
                new Rendition(words, pages, notes),
                ContentDigest: new string('d', 64));
        }
    }
}
