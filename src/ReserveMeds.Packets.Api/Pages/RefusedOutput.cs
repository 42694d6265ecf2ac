using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Attachments;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>Why a document or bundle that was asked for on the page was not made.</summary>
/// <param name="Kind">Id of the kind of problem.</param>
/// <param name="OfFiles">Faults of the files that were chosen.</param>
internal sealed record RefusedOutput(string Kind, int Status, IReadOnlyList<ProblemError> OfFiles)
{
    /// <summary>Whether rules refuse the case.</summary>
    public bool IsOfCase { get; init; }

    /// <summary>Whether files had been chosen, which a page that is loaded anew has lost.</summary>
    public bool HadFiles { get; init; }

    public static RefusedOutput Of(ProblemHttpResult refused, AttachmentReading read)
    {
        var problem = (Problem)refused.ProblemDetails;
        IEnumerable<ProblemError> errors = problem.Errors ?? [];
        return new(
            ProblemKind.IdOf(problem.Type ?? ""),
            refused.StatusCode,
            read.Faults.Count > 0 ? [.. read.Faults.Select(ProblemError.Of)] : [.. errors.Where(error => error.Pointer == LetterheadLogo.Broken.Pointer)])
        {
            IsOfCase = problem.Report is not null,
        };
    }

    /// <summary>What is more than the service takes is said where files are chosen.</summary>
    public static RefusedOutput TooMuch(ProblemHttpResult unread) => new(
        ProblemKind.IdOf(unread.ProblemDetails.Type ?? ""),
        unread.StatusCode,
        unread.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? [new() { Pointer = "/attachments", Code = "attachments-too-large", Message = "", Remedy = "" }]
            : []);
}
