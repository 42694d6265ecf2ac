using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>Whether the process lives, and whether it can do its whole work.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowsAnyone();
        health.MapGet("/live", Live).WithName("getLiveness").WithSummary("The process answers")
            .WithDescription("Says nothing of engines; those are in /health/ready.").Refuses(405);
        health.MapGet("/ready", Ready).WithName("getReadiness").WithSummary("What the service can do now, and in which versions")
            .WithDescription("503 while the PDF engine is away, though DOCX and HTML are still written, while the database is away, and while the service stops.")
            .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable)
            .Refuses(405);
    }

    private static Ok<Liveness> Live() => TypedResults.Ok(new Liveness("live"));

    private static async Task<Results<Ok<Readiness>, JsonHttpResult<Readiness>>> Ready(
        PacketTexts texts, DocumentEngine engine, StorageReadiness storage, IHostApplicationLifetime lifetime, TimeProvider clock, CancellationToken cancellationToken)
    {
        var isStopping = lifetime.ApplicationStopping.IsCancellationRequested;
        var pdf = await engine.PdfAsync(cancellationToken);
        List<ReadinessCheck> checks =
        [
            isStopping
                ? new("service", "away", "The service is stopping. Ask another instance, or wait for the next start.")
                : new("service", "ready", null),
            new("texts", "ready", $"Words of findings exist in: {string.Join(", ", texts.Findings.Languages)}."),
            pdf.IsReady
                ? new("pdf", "ready", null)
                : new("pdf", "away", $"{pdf.Reason} DOCX and HTML are still written; PDF and bundles are not."),
            await storage.CheckAsync(),
        ];
        var isReady = checks.TrueForAll(check => check.Status == "ready");
        var readiness = new Readiness(isReady ? "ready" : "away", checks, Versions(engine.Versions, clock));
        return isReady
            ? TypedResults.Ok(readiness)
            : TypedResults.Json(readiness, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static ReadinessVersions Versions(EngineVersions engines, TimeProvider clock) => new(
        engines.Service,
        engines.Runtime,
        engines.Typst,
        engines.OpenXml,
        RegulatorCatalog.All.ToDictionary(
            regulator => regulator.Id, regulator => regulator.RulebookOn(clock.Today()).Edition, StringComparer.Ordinal));
}

/// <param name="Status">Always <c>live</c>.</param>
internal sealed record Liveness(string Status);

/// <param name="Status"><c>ready</c>, or <c>away</c> where any check is.</param>
internal sealed record Readiness(string Status, IReadOnlyList<ReadinessCheck> Checks, ReadinessVersions Versions);

/// <param name="Status"><c>ready</c> or <c>away</c>.</param>
/// <param name="Reason">What is away and how to mend it; null where there is nothing to say.</param>
internal sealed record ReadinessCheck(string Name, string Status, string? Reason);

/// <param name="Rulebooks">Edition in force today, by id of the regulator.</param>
internal sealed record ReadinessVersions(
    string Service, string Runtime, string Typst, string OpenXml, IReadOnlyDictionary<string, string> Rulebooks);
