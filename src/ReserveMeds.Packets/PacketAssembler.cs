using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Outline;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Proof;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets;

/// <summary>One case in, findings or a packet out. Holds no rule, no format and no words of its own.</summary>
/// <param name="readers">What reads finished files back; null where the writers are stand-ins whose files nobody can read.</param>
public sealed class PacketAssembler(PacketTexts texts, DocumentWriters writers, DocumentReaders? readers = null)
{
    private static readonly IReadOnlyList<OutputFormat> FiledFormats = [OutputFormat.Pdf, OutputFormat.Docx];

    /// <param name="on">Day on which the question is asked.</param>
    /// <param name="edition">Edition of the rulebook; null for the one in force on the filing date, or on the day asked where there is none.</param>
    /// <exception cref="ArgumentException">The regulator has no such edition.</exception>
    public ValidationReport Validate(CaseFile caseFile, DateOnly on, string? edition = null)
    {
        var regulator = RegulatorOf(caseFile);
        var rulebook = RulebookFor(caseFile, on, edition);
        var languages = LanguagesOf(caseFile, regulator);
        var report = rulebook.Check(caseFile, on)
            .With(PrintRules.Check(caseFile, rulebook, languages, texts.Templates, regulator));

        // One language of each document will do: a fact is missing in all of them or in none.
        var parts = regulator.DocumentsFor(caseFile)
            .SelectMany(document => languages.Concat(Existing(document, regulator))
                .Where(language => Has(regulator, document, language))
                .Take(1)
                .Select(language => (document, language)));
        var composer = new PartComposer(texts, caseFile, new(PacketMode.Final, on), report, audience: null);
        var planned = Planned(caseFile);
        var composed = parts.Select(part => composer.Compose(part.document, part.language, planned));
        report = report.With(PrintRules.CheckGaps(composed, report, rulebook));
        return report with
        {
            Completeness = Completeness.Of(caseFile, ProductCatalog.Find(caseFile.Product.Profile), regulator, rulebook, report),
        };
    }

    /// <summary>Languages in which each document of the regulator exists, in the regulator's order of preference.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> DocumentLanguages(Regulator regulator) =>
        regulator.Documents.ToDictionary(document => document.Id, document => Existing(document, regulator), StringComparer.Ordinal);

    /// <summary>Renders the parts of one audience, in each language of the case that exists, as PDF and DOCX.</summary>
    /// <exception cref="WriterUnavailableException">An engine is away.</exception>
    public async Task<PacketOutcome> AssembleAsync(
        CaseFile caseFile, PacketContext context, Audience audience, CancellationToken cancellationToken)
    {
        var outcome = await RenderAsync(caseFile, context, PartsOf(caseFile, audience), FiledFormats, audience, cancellationToken);
        return outcome is PacketOutcome.Assembled { Packet: var packet } && EnclosureCheck.Check(packet, audience) is { Count: > 0 } findings
            ? new PacketOutcome.Refused(packet.Report.With(findings))
            : outcome;
    }

    /// <summary>Renders one document in one language and format; the packet holds that one file.</summary>
    /// <param name="document">One of the regulator's, which exists in the language.</param>
    /// <exception cref="WriterUnavailableException">The engine is away.</exception>
    public Task<PacketOutcome> RenderAsync(
        CaseFile caseFile,
        PacketContext context,
        RequiredDocument document,
        string language,
        OutputFormat format,
        CancellationToken cancellationToken) =>
        RenderAsync(caseFile, context, [(document, language)], [format], audience: null, cancellationToken);

