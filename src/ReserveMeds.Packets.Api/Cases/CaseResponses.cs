using System.Text.Json.Nodes;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Cases;

/// <summary>A page of cases, the newest first.</summary>
/// <param name="Next">Value of cursor for the page after this one; null on the last.</param>
internal sealed record CaseList(IReadOnlyList<CaseSummary> Cases, string? Next);

/// <param name="OrganisationId">Whose case it is.</param>
/// <param name="Revision">Number of the current revision, from 1.</param>
internal sealed record CaseSummary(
    Guid Id, Guid OrganisationId, string Regulator, string? Reference, int Revision, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static CaseSummary Of(StoredCase stored) =>
        new(stored.Id, stored.OrganisationId, stored.Regulator, stored.Reference, stored.Revision, stored.CreatedAt, stored.UpdatedAt);
}

/// <summary>A stored case at one revision.</summary>
/// <param name="OrganisationId">Whose case it is.</param>
/// <param name="Case">The facts, as they are sent to be stored.</param>
internal sealed record CaseView(Guid Id, Guid OrganisationId, DateTimeOffset CreatedAt, RevisionView Revision, JsonNode Case)
{
    public static CaseView Of(CaseAtRevision stored) => new(
        stored.Case.Id,
        stored.Case.OrganisationId,
        stored.Case.CreatedAt,
        RevisionView.Of(stored.Revision),
        JsonNode.Parse(stored.Content.Span) ?? throw new InvalidOperationException("A stored case is null."));
}

internal sealed record RevisionList(IReadOnlyList<RevisionView> Revisions);

/// <summary>Who changed a case, when and how.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Change"><c>created</c>, <c>replaced</c> or <c>patched</c>.</param>
/// <param name="At">In UTC, by the clock of the service.</param>
/// <param name="OrganisationId">Whose key or account was used.</param>
/// <param name="By"><c>key:</c> or <c>account:</c> with its id.</param>
/// <param name="Digest">SHA-256 of the facts in canonical form, lower-case hexadecimal.</param>
internal sealed record RevisionView(int Number, string Change, DateTimeOffset At, Guid OrganisationId, string By, string Digest)
{
    public static RevisionView Of(StoredRevision stored) =>
        new(stored.Number, stored.Change, stored.At, stored.OrganisationId, stored.By, stored.Digest);
}
