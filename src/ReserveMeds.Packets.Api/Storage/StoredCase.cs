using System.Text;
using System.Text.Json;

namespace ReserveMeds.Packets.Api.Storage;

/// <summary>What is true of a stored case now, without its facts.</summary>
/// <param name="OrganisationId">Whose case it is.</param>
/// <param name="Revision">Number of the current revision, from 1.</param>
internal sealed record StoredCase(
    Guid Id, Guid OrganisationId, string Regulator, string? Reference, int Revision, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Id of the sealed packet that this case continues; null where it continues none.</summary>
    public Guid? ContinuesPacketId { get; init; }
}

/// <param name="Digest">SHA-256 of the canonical form, lower-case hexadecimal.</param>
/// <param name="Change"><c>created</c>, <c>replaced</c> or <c>patched</c>.</param>
/// <param name="By">As in <see cref="Access.Actor.By"/>.</param>
internal sealed record StoredRevision(int Number, string Digest, string Change, DateTimeOffset At, Guid OrganisationId, string By);

/// <param name="Content">The case in its canonical form, UTF-8.</param>
internal sealed record CaseAtRevision(StoredCase Case, StoredRevision Revision, ReadOnlyMemory<byte> Content);

/// <summary>Which cases to list.</summary>
/// <param name="Before">Only cases made before this one; null from the newest on.</param>
internal sealed record CaseQuery(string? Regulator, string? Reference, Guid? OrganisationId, Guid? Before, int Limit);

/// <param name="HasMore">True where older ones follow.</param>
internal sealed record CasePage(IReadOnlyList<StoredCase> Cases, bool HasMore);

/// <summary>What came of a request to make or change a case.</summary>
internal abstract record CaseOutcome
{
    private CaseOutcome()
    {
    }

    /// <summary>It is stored; also where the same was stored before and nothing changed.</summary>
    public sealed record Stored(CaseAtRevision Case) : CaseOutcome;

    /// <summary>It was erased.</summary>
    public sealed record Erased : CaseOutcome;

    /// <summary>There is no such case, or organisation, that the actor may see.</summary>
    public sealed record Missing : CaseOutcome;

    /// <summary>The case has moved on from the revision that the caller saw.</summary>
    public sealed record Outdated(int Current) : CaseOutcome;

    /// <summary>The Idempotency-Key was sent before, with something else.</summary>
    public sealed record KeyReused : CaseOutcome;
}

/// <summary>By which a repeated request is known.</summary>
/// <param name="Key">As sent, without quotes.</param>
/// <param name="Asked">Route and body.</param>
internal sealed record OnceKey(string Key, byte[] Asked)
{
    /// <param name="key">The Idempotency-Key; null where none was sent.</param>
    /// <param name="asked">What was read from the body.</param>
    public static OnceKey? Of<T>(string? key, HttpRequest request, T asked) => key is null ? null : new(
        key, [.. Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"), .. JsonSerializer.SerializeToUtf8Bytes(asked)]);
}
