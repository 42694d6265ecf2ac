using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Outline;
using ReserveMeds.Packets.Documents.Writers.Pdf;
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
        var composer = new PartComposer(texts, caseFile, new(PacketMode.Final, on), report, audience: null);
        var planned = Planned(caseFile, new(PacketMode.Final, on));
        var gaps = regulator.DocumentsFor(caseFile).SelectMany(document => composer.Gaps(document, languages[0], planned));
        report = report.With(PrintRules.CheckGaps(gaps, report, rulebook));
        return report with
        {
            Completeness = Completeness.Of(caseFile, ProductCatalog.Find(caseFile.Product.Profile), regulator, rulebook, report),
        };
    }

    /// <summary>Languages of each document of the regulator, in its order of preference: <see cref="PacketTexts.Load"/> has seen that all exist.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> DocumentLanguages(Regulator regulator) =>
        regulator.Documents.ToDictionary(document => document.Id, _ => regulator.Languages, StringComparer.Ordinal);

    /// <summary>Renders the parts of one audience, in each language of the case that exists, as PDF and DOCX.</summary>
    /// <exception cref="WriterUnavailableException">An engine is away.</exception>
    public async Task<PacketOutcome> AssembleAsync(
        CaseFile caseFile, PacketContext context, Audience audience, CancellationToken cancellationToken)
    {
        var outcome = await RenderAsync(caseFile, context, PartsOf(caseFile, context.Attachments, audience), FiledFormats, audience, cancellationToken);
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
        try
        {
            return await RenderSoundAsync(caseFile, context, parts, formats, audience, cancellationToken);
        }
        catch (BrokenPictureException) when (context.Logo is not null)
        {
            return new PacketOutcome.LogoBroken(LetterheadLogo.Broken);
        }
    }

    /// <exception cref="BrokenPictureException">The logo cannot be decoded.</exception>
    private async Task<PacketOutcome> RenderSoundAsync(
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
        var (enclosed, gaps) = Compose(parts.Where(part => !part.Document.IsCoverLetter), EnclosureList.None);
        if (gaps.Count > 0)
            return new PacketOutcome.Refused(report.With(gaps));
        var written = await WriteAsync(enclosed, formats, cancellationToken);

        // The cover letter comes last: it lists what was really rendered. Asked for alone, it lists what a regulator would get.
        var enclosures = audience is null ? Planned(caseFile, context) : Enclosed(written, parts, context, audience);
        var (covers, coverGaps) = Compose(parts.Where(part => part.Document.IsCoverLetter), enclosures);
        if (coverGaps.Count > 0)
            return new PacketOutcome.Refused(report.With(coverGaps));

        List<ComposedPart> composed = [.. covers, .. enclosed];
        var binding = audience is null ? Task.FromResult<IReadOnlyList<BoundParts>>([]) : BindAsync(composed, composer, cancellationToken);
        var writing = WriteAsync(covers, formats, cancellationToken);
        await Task.WhenAll(writing, binding);
        written = [.. await writing, .. written];
        List<PacketFile> files = [.. written.Select(one => one.File)];
        List<(BoundFile File, BoundParts Bound)> bound = [.. (await binding).Select(one => (one.Beside(files), one))];

        List<ReadFile> read = 
        [
            .. written.Where(one => one.Read is not null).Select(one => new ReadFile(one.File, one.Part, one.Read!)),
            .. bound.SelectMany(one => one.Bound.Read is { } text ? ReadFile.Of(one.File, one.Bound.Parts, text) : []),
        ];
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
            Bound = [.. bound.Select(one => one.File)],
            Enclosures = covers.Count > 0 ? enclosures : EnclosureList.None,
            Consistency = consistency,
        });

        (IReadOnlyList<ComposedPart> Parts, IReadOnlyList<Finding> Gaps) Compose(
            IEnumerable<(RequiredDocument Document, string Language)> some, EnclosureList listed)
        {
            List<ComposedPart> made = [.. some.Select(part => composer.Compose(part.Document, part.Language, listed))];

            // The report has asked for every fact by now. Should the words of one language need one more, no gap may go out.
            return (made, context.Mode == PacketMode.Final ? PrintRules.CheckGaps(made.SelectMany(part => part.Gaps), report, rulebook) : []);
        }
    }

    /// <summary>What the bundle for the regulator would hold beside the cover letter; its pages are not known.</summary>
    private EnclosureList Planned(CaseFile caseFile, PacketContext context)
    {
        var parts = PartsOf(caseFile, context.Attachments, Audience.Regulator);
        return new(
            [
                .. parts.Where(part => !part.Document.IsCoverLetter).Select(part => new Enclosure(
                    part.Document, texts.Templates.Find(caseFile.Regulator, part.Document.Id, part.Language)!, FiledFormats, Pages: null)),
            ],
            [.. context.Attachments.Where(Audience.Regulator.Receives)],
            BoundLanguages(parts));
    }

    private EnclosureList Enclosed(
        IEnumerable<Written> written, IReadOnlyList<(RequiredDocument Document, string Language)> parts, PacketContext context, Audience audience) =>
        new(Enclosure.Of(written.Select(one => one.File)), [.. context.Attachments.Where(audience.Receives)], BoundLanguages(parts));

    private IReadOnlyList<string> BoundLanguages(IEnumerable<(RequiredDocument Document, string Language)> parts) =>
        writers.Bind is null ? [] : [.. parts.Select(part => part.Language).Distinct(StringComparer.Ordinal)];

    private async Task<IReadOnlyList<Written>> WriteAsync(
        IEnumerable<ComposedPart> parts, IReadOnlyList<OutputFormat> formats, CancellationToken cancellationToken) =>
        await Task.WhenAll(parts.SelectMany(part => formats.Select(format => WriteAsync(part, format, cancellationToken))));

    /// <summary>A file is read back as soon as it is there: the workers lay out the next ones meanwhile.</summary>
    private async Task<Written> WriteAsync(ComposedPart part, OutputFormat format, CancellationToken cancellationToken)
    {
        var rendition = await writers[format].WriteAsync(part.Document, cancellationToken);
        var file = new PacketFile(
            part.Required, part.Language, format, part.Template, rendition, ContentDigest.Of(OutlineWriter.Write(part.Document)))
        {
            DraftMark = part.Document.DraftMark,
            Passages = Passages.Of(part.Document),
            PassagesInPdf = Passages.Of(part.Document, inPdf: true),
        };
        return new Written(part, file, readers?.Find(format)?.Read(rendition.Content));
    }

    /// <summary>The parts of each language in one file, in packet order.</summary>
    private async Task<IReadOnlyList<BoundParts>> BindAsync(
        IReadOnlyList<ComposedPart> parts, PartComposer composer, CancellationToken cancellationToken)
    {
        if (writers.Bind is not { } bind)
            return [];
        return await Task.WhenAll(parts.OrderBy(part => part.Required.Number).GroupBy(part => part.Language, StringComparer.Ordinal).Select(async language =>
        {
            List<ComposedPart> ordered = [.. language];
            var set = composer.Bind(ordered);
            var pdf = await bind(set, cancellationToken);
            return new BoundParts(set.Title, ordered, pdf, readers?.Find(OutputFormat.Pdf)?.Read(pdf.File.Content));
        }));
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

    /// <summary>The languages asked for that the regulator lists; where none is, its first.</summary>
    private static IReadOnlyList<string> LanguagesOf(CaseFile caseFile, Regulator regulator)
    {
        List<string> wanted = [.. caseFile.Languages.Where(regulator.Languages.Contains).Distinct(StringComparer.Ordinal)];
        return wanted.Count > 0 ? wanted : [regulator.Languages[0]];
    }

    private static IReadOnlyList<(RequiredDocument Document, string Language)> PartsOf(
        CaseFile caseFile, IReadOnlyList<Attachment> attachments, Audience audience)
    {
        var regulator = RegulatorOf(caseFile);
        var languages = LanguagesOf(caseFile, regulator);
        return
        [
            .. regulator.DocumentsFor(caseFile, attachments)
                .Where(document => audience.Parts.Contains(document.Number))
                .SelectMany(document => languages.Select(language => (document, language))),
        ];
    }

    /// <param name="Read">The file read back; null where nobody can read it.</param>
    private sealed record Written(ComposedPart Part, PacketFile File, FinishedText? Read);

    /// <summary>The parts of one language, bound.</summary>
    /// <param name="Read">The file read back; null where nobody can read it.</param>
    private sealed record BoundParts(string Title, IReadOnlyList<ComposedPart> Parts, ComposedPdf Pdf, FinishedText? Read)
    {
        public BoundFile Beside(IReadOnlyList<PacketFile> files) => BoundFile.Of(Title, Pdf.File, Pdf.FirstPages, Parts, files);
    }
}
