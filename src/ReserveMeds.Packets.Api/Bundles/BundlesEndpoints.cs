using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Hosting.Telemetry;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Api.Bundles;

internal static partial class BundlesEndpoints
{
    private const string Zip = "application/zip";

    public static void MapBundles(this RouteGroupBuilder v1)
    {
        var bundles = v1.MapGroup("/bundles").WithTags("Bundles");
        bundles.MapPost("", Write).WithName("writeBundle").WithSummary("All parts of a case for one audience, as a BagIt bag in a ZIP")
            .WithDescription("Stores nothing. The same case, attachments, words and build give the same bytes.")
            .WithQuery(QueryParameter.Audience, QueryParameter.Mode, QueryParameter.Rulebook, QueryParameter.Rendition)
            .WithBody(BodyRule.CaseWithAttachments)
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, Zip)
            .Refuses(400, 406, 408, 413, 415, 422, 429, 500, 503);
        bundles.MapPost("/verify", Verify).WithName("verifyBundle").WithSummary("What of a bundle is intact, changed, missing or added, and which passages of a changed document differ")
            .WithDescription("Answers 200 whatever the outcome. Stores nothing.")
            .WithBody(BodyRule.Bundle)
            .Refuses(400, 406, 408, 413, 415, 429, 500);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Write(
        string? audience,
        string? mode,
        string? rulebook,
        string? rendition,
        HttpContext context,
        PacketAssembler assembler,
        BundleRenderer bundles,
        PacketTexts texts,
        WorkLimits limits,
        TimeProvider clock,
        PacketMetrics metrics,
        ILogger<PacketAssembler> logger)
    {
        // Attachments are large, so a place is taken before they are received; a case alone is not.
        using var upload = ReceivedForm.IsOne(context.Request) ? await limits.UploadAsync(context.RequestAborted) : null;
        if (upload is { IsAcquired: false })
        {
            return Refusal.TooMuchWork();
        }

        var (received, problem) = await ReceivedCase.ReadEitherAsync(context, clock);
        return received is null
            ? problem!
            : await WriteAsync(received, new(audience, mode, rulebook, rendition), context, assembler, bundles, texts, limits, clock, metrics, logger);
    }

    /// <summary>The bundle of a case, wherever the case came from.</summary>
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> WriteAsync(
        ReceivedCase received,
        AskedBundle asked,
        HttpContext context,
        PacketAssembler assembler,
        BundleRenderer bundles,
        PacketTexts texts,
        WorkLimits limits,
        TimeProvider clock,
        PacketMetrics metrics,
        ILogger<PacketAssembler> logger)
    {
        var (audience, mode, rulebook, rendition) = asked;
        if (received.EditionProblem((QueryParameter.Rulebook, rulebook)) is { } unknownEdition)
        {
            return unknownEdition;
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

        var receiver = audience is null ? Audience.Regulator : Audience.Find(audience)!;
        var outcome = await bundles.RenderAsync(received.Case, packetContext, receiver, context.RequestAborted);
        if (outcome is BundleOutcome.WithoutParts)
        {
            var parts = received.Regulator.DocumentsFor(received.Case, received.Attachments).Select(document => document.Number).ToList();
            return Refusal.AudienceWithoutParts(
                Audience.All.Where(other => other.Parts.Any(parts.Contains)).Select(other => other.Id).ToList());
        }

        if (outcome is not BundleOutcome.Made { Bundle: var bundle, Packet: var packet })
        {
            return RefusedCase.Of(((BundleOutcome.Refused)outcome).Outcome, context, texts);
        }

        metrics.Bundled(received.Regulator.Id, receiver.Id);
        LogWritten(logger, received.Regulator.Id, receiver.Id, packetContext.Mode, packet.Files.Count, received.Attachments.Count);
        return FileAnswer.Of(
            context.Response,
            bundle.Content,
            Zip,
            bundle.FileName,
            packet.Files.Select(file => file.Language).Distinct(StringComparer.Ordinal).ToList());
    }

    private static async Task<Results<Ok<BundleVerification>, ProblemHttpResult>> Verify(
        HttpContext context, WorkLimits limits, TimeProvider clock, ILogger<PacketAssembler> logger)
    {
        using var lease = await limits.UploadAsync(context.RequestAborted);
        if (!lease.IsAcquired)
        {
            return Refusal.TooMuchWork();
        }

        var intake = new BundleIntake(context.Request.ContentLength);
        var (_, problem) = await BodyRule.Bundle.InTimeAsync(context, clock, stop => ReceiveAsync(context.Request.Body, intake, stop));
        if (problem is not null)
        {
            return problem;
        }

        if (intake.IsTooLarge)
        {
            return Refusal.BodyTooLarge(BodyRule.Bundle.MaxBytes);
        }

        return TypedResults.Ok(Verified(intake, logger));
    }

    /// <summary>Says what of a received bundle is as it was sealed.</summary>
    public static BundleVerification Verified(BundleIntake intake, ILogger logger)
    {
        var verification = BundleVerifier.Verify(intake);
        LogVerified(logger, verification.Outcome);
        return verification;
    }

    /// <summary>Ends early where nothing that may still come could make a bundle of it.</summary>
    private static async Task<BundleIntake> ReceiveAsync(Stream body, BundleIntake intake, CancellationToken stop)
    {
        var block = new byte[64 * 1024];
        while (intake.GoesOn && await body.ReadAsync(block, stop) is var count and > 0)
        {
            intake.Add(block.AsSpan(0, count));
        }

        return intake;
    }

    [LoggerMessage(1, LogLevel.Information, "Wrote a bundle for {Regulator}, audience {Audience}, {Mode}, {Files} files, {Attachments} attachments given")]
    private static partial void LogWritten(ILogger logger, string regulator, string audience, PacketMode mode, int files, int attachments);

    [LoggerMessage(2, LogLevel.Information, "Verified a bundle: {Outcome}")]
    private static partial void LogVerified(ILogger logger, string outcome);
}
