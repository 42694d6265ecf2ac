using Microsoft.AspNetCore.Http.HttpResults;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;

namespace ReserveMeds.Packets.Api.Documents;

/// <summary>What a request for a document says of it; null where it leaves the choice.</summary>
internal sealed record AskedDocument(string DocumentId, string? Format, string? Language, string? Mode, string? Rulebook, string? Rendition)
{
    /// <summary>The problem with a format that the request does not accept; null where it does.</summary>
    public ProblemHttpResult? FormatProblem(HttpRequest request)
    {
        var mediaType = MediaTypes.Of(MediaTypes.FormatOf(Format));
        return RequestChecks.Accepts(request, mediaType) ? null : Refusal.NotAcceptable([mediaType], " The parameter format picks another.");
    }
}
