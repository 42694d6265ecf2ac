using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Routing;

internal static partial class RouteEndpoints
{
    public static void MapRoute(this RouteGroupBuilder v1) =>
        v1.MapPost("/route", Advise).WithTags("Regulators").WithName("adviseRoute")
            .WithSummary("Which regulator's route fits a facility, and why")
            .WithDescription("Fields and values are those of facility in a case. Every reason carries its source. Stores nothing. "
                + "Accept-Language picks the language of the words.")
            .WithBody(BodyRule.Facility)
            .Refuses(400, 406, 408, 413, 415, 500);

    private static async Task<Results<Ok<RouteView>, ProblemHttpResult>> Advise(
        HttpContext context, PacketTexts texts, TimeProvider clock, ILogger<PacketAssembler> logger)
    {
        var (body, problem) = await BodyRule.Facility.ReadAsync(context, clock);
        if (problem is not null)
        {
            return problem;
        }

        var reading = FacilityReader.Read(body);
        if (reading.Facility is not { } facility)
        {
            return Refusal.MalformedFacility(reading.Faults);
        }

        var advice = Routes.For(facility);
        LogAdvised(logger, advice.Regulator, string.Join(' ', advice.Reasons.Select(reason => reason.Code)));

        var language = Languages.Of(context.Request, texts.Routes.Languages);
        context.Response.Headers.ContentLanguage = language;
        return TypedResults.Ok(RouteView.Of(advice, texts.Routes, language));
    }

    [LoggerMessage(1, LogLevel.Information, "Advised the route {Regulator}, reasons: {Codes}")]
    private static partial void LogAdvised(ILogger logger, string? regulator, string codes);
}
