using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.SealedPackets;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Forms;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>The page of a sealed packet: what was frozen, what became of it, and what the person may do with it.</summary>
internal sealed class PacketDesk(PacketStore store, OrganisationStore organisations, PacketTexts texts, PageAssets assets)
{
    /// <summary>Kinds of organisations that cases belong to, or that look after them.</summary>
    public static readonly string[] Owners = [OrganisationKind.Clinic, OrganisationKind.Coordinator];

    /// <param name="done">Id of what the request before did; null where none did anything.</param>
    /// <param name="notice">Why nothing was done; null where nothing hindered.</param>
    /// <param name="received">What was found in a file that was sent; null where none was.</param>
    public async Task<IResult> GetAsync(
        string language, string caseId, string packetNumber, HttpContext context, string? done = null, PacketNotice? notice = null, ReceivedFile? received = null)
    {
        if (await SealedPacketsEndpoints.FindAsync(caseId, packetNumber, context, store) is not { Packet: var packet, Frozen: var frozen } recorded)
        {
            return Refusal.NotFound(ProblemKind.PacketUnknown);
        }

        var actor = Actor.Of(context);
        var person = PagePerson.Of(context);
        var isImporter = actor.Kind == OrganisationKind.Importer;
        var importers = isImporter ? [] : await organisations.ImportersAsync(context.RequestAborted);
        var line = PacketLine.Of(packet);
        var page = new RazorComponentResult<PacketPage>(new Dictionary<string, object?>
        {
            [nameof(PacketPage.Words)] = FormWords.Of(texts, language, RegulatorCatalog.Find(packet.Regulator)!.Country),
            [nameof(PacketPage.Files)] = assets,
            [nameof(PacketPage.Done)] = PacketNotice.DoneOf(done),
            [nameof(PacketPage.Notice)] = notice,
            [nameof(PacketPage.Received)] = received,
            [nameof(PacketPage.View)] = new PacketView(
                line, packet.Edition, frozen.IssueDate, frozen.Attachments, BundlesOf(frozen, actor), StepsOf(recorded, actor))
            {
                IsImporter = isImporter,
                MaySeeCase = person.May(Scope.ReadCases, Owners),
                MayChange = person.May(Scope.WritePackets, Owners),
                MayContinue = person.May(Scope.WriteCases, Owners) && person.May(Scope.ReadCases, Owners) && packet.WithdrawnAt is null,
                Reason = recorded.Withdrawal?.Reason,
                Importer = packet.Handover?.OrganisationId,
                Importers = importers.ConvertAll(importer => new ImporterName(importer.Id, importer.Name)),
            },
        });
        page.StatusCode = notice?.Status ?? StatusCodes.Status200OK;
        return page;
    }

    /// <summary>An importer's own comes first: it is the one to fetch and acknowledge.</summary>
    private static IReadOnlyList<BundleLine> BundlesOf(FrozenPacket frozen, Actor actor) =>
    [
        .. SealedPacketView.BundlesFor(frozen, actor)
            .OrderBy(bundle => actor.Kind == OrganisationKind.Importer && bundle.Audience == Audience.Importer.Id ? 0 : 1)
            .Select(BundleLine.Of),
    ];

    private static IReadOnlyList<PacketStep> StepsOf(RecordedPacket recorded, Actor actor)
    {
        var packet = recorded.Packet;
        List<PacketStep> steps = [new("sealed", packet.SealedAt, CaseDeskPages.WhoseOf(packet.SealedBy, packet.SealedByOrganisationId, actor))];
        if (packet.Handover is { } handover)
        {
            // Who of the importer's people fetched it first is in the audit trail alone.
            steps.Add(new("assigned", handover.AssignedAt, null));
            steps.AddRange(handover.FetchedAt is { } fetched ? [new("fetched", fetched, CaseDeskPages.WhoseOf("", handover.OrganisationId, actor))] : []);
            steps.AddRange(handover.AcknowledgedAt is { } at ? [new("acknowledged", at, CaseDeskPages.WhoseOf(handover.AcknowledgedBy!, handover.OrganisationId, actor))] : []);
        }

        steps.AddRange(recorded.Withdrawal is { } withdrawal ? [new("withdrawn", withdrawal.At, CaseDeskPages.WhoseOf(withdrawal.By, withdrawal.OrganisationId, actor))] : []);
        return steps;
    }
}

/// <summary>A sealed packet without anything of the patient.</summary>
/// <param name="Edition">Of the rulebook that the case was held to.</param>
/// <param name="IssueDate">Day that the documents speak of.</param>
/// <param name="Attachments">How many files came with the case.</param>
/// <param name="Bundles">Those that the person may fetch.</param>
/// <param name="Steps">What became of it, in their order.</param>
public sealed record PacketView(
    PacketLine Line, string Edition, DateOnly IssueDate, int Attachments, IReadOnlyList<BundleLine> Bundles, IReadOnlyList<PacketStep> Steps)
{
    public bool IsImporter { get; init; }

    public bool MaySeeCase { get; init; }

    public bool MayChange { get; init; }

    public bool MayContinue { get; init; }

    /// <summary>Why it was withdrawn; null while it stands.</summary>
    public string? Reason { get; init; }

    /// <summary>Id of the importer that it is assigned to; null where it is assigned to none.</summary>
    public Guid? Importer { get; init; }

    /// <summary>All that it could be assigned to; empty for an importer.</summary>
    public IReadOnlyList<ImporterName> Importers { get; init; } = [];

    public bool IsWithdrawn => Line.State == "withdrawn";

    public bool IsAcknowledged => Line.State == "acknowledged";
}

public sealed record ImporterName(Guid Id, string Name);

/// <summary>One thing that was done with a packet.</summary>
/// <param name="What">Id, such as <c>assigned</c>.</param>
/// <param name="Whose">Key of the words that say whose credential was used; null where the packet does not tell.</param>
public sealed record PacketStep(string What, DateTimeOffset At, string? Whose);

public sealed record BundleLine(string Audience, int Bytes, string Sha256, IReadOnlyList<string> Languages)
{
    internal static BundleLine Of(FrozenBundle bundle) => new(bundle.Audience, bundle.Bytes, bundle.Sha256, bundle.Languages);
}

/// <summary>Why nothing was done with a packet.</summary>
/// <param name="Problem">Id of the problem.</param>
/// <param name="Status">Of the answer.</param>
/// <param name="Form">Id of the form that was sent.</param>
/// <param name="Typed">What was typed or chosen in it.</param>
public sealed record PacketNotice(string Problem, int Status, string Form, string Typed = "")
{
    private static readonly string[] Done = ["sealed", "assigned", "takenBack", "withdrawn", "acknowledged"];

    internal static PacketNotice Of(ProblemHttpResult refused, string form, string typed = "") =>
        new(ProblemKind.IdOf(refused.ProblemDetails.Type ?? ""), refused.StatusCode, form, typed);

    /// <returns>Null where it is none that a page tells of.</returns>
    internal static string? DoneOf(string? sent) => Done.Contains(sent) ? sent : null;
}
