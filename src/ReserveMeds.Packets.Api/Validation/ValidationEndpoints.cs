using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Hosting.Telemetry;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Validation;

internal static partial class ValidationEndpoints
{
    public static void MapValidation(this RouteGroupBuilder v1) =>
        v1.MapPost("/validate", Validate).WithTags("Validation").WithName("validateCase")
            .WithSummary("What the regulator's rules say of a case")
            .WithDescription("Answers 200 whatever the findings. Stores nothing. Accept-Language picks the language of message and fix.")
            .WithQuery(QueryParameter.Rulebook, QueryParameter.Compare)
            .WithBody(BodyRule.Case)
            .Refuses(400, 406, 408, 413, 415, 500);

    private static async Task<Results<Ok<ReportView>, ProblemHttpResult>> Validate(
        string? rulebook,
        string? compare,
        HttpContext context,
        PacketAssembler assembler,
        PacketTexts texts,
        TimeProvider clock,
        PacketMetrics metrics,
        ILogger<PacketAssembler> logger)
    {
        var (received, problem) = await ReceivedCase.ReadAsync(context, clock);
        return received is null ? problem! : Report(received, rulebook, compare, context, assembler, texts, clock, metrics, logger);
    }

    /// <summary>The report on a case, wherever the case came from.</summary>
    public static Results<Ok<ReportView>, ProblemHttpResult> Report(
        ReceivedCase received,
        string? rulebook,
        string? compare,
        HttpContext context,
        PacketAssembler assembler,
        PacketTexts texts,
        TimeProvider clock,
        PacketMetrics metrics,
        ILogger<PacketAssembler> logger)
    {
        if (received.EditionProblem((QueryParameter.Rulebook, rulebook), (QueryParameter.Compare, compare)) is { } unknownEdition)
        {
            return unknownEdition;
        }

        var on = received.Case.JudgedOn(clock);
        var report = assembler.Validate(received.Case, on, rulebook);
        metrics.Validated(report);
        LogValidated(logger, report.Regulator, report.Rulebook.Edition, report.IsComplete, CodesOf(report));

        var language = Languages.Of(context.Request, texts.Findings.Languages);
        context.Response.Headers.ContentLanguage = language;
        return TypedResults.Ok(compare is null
            ? ReportView.Of(report, texts, language)
            : ReportView.Of(EditionComparison.Of(report, assembler.Validate(received.Case, on, compare)), texts, language));
    }

    private static string CodesOf(ValidationReport report) => string.Join(' ', report.Findings.Select(finding => finding.Rule.Code));

    [LoggerMessage(1, LogLevel.Information, "Validated for {Regulator} {Edition}, complete: {IsComplete}, findings: {Codes}")]
    private static partial void LogValidated(ILogger logger, string regulator, string edition, bool isComplete, string codes);
}
