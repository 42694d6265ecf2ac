using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Api.Regulators;

/// <summary>The rule catalogue as data, as a table and as a document to read.</summary>
internal static class RulesEndpoint
{
    public static void MapRules(this RouteGroupBuilder regulators) =>
        regulators.MapGet("/{regulatorId}/rules", GetRules).WithName("getRules").WithSummary("The rules of an edition")
            .WithDescription("Each with permanent code, severity, path into the case, source, as-of and review-by. Codes are never reused.")
            .WithQuery(QueryParameter.CatalogFormat, QueryParameter.CatalogEdition)
            .Produces<RuleCatalog>(StatusCodes.Status200OK, MediaTypes.Json)
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, MediaTypes.Csv, MediaTypes.Html, MediaTypes.Pdf)
            .Refuses(400, 404, 406, 429, 500, 503);

    private static async Task<IResult> GetRules(
        string regulatorId,
        string? format,
        string? rulebook,
        HttpContext context,
        RuleCatalogWriter writer,
        PacketTexts texts,
        WorkLimits limits,
        TimeProvider clock)
    {
        var mediaType = MediaTypeOf(format);
        if (!RequestChecks.Accepts(context.Request, mediaType))
        {
            return Refusal.NotAcceptable([mediaType], " The parameter format picks another.");
        }

        if (RegulatorCatalog.Find(regulatorId) is not { } regulator)
        {
            return RegulatorsEndpoints.UnknownRegulator();
        }

        var today = clock.Today();
        var edition = rulebook is null ? regulator.RulebookOn(today) : regulator.FindRulebook(rulebook);
        if (edition is null)
        {
            return Refusal.InvalidQuery(
                [Refusal.InvalidValue(QueryParameter.CatalogEdition.Name, regulator.Rulebooks.Select(book => book.Edition).ToList())]);
        }

        if (mediaType == MediaTypes.Json)
        {
            return TypedResults.Ok(RuleCatalog.Of(edition, today));
        }

        if (mediaType == MediaTypes.Csv)
        {
            return File(Encoding.UTF8.GetBytes(RuleCatalogCsv.Write(edition, texts.Findings)));
        }

        using var lease = await limits.RenderingAsync(context.RequestAborted);
        return lease.IsAcquired
            ? File((await writer.WriteAsync(regulator, edition, today, MediaTypes.FormatOf(format), context.RequestAborted)).Content)
            : Refusal.TooMuchWork();

        FileContentHttpResult File(ReadOnlyMemory<byte> content) =>
            FileAnswer.Of(context.Response, content, mediaType, $"{regulator.Id}-rules-{edition.Edition}.{format}", ["en"]);
    }

    /// <param name="format">A valid value of the query parameter; null picks the default.</param>
    private static string MediaTypeOf(string? format) => format switch
    {
        "csv" => MediaTypes.Csv,
        "html" => MediaTypes.Html,
        "pdf" => MediaTypes.Pdf,
        _ => MediaTypes.Json,
    };
}