    private async Task<PacketOutcome> RenderAsync(
        CaseFile caseFile,
        PacketContext context,
        IReadOnlyList<(RequiredDocument Document, string Language)> parts,
        IReadOnlyList<OutputFormat> formats,
        Audience? audience,
        CancellationToken cancellationToken)
    {
        var report = Validate(caseFile, context.IssueDate, context.Edition);
        if (context.Mode == PacketMode.Final && !report.IsComplete)
            return new PacketOutcome.Refused(report);

        var composer = new PartComposer(texts, caseFile, context, report, audience);
        var rulebook = RulebookFor(caseFile, context.IssueDate, context.Edition);
        var (enclosed, gaps) = await RenderPartsAsync(parts.Where(part => !part.Document.IsCoverLetter), []);
        if (gaps.Count > 0)
            return new PacketOutcome.Refused(report.With(gaps));

        // The cover letter comes last: it lists what was really rendered. Asked for alone, it lists what a regulator would get.
        var enclosures = enclosed.Count > 0 ? Enclosure.Of(enclosed.Select(written => written.File)) : Planned(caseFile);
        var (covers, coverGaps) = await RenderPartsAsync(parts.Where(part => part.Document.IsCoverLetter), enclosures);
        if (coverGaps.Count > 0)
            return new PacketOutcome.Refused(report.With(coverGaps));

        List<PacketFile> files = [.. covers.Concat(enclosed).Select(written => written.File)];
        List<ReadFile> read = [.. covers.Concat(enclosed).Select(written => written.Read).OfType<ReadFile>()];
        var consistency = read.Count == 0
            ? null
            : new ConsistencyProof(caseFile, ProductCatalog.Find(caseFile.Product.Profile), texts.Labels, context.Mode == PacketMode.Final).Of(read);
        if (consistency is not null && ProofRules.Findings(consistency, read, caseFile, rulebook, RegulatorOf(caseFile)) is { Count: > 0 } faults)
            return new PacketOutcome.Refused(report.With(faults));

        return new PacketOutcome.Assembled(new()
        {
            Case = caseFile,
            CaseDigest = CaseDigest.Of(caseFile),
            Regulator = RegulatorOf(caseFile),
            Context = context,
            Report = report.With(PrintRules.CheckLength(files, rulebook)),
            Audience = audience,
            Files = files,
            Enclosures = covers.Count > 0 ? enclosures : [],
            Consistency = consistency,
        });

        async Task<(IReadOnlyList<Written> Files, IReadOnlyList<Finding> Gaps)> RenderPartsAsync(
            IEnumerable<(RequiredDocument Document, string Language)> some, IReadOnlyList<Enclosure> listed)
        {
            var composed = some.Select(part => composer.Compose(part.Document, part.Language, listed)).ToList();

            // The report has asked for every fact by now. Should the words of one language need one more, no gap may go out.
            if (context.Mode == PacketMode.Final && PrintRules.CheckGaps(composed, report, rulebook) is { Count: > 0 } found)
                return ([], found);

            var writing = composed.SelectMany(part => formats.Select(format => WriteAsync(part, format, cancellationToken)));
            return (await Task.WhenAll(writing), []);
        }
    }

    /// <summary>What the bundle for the regulator would hold beside the cover letter; its pages are not known.</summary>
    private IReadOnlyList<Enclosure> Planned(CaseFile caseFile) =>
    [
        .. PartsOf(caseFile, Audience.Regulator)
            .Where(part => !part.Document.IsCoverLetter)
            .Select(part => new Enclosure(
                part.Document, texts.Templates.Find(caseFile.Regulator, part.Document.Id, part.Language)!, FiledFormats, Pages: null)),
    ];

    /// <returns>The file, and what its bytes say where its format is read back.</returns>
    private async Task<Written> WriteAsync(ComposedPart part, OutputFormat format, CancellationToken cancellationToken)
    {
        var file = new PacketFile(
            part.Required,
            part.Language,
            format,
            part.Template,
            await writers[format].WriteAsync(part.Document, cancellationToken),
            ContentDigest.Of(OutlineWriter.Write(part.Document)))
        {
            Passages = Passages.Of(part.Document),
        };
        var reader = readers?.Find(format);
        return new(file, reader is null ? null : new ReadFile(file, part, reader.Read(file.Rendition.Content)));
    }

    private static Rulebook RulebookFor(CaseFile caseFile, DateOnly on, string? edition)
    {
        var regulator = RegulatorOf(caseFile);
        return edition is null
            ? regulator.RulebookOn(caseFile.FilingDate ?? on)
            : regulator.FindRulebook(edition) ?? throw new ArgumentException("The regulator has no such edition.", nameof(edition));
    }

    private static Regulator RegulatorOf(CaseFile caseFile) => RegulatorCatalog.Find(caseFile.Regulator)
        ?? throw new ArgumentException("The case names no regulator of the catalog.", nameof(caseFile));

    /// <summary>The languages asked for that exist for the regulator; where none does, the first that exists.</summary>
    private IReadOnlyList<string> LanguagesOf(CaseFile caseFile, Regulator regulator)
    {
        var existing = regulator.Documents.SelectMany(document => Existing(document, regulator)).Distinct(StringComparer.Ordinal).ToList();
        List<string> wanted = [.. caseFile.Languages.Where(existing.Contains).Distinct(StringComparer.Ordinal)];
        return wanted.Count > 0 ? wanted : [.. existing.Take(1)];
    }

    private IReadOnlyList<(RequiredDocument Document, string Language)> PartsOf(CaseFile caseFile, Audience audience)
    {
        var regulator = RegulatorOf(caseFile);
        var languages = LanguagesOf(caseFile, regulator);
        return
        [
            .. regulator.DocumentsFor(caseFile)
                .Where(document => audience.Parts.Contains(document.Number))
                .SelectMany(document => languages.Where(language => Has(regulator, document, language)).Select(language => (document, language))),
        ];
    }

    private IReadOnlyList<string> Existing(RequiredDocument document, Regulator regulator) =>
        [.. regulator.Languages.Where(language => Has(regulator, document, language))];

    private bool Has(Regulator regulator, RequiredDocument document, string language) =>
        texts.Templates.Find(regulator.Id, document.Id, language) is not null;

    /// <param name="Read">Null where the format is not read back.</param>
    private sealed record Written(PacketFile File, ReadFile? Read);
}
