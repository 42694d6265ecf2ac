using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Forms;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>
/// A coordinator's board: what each kept case still waits for on its four tracks, and who owes it, by the rules' findings and by
/// what became of its packets. Nothing else is known, so nothing else is told.
/// </summary>
internal sealed class BoardPages(
    CaseStore cases,
    PacketStore packets,
    OrganisationStore organisations,
    AuditTrail audit,
    PacketAssembler assembler,
    PacketTexts texts,
    PageAssets assets,
    TimeProvider clock)
{
    /// <summary>Each of them is read and held to its rules.</summary>
    private const string PerPage = "10";

    public static void Map(RouteGroupBuilder board) => board.MapGet(
        "", (string language, string? regulator, string? cursor, HttpContext context, BoardPages page) => page.GetAsync(language, regulator, cursor, context));

    private async Task<IResult> GetAsync(string language, string? asked, string? cursor, HttpContext context)
    {
        List<ProblemError> faults = [];
        var regulator = RegulatorCatalog.All.FirstOrDefault(candidate => candidate.Id == asked)?.Id;
        var paging = new Paging(faults, PerPage, cursor, regulator);
        if (faults.Count > 0)
        {
            return Refusal.InvalidQuery(faults);
        }

        var actor = Actor.Of(context);
        var stop = context.RequestAborted;
        var page = await cases.ListAsync(actor, new(regulator, Reference: null, OrganisationId: null, paging.Before, paging.Limit), stop);
        var names = await NamesAsync(actor, stop);
        List<BoardCase> lines = [];
        foreach (var stored in page.Cases)
        {
            if (await cases.FindAsync(actor, stored.Id, revision: null, stop) is { } current)
            {
                lines.Add(await LineAsync(current, actor, names, language, stop));
            }
        }

        var today = clock.Today();
        return new RazorComponentResult<BoardPage>(new Dictionary<string, object?>
        {
            [nameof(BoardPage.Words)] = FormWords.Of(texts, language),
            [nameof(BoardPage.Files)] = assets,
            [nameof(BoardPage.Cases)] = lines,
            [nameof(BoardPage.Regulator)] = regulator,
            [nameof(BoardPage.Rulebooks)] = RegulatorCatalog.All.Select(one => new BoardRulebook(one.Id, one.RulebookOn(today).StateOn(today))).ToList(),
            [nameof(BoardPage.Next)] = page.HasMore ? paging.Next(context, $"/{language}/board", page.Cases[^1].Id) : null,
        });
    }

    private async Task<BoardCase> LineAsync(CaseAtRevision current, Actor actor, Dictionary<Guid, string> names, string language, CancellationToken stop)
    {
        var received = StoredCaseReader.Read(current);
        var report = ReportView.Of(assembler.Validate(received.Case, received.Case.JudgedOn(clock)), texts, language);
        var (stored, number) = (current.Case, current.Revision.Number);
        await audit.NoteReadAsync(stored.Id, actor, AuditEvent.Validated, new() { ["revision"] = number, ["rulebook"] = report.Rulebook.Edition }, stop);
        var ofCase = await packets.OfCaseAsync(actor, stored.Id, stop) ?? [];
        var packet = ofCase.LastOrDefault(one => one.WithdrawnAt is null) ?? ofCase.LastOrDefault();
        return new(
            stored.Id,
            stored.Regulator,
            stored.Reference,
            number,
            stored.UpdatedAt,
            names.GetValueOrDefault(stored.OrganisationId),
            TrackView.AllOf(report.Owed),
            packet is null ? null : new(PacketLine.Of(packet), packet.Handover is { } handover ? names.GetValueOrDefault(handover.OrganisationId) : null));
    }

    /// <summary>Names of organisations, for who may see their list.</summary>
    private async Task<Dictionary<Guid, string>> NamesAsync(Actor actor, CancellationToken stop) =>
        actor.Scopes.Contains(Scope.Organisations) ? (await organisations.ListAsync(stop)).ToDictionary(one => one.Id, one => one.Name) : [];
}

/// <summary>A case on the board.</summary>
/// <param name="Clinic">Name of the organisation whose case it is; null where it is not for the person to see.</param>
/// <param name="Tracks">All four.</param>
/// <param name="Packet">The last one that stands, or else the last one; null where none was sealed.</param>
public sealed record BoardCase(
    Guid Id, string Regulator, string? Reference, int Revision, DateTimeOffset UpdatedAt, string? Clinic, IReadOnlyList<TrackView> Tracks, BoardPacket? Packet);

/// <param name="Importer">Name of the one it is assigned to; null where there is none, or it is not for the person to see.</param>
public sealed record BoardPacket(PacketLine Line, string? Importer);

/// <param name="State">Of the edition in force today.</param>
public sealed record BoardRulebook(string Regulator, RulebookState State);
