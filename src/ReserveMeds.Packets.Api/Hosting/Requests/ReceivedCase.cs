using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Hosting.Requests;

/// <summary>A case that was read from a request, with the regulator it names.</summary>
internal sealed record ReceivedCase(CaseFile Case, Regulator Regulator)
{
    /// <summary>Files that came with it, in the order sent; empty where one of them has a fault.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Logo for the letterhead; null where none was sent.</summary>
    public Picture? Logo { get; init; }

    public IReadOnlyList<AttachmentFault> AttachmentFaults { get; init; } = [];

    /// <summary>The problem with editions that the regulator does not have; null where it has them all or none was asked for.</summary>
    /// <param name="asked">Parameters with their values; null for one that was left out.</param>
    public ProblemHttpResult? EditionProblem(params IReadOnlyList<(QueryParameter Parameter, string? Edition)> asked)
    {
        var editions = Regulator.Rulebooks.Select(book => book.Edition).ToList();
        var unknown = asked.Where(one => one.Edition is not null && !editions.Contains(one.Edition)).ToList();
        return unknown.Count == 0
            ? null
            : Refusal.InvalidQuery(unknown.Select(one => Refusal.InvalidValue(one.Parameter.Name, editions)).ToList());
    }

    /// <summary>Reads a case alone, or as a part of a form with its attachments.</summary>
    public static Task<(ReceivedCase? Received, ProblemHttpResult? Problem)> ReadEitherAsync(HttpContext context, TimeProvider clock) =>
        ReceivedForm.IsOne(context.Request) ? ReceivedForm.ReadAsync(context, clock) : ReadAsync(context, clock);

    /// <returns>The case, or the problem that kept it from being read.</returns>
    public static async Task<(ReceivedCase? Received, ProblemHttpResult? Problem)> ReadAsync(HttpContext context, TimeProvider clock)
    {
        var (body, problem) = await BodyRule.Case.ReadAsync(context, clock);
        if (problem is not null)
        {
            return (null, problem);
        }

        var (received, faults) = Of(body);
        return received is null ? (null, Refusal.MalformedCase(faults)) : (received, null);
    }

    /// <returns>The case, or its faults of form.</returns>
    public static (ReceivedCase? Received, IReadOnlyList<CaseFault> Faults) Of(ReadOnlyMemory<byte> body)
    {
        var reading = CaseFileReader.Read(body);
        if (reading.Case is not { } caseFile)
        {
            return (null, reading.Faults);
        }

        var regulator = RegulatorCatalog.Find(caseFile.Regulator)
            ?? throw new InvalidOperationException("The case reader let a regulator pass that is not in the catalogue.");
        return (new(caseFile, regulator), []);
    }
}
