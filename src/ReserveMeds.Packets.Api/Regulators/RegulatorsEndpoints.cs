using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Regulators;

internal static class RegulatorsEndpoints
{
    public static void MapRegulators(this RouteGroupBuilder v1)
    {
        var regulators = v1.MapGroup("/regulators").WithTags("Regulators");
        regulators.MapGet("", List).WithName("listRegulators").WithSummary("All regulators")
            .WithDescription("Their ids are the values of regulator in a case.").Refuses(400, 406, 500);
        regulators.MapGet("/{regulatorId}", Get).WithName("getRegulator").WithSummary("One regulator: its facts, documents and rulebook")
            .WithDescription("Every fact carries its guide, its quote and the day as of which it holds.")
            .Refuses(400, 404, 406, 500);
        regulators.MapRules();
        regulators.MapGet("/{regulatorId}/requirements", GetRequirements).WithName("getRequirements")
            .WithSummary("JSON Schema of a case, and a sample case")
            .WithDescription("The sample is invented and complete: posted as it is, no rule refuses it.")
            .Refuses(400, 404, 406, 500);
    }

    private static Ok<RegulatorList> List() =>
        TypedResults.Ok(new RegulatorList(RegulatorCatalog.All.Select(RegulatorSummary.Of).ToList()));

    private static Results<Ok<RegulatorProfile>, ProblemHttpResult> Get(
        string regulatorId, HttpContext context, PacketAssembler assembler, PacketTexts texts, TimeProvider clock)
    {
        if (RegulatorCatalog.Find(regulatorId) is not { } regulator)
        {
            return UnknownRegulator();
        }

        var language = Languages.Of(context.Request, texts.Conflicts.Languages);
        context.Response.Headers.ContentLanguage = language == Languages.Fallback ? language : $"{Languages.Fallback}, {language}";
        return TypedResults.Ok(RegulatorProfile.Of(
            regulator, assembler.DocumentLanguages(regulator), texts.Conflicts, language, clock.Today()));
    }

    private static Results<Ok<CaseRequirements>, ProblemHttpResult> GetRequirements(string regulatorId, SampleCases samples)
    {
        if (RegulatorCatalog.Find(regulatorId) is not { } regulator)
        {
            return UnknownRegulator();
        }

        return TypedResults.Ok(new CaseRequirements(regulator.Id, CaseSchema.For(regulator.Id), samples.Of(regulator.Id)));
    }

    public static ProblemHttpResult UnknownRegulator() =>
        Refusal.UnknownId(
            ProblemKind.RegulatorUnknown, "regulatorId", RegulatorCatalog.All.Select(regulator => regulator.Id).ToList());
}

/// <summary>What a case for one regulator looks like.</summary>
/// <param name="Schema">JSON Schema (draft 2020-12) of the case.</param>
/// <param name="Sample">An invented case.</param>
internal sealed record CaseRequirements(string Regulator, JsonNode Schema, JsonNode? Sample);
