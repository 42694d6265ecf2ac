using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.SealedPackets;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>Seals the revision that a person has seen. Where it is refused, the page of the case says why.</summary>
internal sealed class SealingPages(CaseDeskPages desk, CaseSealing sealing, WorkLimits limits, TimeProvider clock)
{
    public static void Map(RouteGroupBuilder sealing) => sealing.MapPost(
        "/{caseId}/seal", (string language, string caseId, HttpContext context, SealingPages page) => page.PostAsync(language, caseId, context));

    private async Task<IResult> PostAsync(string language, string caseId, HttpContext context)
    {
        using var upload = await limits.UploadAsync(context.RequestAborted);
        if (!upload.IsAcquired)
        {
            return Refusal.TooMuchWork();
        }

        var (sent, unread) = await SentWithFiles.ReadOwnAsync(context, BodyRule.CaseWithAttachments, AttachmentLimits.MaximumBytes, clock);
        if (sent is null)
        {
            return unread!;
        }

        IReadOnlyList<int> seen = SeenCase.Of(sent.Fields.GetValueOrDefault("seen").ToString()) is { } saw && saw.Id.ToString() == caseId ? [saw.Revision] : [];
        var once = Guid.TryParse(sent.Fields.GetValueOrDefault("once").ToString(), out var key) ? key.ToString() : null;
        var (outcome, refused) = await sealing.SealAsync(new(caseId, seen, Rulebook: null, AttachmentReader.Read(sent.Files), once), context);
        context.Response.Headers.ContentLanguage = language;
        return outcome switch
        {
            SealOutcome.Sealed { Recorded.Packet: var packet } => TypedResults.Redirect($"/{language}/cases/{packet.CaseId}/packets/{packet.Number}?done=sealed"),
            SealOutcome.Repeated { Number: var number } => await NotSealedAsync(SealNotice.Of(ProblemKind.PacketRepeated, number)),
            SealOutcome.Outdated => await NotSealedAsync(SealNotice.Of(ProblemKind.RevisionOutdated)),
            SealOutcome.KeyReused => await NotSealedAsync(SealNotice.Of(ProblemKind.IdempotencyKeyReused)),
            SealOutcome.Missing => Refusal.NotFound(ProblemKind.CaseUnknown),
            _ when refused!.ProblemDetails is Problem { Status: StatusCodes.Status422UnprocessableEntity } problem => await NotSealedAsync(SealNotice.Of(problem)),
            _ => refused!,
        };

        Task<IResult> NotSealedAsync(SealNotice notice) => desk.GetAsync(language, caseId, isKeptNow: false, context, notice);
    }
}

/// <summary>Why a case was not sealed.</summary>
/// <param name="Problem">Id of the problem.</param>
/// <param name="Status">Of the answer.</param>
public sealed record SealNotice(string Problem, int Status)
{
    /// <summary>Number of the packet that has the very same bytes; null where none has.</summary>
    public int? Packet { get; private init; }

    /// <summary>What the rules say of the case as it was to be sealed; null where they do not refuse it.</summary>
    public ReportView? Report { get; private init; }

    /// <summary>What is wrong with files.</summary>
    internal IReadOnlyList<ProblemError> Files { get; private init; } = [];

    internal static SealNotice Of(ProblemKind kind, int? packet = null) => new(kind.Id, kind.Status) { Packet = packet };

    internal static SealNotice Of(Problem problem) => new(ProblemKind.IdOf(problem.Type!), problem.Status!.Value)
    {
        Report = problem.Report,
        Files = problem.Errors ?? [],
    };
}
