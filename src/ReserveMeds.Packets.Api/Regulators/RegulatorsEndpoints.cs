using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
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
        regulators.MapRequirements();
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

    public static ProblemHttpResult UnknownRegulator() =>
        Refusal.UnknownId(
            ProblemKind.RegulatorUnknown, "regulatorId", RegulatorCatalog.All.Select(regulator => regulator.Id).ToList());
}
