using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Bundles;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Resupply;
using ReserveMeds.Packets.Api.SealedPackets;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>What the buttons of a packet's page do. Where one is refused, the same page says why, with what was typed.</summary>
internal sealed class PacketActions(
    PacketDesk desk, PacketHandling handling, CaseResupply resupply, WorkLimits limits, TimeProvider clock, ILogger<PacketHandling> logger)
{
    /// <param name="packet">Routes of one packet.</param>
    public static void Map(RouteGroupBuilder packet)
    {
        var readers = packet.MapGroup("").Allows(Scope.ReadPackets, [.. PacketDesk.Owners, OrganisationKind.Importer]);
        readers.MapGet("", (string language, string caseId, string packetNumber, string? done, HttpContext context, PacketDesk desk) =>
            desk.GetAsync(language, caseId, packetNumber, context, done));
        readers.MapGet("/bundle", SealedBundleEndpoint.Get);
        readers.MapPost("/verification", (string language, string caseId, string packetNumber, HttpContext context, PacketActions page) =>
            page.VerifyAsync(language, caseId, packetNumber, context));
        packet.MapPost("/acknowledgement", (string language, string caseId, string packetNumber, HttpContext context, PacketActions page) =>
            page.AcknowledgeAsync(language, caseId, packetNumber, context)).Allows(Scope.ReadPackets, OrganisationKind.Importer);
        var writers = packet.MapGroup("").Allows(Scope.WritePackets, PacketDesk.Owners);
        writers.MapPost("/importer", (string language, string caseId, string packetNumber, HttpContext context, PacketActions page) =>
            page.AssignAsync(language, caseId, packetNumber, context));
        writers.MapPost("/withdrawal", (string language, string caseId, string packetNumber, HttpContext context, PacketActions page) =>
            page.WithdrawAsync(language, caseId, packetNumber, context));
        packet.MapPost("/resupply", (string language, string caseId, string packetNumber, HttpContext context, PacketActions page) =>
            page.ContinueAsync(language, caseId, packetNumber, context)).Allows(Scope.WriteCases, PacketDesk.Owners);
    }

    private async Task<IResult> AssignAsync(string language, string caseId, string packetNumber, HttpContext context)
    {
        var (fields, unread) = await SentFields.ReadOwnAsync(context, BodyRule.SmallForm, clock);
        if (fields is null)
        {
            return unread!;
        }

        // The button that takes it back has no importer; a choice of none is no answer.
        var takesBack = fields.GetValueOrDefault("do") == "takeBack";
        var chosen = fields.GetValueOrDefault("importer").ToString();
        Guid? importer = takesBack ? null : Guid.TryParse(chosen, out var id) ? id : Guid.Empty;
        var (_, refused) = await HandlingEndpoints.AssignAsync(caseId, packetNumber, importer, context, handling, logger);
        return await AnswerAsync(refused, takesBack ? "takenBack" : "assigned", "importer", chosen, language, caseId, packetNumber, context);
    }

    private async Task<IResult> WithdrawAsync(string language, string caseId, string packetNumber, HttpContext context)
    {
        var (fields, unread) = await SentFields.ReadOwnAsync(context, BodyRule.SmallForm, clock);
        if (fields is null)
        {
            return unread!;
        }

        var reason = fields.GetValueOrDefault("reason").ToString();
        var (asked, faults) = Shaped<WithdrawalRequest>(new { reason = reason.Trim() }, WithdrawalRequest.Shape);
        var refused = asked is null ? Refusal.MalformedBody(faults) : (await HandlingEndpoints.WithdrawAsync(caseId, packetNumber, asked, context, handling, logger)).Problem;
        return await AnswerAsync(refused, "withdrawn", "reason", reason, language, caseId, packetNumber, context);
    }

    private async Task<IResult> VerifyAsync(string language, string caseId, string packetNumber, HttpContext context)
    {
        using var upload = await limits.UploadAsync(context.RequestAborted);
        if (!upload.IsAcquired)
        {
            return Refusal.TooMuchWork();
        }

        var (sent, unread) = await SentWithFiles.ReadOwnAsync(context, BodyRule.SentBundle, BundleVerifier.MaximumFileBytes, clock);
        if (sent is null)
        {
            return unread!;
        }

        if (sent.Files is not [{ Content: var file }, ..])
        {
            return await desk.GetAsync(language, caseId, packetNumber, context, notice: new("file-missing", StatusCodes.Status422UnprocessableEntity, "file"));
        }

        var intake = new BundleIntake(file.Length);
        intake.Add(file.Span);
        var found = BundlesEndpoints.Verified(intake, logger);
        return await desk.GetAsync(language, caseId, packetNumber, context, received: ReceivedFile.Of(found, Convert.ToHexStringLower(SHA256.HashData(file.Span))));
    }

    private async Task<IResult> AcknowledgeAsync(string language, string caseId, string packetNumber, HttpContext context)
    {
        var (fields, unread) = await SentFields.ReadOwnAsync(context, BodyRule.SmallForm, clock);
        if (fields is null)
        {
            return unread!;
        }

        var (asked, faults) = Shaped<ReceiptRequest>(new { sha256 = fields.GetValueOrDefault("sha256").ToString() }, ReceiptRequest.Shape);
        var refused = asked is null ? Refusal.MalformedBody(faults) : (await HandlingEndpoints.AcknowledgeAsync(caseId, packetNumber, asked, context, handling, logger)).Problem;
        return await AnswerAsync(refused, "acknowledged", "file", "", language, caseId, packetNumber, context);
    }

    private async Task<IResult> ContinueAsync(string language, string caseId, string packetNumber, HttpContext context)
    {
        var (fields, unread) = await SentFields.ReadOwnAsync(context, BodyRule.SmallForm, clock);
        if (fields is null)
        {
            return unread!;
        }

        var once = Guid.TryParse(fields.GetValueOrDefault("once").ToString(), out var key) ? key.ToString() : null;
        var (made, refused) = int.TryParse(packetNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await resupply.CreateAsync(Actor.Of(context), caseId, number, once, context.RequestAborted)
            : (null, Refusal.NotFound(ProblemKind.PacketUnknown));
        return made is null ? refused! : TypedResults.Redirect($"/{language}/cases/{made.Case.Case.Id}");
    }

    private async Task<IResult> AnswerAsync(
        ProblemHttpResult? refused, string done, string form, string typed, string language, string caseId, string packetNumber, HttpContext context) => refused switch
    {
        null => TypedResults.Redirect($"/{language}/cases/{caseId}/packets/{packetNumber}?done={done}"),
        { StatusCode: StatusCodes.Status404NotFound } => refused,
        _ => await desk.GetAsync(language, caseId, packetNumber, context, notice: PacketNotice.Of(refused, form, typed)),
    };

    /// <summary>Reads what was typed as the API's route reads its body.</summary>
    private static (T? Read, IReadOnlyList<CaseFault> Faults) Shaped<T>(object typed, ObjectShape shape)
        where T : class => ShapedJson.Read<T>(JsonSerializer.SerializeToUtf8Bytes(typed), _ => shape);
}

/// <summary>What was found in a file that was sent as a bundle. The file is not kept.</summary>
/// <param name="Outcome"><c>intact</c>, <c>altered</c> or <c>refused</c>.</param>
/// <param name="Intact">How many files are as they were sealed.</param>
/// <param name="Changes">What changed inside those whose passages can be told.</param>
public sealed record ReceivedFile(
    string Outcome,
    string Sha256,
    int Intact,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Added,
    IReadOnlyList<FileChange> Changes)
{
    internal static ReceivedFile Of(BundleVerification found, string sha256) =>
        new(found.Outcome, sha256, found.Intact.Count, found.Changed, found.Missing, found.Added, found.Changes);
}
