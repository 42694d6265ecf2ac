using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages.Kept;

/// <summary>A revision as it was kept, and what it changed.</summary>
internal sealed class RevisionPages(CaseStore cases, AuditTrail audit, PacketTexts texts, PageAssets assets)
{
    private static readonly HashSet<string> NothingNeeded = [];

    public static void Map(RouteGroupBuilder cases) => cases.MapGet(
        "/{caseId}/revisions/{number}", (string language, string caseId, string number, HttpContext context, RevisionPages page) => page.GetAsync(language, caseId, number, context));

    private async Task<IResult> GetAsync(string language, string caseId, string sentNumber, HttpContext context)
    {
        var actor = Actor.Of(context);
        var stop = context.RequestAborted;
        if (!Guid.TryParse(caseId, out var id)
            || !int.TryParse(sentNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await cases.FindAsync(actor, id, number, stop) is not { } current)
        {
            return Refusal.NotFound(ProblemKind.CaseUnknown);
        }

        var before = number > 1 ? await cases.FindAsync(actor, id, number - 1, stop) : null;
        await audit.NoteReadAsync(id, actor, AuditEvent.Read, new() { ["revision"] = number }, stop);
        var received = StoredCaseReader.Read(current);
        var words = FormWords.Of(texts, language, received.Regulator.Country);
        var form = FormOf(current);
        return new RazorComponentResult<RevisionPage>(new Dictionary<string, object?>
        {
            [nameof(RevisionPage.Words)] = words,
            [nameof(RevisionPage.Files)] = assets,
            [nameof(RevisionPage.View)] = new RevisionView(
                id,
                current.Case.Reference,
                current.Case.Revision,
                new(number, current.Revision.Change, current.Revision.At, CaseDeskPages.WhoseOf(current.Revision.By, current.Revision.OrganisationId, actor)),
                before is null ? [] : Changes(CaseDifferences.Between(StoredCaseReader.Read(before).Case, received.Case), FormOf(before), form),
                [.. form.Fields.Where(field => field.Value.Length > 0).Select(field => new Entry(form.NameOf(field.Pointer), Then: null, TextOf(field)))]),
        });

        CaseForm FormOf(CaseAtRevision revision) => CaseFormBuilder.Build(received.Regulator, words, FormValues.OfSaved(revision.Content)!, NothingNeeded);

        string? TextOf(FormField? field) => field is { Value.Length: > 0 } ? words.Said(field) : null;

        // In the order of the form. What a row held that is gone stands in the form of the revision before alone.
        IReadOnlyList<Entry> Changes(IReadOnlyList<string> pointers, CaseForm earlier, CaseForm later)
        {
            var changed = pointers.SelectMany(pointer => new[] { earlier.PlaceOf(pointer), later.PlaceOf(pointer) }).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. (earlier.Fields.Count() > later.Fields.Count() ? earlier.Fields.Concat(later.Fields) : later.Fields.Concat(earlier.Fields))
                    .Select(field => field.Pointer)
                    .Where(changed.Contains)
                    .Distinct(StringComparer.Ordinal)
                    .Select(place => new Entry(
                        later.NameOf(place) is { Length: > 0 } name ? name : earlier.NameOf(place), TextOf(earlier.FieldAt(place)), TextOf(later.FieldAt(place)))),
            ];
        }
    }
}

/// <param name="Current">Number of the current revision.</param>
/// <param name="Changes">Since the revision before; empty for the first one.</param>
/// <param name="Entries">All that it states.</param>
public sealed record RevisionView(Guid CaseId, string? Reference, int Current, RevisionLine Revision, IReadOnlyList<Entry> Changes, IReadOnlyList<Entry> Entries);

/// <summary>What stands in a field.</summary>
/// <param name="Name">Of the field.</param>
/// <param name="Then">In the revision before; null where nothing did.</param>
/// <param name="Now">Null where nothing does.</param>
public sealed record Entry(string Name, string? Then, string? Now);
