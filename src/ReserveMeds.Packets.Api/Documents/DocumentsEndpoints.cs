using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Hosting.Telemetry;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Documents;

internal static partial class DocumentsEndpoints
{
    public static void MapDocuments(this RouteGroupBuilder v1) =>
        v1.MapPost("/documents/{documentId}", Render).WithTags("Documents").WithName("renderDocument")
            .WithSummary("One document of a case")
            .WithDescription("Stores nothing. The same case, words and build give the same bytes.")
            .WithQuery(QueryParameter.Format, QueryParameter.Language, QueryParameter.Mode, QueryParameter.Rulebook, QueryParameter.Rendition)
            .WithBody(BodyRule.CaseWithAttachments)
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, MediaTypes.Pdf, MediaTypes.Docx, MediaTypes.Html)
            .Refuses(400, 404, 406, 408, 413, 415, 422, 429, 500, 503);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Render(
        string documentId,
        string? format,
        string? language,
        string? mode,
        string? rulebook,
        string? rendition,
        HttpContext context,
        PacketAssembler assembler,
        PacketTexts texts,
        WorkLimits limits,
        TimeProvider clock,
        PacketMetrics metrics,
        ILogger<PacketAssembler> logger)
    {
        var asked = new AskedDocument(documentId, format, language, mode, rulebook, rendition);
        if (asked.FormatProblem(context.Request) is { } notAcceptable)
        {
            return notAcceptable;
        }

        // Attachments are large, so a place is taken before they are received; a case alone is not.
        using var upload = ReceivedForm.IsOne(context.Request) ? await limits.UploadAsync(context.RequestAborted) : null;
        if (upload is { IsAcquired: false })
        {
            return Refusal.TooMuchWork();
        }

        var (received, problem) = await ReceivedCase.ReadEitherAsync(context, clock);
        return received is null ? problem! : await RenderAsync(received, asked, context, assembler, texts, limits, clock, metrics, logger);
    }

    /// <summary>The document of a case, wherever the case came from.</summary>
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> RenderAsync(
        ReceivedCase received,
        AskedDocument asked,
        HttpContext context,
        PacketAssembler assembler,
        PacketTexts texts,
        WorkLimits limits,
        TimeProvider clock,
        PacketMetrics metrics,
        ILogger<PacketAssembler> logger)
    {
        var (documentId, _, language, mode, rulebook, rendition) = asked;
        var output = MediaTypes.FormatOf(asked.Format);
        if (received.EditionProblem((QueryParameter.Rulebook, rulebook)) is { } unknownEdition)
        {
            return unknownEdition;
        }

        var document = received.Regulator.Documents.FirstOrDefault(candidate => candidate.Id == documentId);
        if (document is null)
        {
            return Refusal.UnknownId(
                ProblemKind.DocumentUnknown,
                "documentId",
                received.Regulator.Documents.Select(candidate => candidate.Id).ToList());
        }

        var languages = assembler.DocumentLanguages(received.Regulator)[document.Id];
        var chosen = language ?? DocumentLanguage.Default(received.Case, languages);
        List<string> offered = [.. languages, .. LanguagePair.Of(document, languages)];
        if (!offered.Contains(chosen))
        {
            return Refusal.InvalidQuery([Refusal.InvalidValue(QueryParameter.Language.Name, offered)]);
        }

        if (rendition == "named")
        {
            return Refusal.NamedRendition();
        }

        var packetContext = new PacketContext(Modes.Of(mode), received.Case.IssueDate(clock), rulebook)
        {
            Attachments = received.Attachments,
            Logo = received.Logo,
        };
        if (received.AttachmentFaults.Count > 0)
        {
            var report = packetContext.Mode == PacketMode.Final ? assembler.Validate(received.Case, packetContext.IssueDate, rulebook) : null;
            return RefusedCase.WithAttachments(received.AttachmentFaults, report, context, texts);
        }

        using var lease = await limits.RenderingAsync(context.RequestAborted);
        if (!lease.IsAcquired)
        {
            return Refusal.TooMuchWork();
        }

        var outcome = await assembler.RenderAsync(received.Case, packetContext, document, chosen, output, context.RequestAborted);
        if (outcome is not PacketOutcome.Assembled { Packet: var packet })
        {
            return RefusedCase.Of(outcome, context, texts);
        }

        metrics.Rendered(document.Id, chosen, output);
        LogRendered(logger, received.Regulator.Id, documentId, chosen, output, packetContext.Mode);
        return FileAnswer.Of(
            context.Response,
            packet.Files.Single().Rendition.Content,
            MediaTypes.Of(output),
            FileNames.Of(received.Case, documentId, chosen, output),
            LanguagePair.Codes(chosen));
    }

    [LoggerMessage(1, LogLevel.Information, "Rendered {DocumentId} for {Regulator} in {Language} as {Format}, {Mode}")]
    private static partial void LogRendered(
        ILogger logger, string regulator, string documentId, string language, OutputFormat format, PacketMode mode);
}
