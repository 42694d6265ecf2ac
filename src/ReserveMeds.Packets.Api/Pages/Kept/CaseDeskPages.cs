using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Resupply;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Forms;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>The cases that a person can see: their list, and each with its state, its revisions and its packets.</summary>
internal sealed class CaseDeskPages(
    CasePages pages,
    CaseStore cases,
    PacketStore packets,
    CaseResupply resupply,
    AuditTrail audit,
    PacketAssembler assembler,
    FormNeeds needs,
    PacketTexts texts,
    PageAssets assets,
    TimeProvider clock)
{
    private const string PerPage = "20";

    public static void Map(RouteGroupBuilder cases)
    {
        cases.MapGet("", (string language, string? regulator, string? cursor, HttpContext context, CaseDeskPages desk) => desk.ListAsync(language, regulator, cursor, context));
        cases.MapGet("/{caseId}", (string language, string caseId, string? kept, HttpContext context, CaseDeskPages desk) => desk.GetAsync(language, caseId, kept is not null, context));
        cases.MapGet("/{caseId}/form", (string language, string caseId, HttpContext context, CaseDeskPages desk) => desk.FormAsync(language, caseId, context));
    }

    private async Task<IResult> ListAsync(string language, string? regulator, string? cursor, HttpContext context)
    {
        List<ProblemError> faults = [];
        var paging = new Paging(faults, PerPage, cursor, regulator);
        if (faults.Count > 0)
        {
            return Refusal.InvalidQuery(faults);
        }

        var actor = Actor.Of(context);
        var stop = context.RequestAborted;
        var page = await cases.ListAsync(actor, new(regulator, Reference: null, OrganisationId: null, paging.Before, paging.Limit), stop);
        List<CaseLine> lines = [];
        foreach (var stored in page.Cases)
        {
            if (await cases.FindAsync(actor, stored.Id, revision: null, stop) is { } current)
            {
                var report = ReportOf(StoredCaseReader.Read(current), language);
                lines.Add(new(stored.Id, stored.Regulator, stored.Reference, stored.Revision, stored.UpdatedAt, Missing(report)));
            }
        }

        return new RazorComponentResult<CaseListPage>(new Dictionary<string, object?>
        {
            [nameof(CaseListPage.Words)] = FormWords.Of(texts, language),
            [nameof(CaseListPage.Files)] = assets,
            [nameof(CaseListPage.Lines)] = lines,
            [nameof(CaseListPage.Regulator)] = regulator,
            [nameof(CaseListPage.Next)] = page.HasMore ? paging.Next(context, $"/{language}/cases", page.Cases[^1].Id) : null,
        });
    }

    /// <param name="isKeptNow">Whether it was stored by the request before.</param>
    /// <param name="notice">Why the case was not sealed; null where nobody tried.</param>
    public async Task<IResult> GetAsync(string language, string caseId, bool isKeptNow, HttpContext context, SealNotice? notice = null)
    {
        var actor = Actor.Of(context);
        var stop = context.RequestAborted;
        if (!Guid.TryParse(caseId, out var id)
            || await cases.FindAsync(actor, id, revision: null, stop) is not { } current
            || await cases.RevisionsAsync(actor, id, stop) is not { } revisions)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        await audit.NoteReadAsync(id, actor, AuditEvent.Validated, new() { ["revision"] = current.Revision.Number }, stop);
        var received = StoredCaseReader.Read(current);
        var words = FormWords.Of(texts, language, received.Regulator.Country);
        var desk = CaseDesk.Of(FormValues.OfSaved(current.Content)!, received.Regulator, words, assembler, needs, texts, clock);
        var page = new RazorComponentResult<KeptCasePage>(new Dictionary<string, object?>
        {
            [nameof(KeptCasePage.Words)] = words,
            [nameof(KeptCasePage.Files)] = assets,
            [nameof(KeptCasePage.IsKeptNow)] = isKeptNow,
            [nameof(KeptCasePage.View)] = new KeptCaseView(
                id,
                current.Case.Regulator,
                current.Case.Reference,
                current.Revision.Number,
                desk with { Report = notice?.Report ?? desk.Report },
                [.. Enumerable.Reverse(revisions).Select(revision => new RevisionLine(revision.Number, revision.Change, revision.At, WhoseOf(revision.By, revision.OrganisationId, actor)))],
                [.. (await packets.OfCaseAsync(actor, id, stop) ?? []).Select(PacketLine.Of)])
            {
                MaySeal = PagePerson.Of(context).May(Scope.WritePackets, OrganisationKind.Clinic, OrganisationKind.Coordinator),
                MaySeePackets = PagePerson.Of(context).May(Scope.ReadPackets, OrganisationKind.Clinic, OrganisationKind.Coordinator),
                Notice = notice,
                Continued = await resupply.FindAsync(actor, current, stop) is { } continuing ? ContinuedCase.Of(resupply.ChangesOf(continuing), desk.Form) : null,
            },
        });
        page.StatusCode = notice?.Status ?? StatusCodes.Status200OK;
        return page;
    }

    private async Task<IResult> FormAsync(string language, string caseId, HttpContext context)
    {
        var actor = Actor.Of(context);
        if (!Guid.TryParse(caseId, out var id)
            || await cases.FindAsync(actor, id, revision: null, context.RequestAborted) is not { } current
            || FormValues.OfSaved(current.Content) is not { } values)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        await audit.NoteReadAsync(id, actor, AuditEvent.Read, new() { ["revision"] = current.Revision.Number }, context.RequestAborted);
        return pages.Form(language, context, CasePages.Begun(values, StoredCaseReader.Read(current).Regulator, language) with { Seen = new(id, current.Revision.Number) });
    }

    private ReportView ReportOf(ReceivedCase received, string language) =>
        ReportView.Of(assembler.Validate(received.Case, received.Case.JudgedOn(clock)), texts, language);

    /// <summary>How many findings refuse the case.</summary>
    private static int Missing(ReportView report) => report.Owners.Values.Sum();

    /// <summary>Id of the words that say whose credential was used.</summary>
    public static string WhoseOf(string by, Guid organisationId, Actor actor) =>
        by == actor.By ? "by.you" : organisationId == actor.OrganisationId ? "by.own" : "by.elsewhere";
}

