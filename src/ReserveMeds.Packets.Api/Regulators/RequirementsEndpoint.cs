using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Requirements;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Regulators;

/// <summary>What an application must hold: the public checklist as data with the form of a case, and as a document to print.</summary>
internal static class RequirementsEndpoint
{
    public static void MapRequirements(this RouteGroupBuilder regulators) =>
        regulators.MapGet("/{regulatorId}/requirements", GetRequirements).WithName("getRequirements")
            .WithSummary("What an application must hold: checklist, JSON Schema of a case, and a sample case")
            .WithDescription("Each requirement has a permanent id, its owner, its place in the case, and the rules that hold it with "
                + "their sources. The sample is invented and complete: posted as it is, no rule refuses it.")
            .WithQuery(QueryParameter.ChecklistFormat, QueryParameter.ChecklistLanguage)
            .Produces<CaseRequirements>(StatusCodes.Status200OK, MediaTypes.Json)
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, MediaTypes.Html, MediaTypes.Pdf, MediaTypes.Docx)
            .Refuses(400, 404, 406, 429, 500, 503);

    private static async Task<IResult> GetRequirements(
        string regulatorId,
        string? format,
        string? language,
        HttpContext context,
        ChecklistWriter writer,
        PacketTexts texts,
        SampleCases samples,
        WorkLimits limits,
        TimeProvider clock)
    {
        var output = format is null or "json" ? (OutputFormat?)null : MediaTypes.FormatOf(format);
        var mediaType = output is { } asked ? MediaTypes.Of(asked) : MediaTypes.Json;
        if (!RequestChecks.Accepts(context.Request, mediaType))
        {
            return Refusal.NotAcceptable([mediaType], " The parameter format picks another.");
        }

        if (RegulatorCatalog.Find(regulatorId) is not { } regulator)
        {
            return RegulatorsEndpoints.UnknownRegulator();
        }

        var today = clock.Today();
        var rulebook = regulator.RulebookOn(today);
        var chosen = language ?? Languages.Of(context.Request, RequirementTexts.Languages);
        if (output is not { } written)
        {
            context.Response.Headers.ContentLanguage = chosen;
            return TypedResults.Ok(CaseRequirements.Of(regulator, rulebook, texts.Requirements, chosen, today, samples));
        }

        using var lease = await limits.RenderingAsync(context.RequestAborted);
        return lease.IsAcquired
            ? FileAnswer.Of(
                context.Response,
                (await writer.WriteAsync(regulator, today, chosen, written, context.RequestAborted)).Content,
                mediaType,
                $"{regulator.Id}-requirements-{rulebook.Edition}.{chosen}.{format}",
                [chosen])
            : Refusal.TooMuchWork();
    }
}

/// <summary>What an application to one regulator must hold, and what a case for it looks like.</summary>
/// <param name="Schema">JSON Schema (draft 2020-12) of the case.</param>
/// <param name="Sample">An invented case.</param>
/// <param name="Rulebook">The edition in force today, which the requirements are read from.</param>
/// <param name="Words">Language and state of the texts.</param>
/// <param name="Requirements">By owner, in the order of the form.</param>
/// <param name="NotStated">What the sources do not state.</param>
internal sealed record CaseRequirements(
    string Regulator,
    JsonNode Schema,
    JsonNode? Sample,
    RulebookState Rulebook,
    WordsView Words,
    IReadOnlyList<RequirementView> Requirements,
    IReadOnlyList<string> NotStated)
{
    public static CaseRequirements Of(
        Regulator regulator, Rulebook rulebook, RequirementTexts texts, string language, DateOnly today, SampleCases samples) => new(
            regulator.Id,
            CaseSchema.For(regulator.Id),
            samples.Of(regulator.Id),
            rulebook.StateOn(today),
            new(language, texts.StatusOf(regulator, language)),
            RequirementView.AllOf(regulator, rulebook, texts, language),
            texts.NotStated(regulator, language));
}
