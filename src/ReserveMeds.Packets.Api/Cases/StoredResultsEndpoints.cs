using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Documents;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Hosting.Telemetry;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Validation;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>What the stateless routes answer, of a stored case; a case gives the same either way.</summary>
internal static class StoredResultsEndpoints
{
    public static void MapStoredResults(this RouteGroupBuilder cases)
    {
        cases.MapGet("/{caseId}/validation", Validate).WithName("validateStoredCase").WithSummary("What the regulator's rules say of a stored case")
            .WithDescription("Answers 200 whatever the findings. Accept-Language picks the language of message and fix.")
            .WithQuery(QueryParameter.Rulebook, QueryParameter.Compare).WithMetadata(AnswersRevision.Always)
            .Refuses(400, 401, 403, 404, 406, 410, 500, 503);
        cases.MapGet("/{caseId}/documents/{documentId}", Render).WithName("renderStoredDocument").WithSummary("One document of a stored case")
            .WithDescription("The same case, words and build give the same bytes. The document itself is not stored.")
            .WithQuery(QueryParameter.Format, QueryParameter.Language, QueryParameter.Mode, QueryParameter.Rulebook, QueryParameter.Rendition)
            .WithMetadata(AnswersRevision.Always)
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, MediaTypes.Pdf, MediaTypes.Docx, MediaTypes.Html)
            .Refuses(400, 401, 403, 404, 406, 410, 422, 429, 500, 503);
    }

    private static async Task<Results<Ok<ReportView>, ProblemHttpResult>> Validate(
        string caseId,
        string? rulebook,
        string? compare,
        HttpContext context,
        CaseStore store,
        AuditTrail audit,
        PacketAssembler assembler,
        PacketTexts texts,
        TimeProvider clock,
        PacketMetrics metrics,
        ILogger<PacketAssembler> logger)
    {
        if (await FindAsync(caseId, context, store) is not { } stored)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        var answer = ValidationEndpoints.Report(StoredCaseReader.Read(stored), rulebook, compare, context, assembler, texts, clock, metrics, logger);
        if (answer.Result is Ok<ReportView> { Value: { } report })
        {
            await audit.NoteReadAsync(
                stored.Case.Id,
                Actor.Of(context),
                AuditEvent.Validated,
                new() { ["revision"] = stored.Revision.Number, ["rulebook"] = report.Rulebook.Edition },
                context.RequestAborted);
        }

        return answer;
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Render(
        string caseId,
        string documentId,
        string? format,
        string? language,
        string? mode,
        string? rulebook,
        string? rendition,
        HttpContext context,
        CaseStore store,
        AuditTrail audit,
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

        if (await FindAsync(caseId, context, store) is not { } stored)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        var answer = await DocumentsEndpoints.RenderAsync(
            StoredCaseReader.Read(stored), asked, context, assembler, texts, limits, clock, metrics, logger);
        if (answer.Result is FileContentHttpResult)
        {
            // What was asked for is known to be one of ours: another document, format or language would have been refused.
            await audit.NoteReadAsync(
                stored.Case.Id,
                Actor.Of(context),
                AuditEvent.Rendered,
                new()
                {
                    ["revision"] = stored.Revision.Number,
                    ["document"] = documentId,
                    ["format"] = format ?? "pdf",
                    ["language"] = context.Response.Headers.ContentLanguage.ToString(),
                    ["mode"] = mode ?? "final",
                },
                context.RequestAborted);
        }

        return answer;
    }

    /// <returns>The case, its revision set as the answer's ETag; null where there is none that the actor may see.</returns>
    private static async Task<CaseAtRevision?> FindAsync(string caseId, HttpContext context, CaseStore store)
    {
        if (!Guid.TryParse(caseId, out var id)
            || await store.FindAsync(Actor.Of(context), id, revision: null, context.RequestAborted) is not { } stored)
        {
            return null;
        }

        RequestHeader.SetRevision(context.Response, stored.Revision.Number);
        return stored;
    }
}