/// <summary>One case in the list.</summary>
/// <param name="Missing">How many findings refuse it.</param>
public sealed record CaseLine(Guid Id, string Regulator, string? Reference, int Revision, DateTimeOffset UpdatedAt, int Missing);

/// <summary>A stored case, without its facts but for what is missing.</summary>
/// <param name="Revision">Number of the current one.</param>
/// <param name="Desk">What the rules say of it, and where in the form.</param>
/// <param name="Revisions">The newest first.</param>
/// <param name="Packets">The first one first.</param>
public sealed record KeptCaseView(
    Guid Id, string Regulator, string? Reference, int Revision, CaseDesk Desk, IReadOnlyList<RevisionLine> Revisions, IReadOnlyList<PacketLine> Packets)
{
    /// <summary>Whether the person may seal packets.</summary>
    public bool MaySeal { get; init; }

    /// <summary>Whether the person may look at packets.</summary>
    public bool MaySeePackets { get; init; }

    /// <summary>By which a repeated request to seal is known.</summary>
    public string Once { get; } = Guid.NewGuid().ToString();

    /// <summary>Why it was not sealed; null where nobody tried.</summary>
    public SealNotice? Notice { get; init; }

    /// <summary>The packet that the case continues, with what changed since; null where it continues none.</summary>
    public ContinuedCase? Continued { get; init; }
}

/// <param name="Change"><c>created</c>, <c>replaced</c> or <c>patched</c>.</param>
/// <param name="Whose">Key of the words that say whose credential was used.</param>
public sealed record RevisionLine(int Number, string Change, DateTimeOffset At, string Whose);

/// <summary>A sealed packet in a list.</summary>
/// <param name="State">Id of its state: <c>sealed</c>, <c>assigned</c>, <c>fetched</c>, <c>acknowledged</c> or <c>withdrawn</c>.</param>
public sealed record PacketLine(Guid CaseId, int Number, string Regulator, string? Reference, int Revision, DateTimeOffset SealedAt, string State)
{
    internal static PacketLine Of(StoredPacket packet) => new(
        packet.CaseId,
        packet.Number,
        packet.Regulator,
        packet.Reference,
        packet.Revision,
        packet.SealedAt,
        packet.WithdrawnAt is not null ? "withdrawn"
            : packet.Handover?.AcknowledgedAt is not null ? "acknowledged"
            : packet.Handover?.FetchedAt is not null ? "fetched"
            : packet.Handover is not null ? "assigned"
            : "sealed");
}
