using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>Stores new cases and revisions, alike by the API and from the form.</summary>
internal sealed partial class CaseChanges(CaseStore store, ILogger<CaseStore> logger)
{
    /// <param name="owner">Whose case it will be.</param>
    /// <param name="key">By which a repeated request is known; null where it may be repeated.</param>
    public async Task<(CaseOutcome? Outcome, ProblemHttpResult? Problem)> CreateAsync(
        Actor actor, Guid owner, CaseFile caseFile, string? key, CancellationToken stop)
    {
        var content = CaseFileWriter.Write(caseFile);
        if (content.Length > BodyRule.Case.MaxBytes)
        {
            return (null, Refusal.BodyTooLarge(BodyRule.Case.MaxBytes));
        }

        var once = key is null ? null : new OnceKey(key, [.. "POST /v1/cases\n"u8, .. owner.ToByteArray(), .. content]);
        return (Noted(await store.CreateAsync(actor, owner, caseFile, once, stop), actor), null);
    }

    /// <param name="seen">Revisions of which one must be the current one.</param>
    /// <param name="change">What the audit trail calls it.</param>
    public async Task<(CaseOutcome? Outcome, ProblemHttpResult? Problem)> ReviseAsync(
        Actor actor, Guid id, IReadOnlyList<int> seen, CaseFile caseFile, string change, CancellationToken stop) =>
        CaseFileWriter.Write(caseFile).Length > BodyRule.Case.MaxBytes

            // Patches, and the form of a page, could let a case grow beyond what can be sent whole.
            ? (null, Refusal.BodyTooLarge(BodyRule.Case.MaxBytes))
            : (Noted(await store.ReviseAsync(actor, id, seen, caseFile, change, stop), actor), null);

    private CaseOutcome Noted(CaseOutcome outcome, Actor actor)
    {
        if (outcome is CaseOutcome.Stored { Case: var stored })
        {
            LogStored(stored.Case.Id, stored.Revision.Number, stored.Revision.Change, actor.By);
        }

        return outcome;
    }

    [LoggerMessage(1, LogLevel.Information, "Stored the case {CaseId}, revision {Revision}, {Change}, by {By}")]
    private partial void LogStored(Guid caseId, int revision, string change, string by);
}
