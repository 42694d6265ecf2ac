using Microsoft.AspNetCore.Http.HttpResults;

namespace ReserveMeds.Packets.Api.Access;

/// <summary>
/// Of a route whose answers people read in a browser. It takes no key, it says on a page why it refuses, and a token in each
/// form stands for <see cref="CrossSite.Header"/>, which a form cannot send.
/// </summary>
/// <param name="Refuse">The page for a refusal.</param>
internal sealed record ForPeople(Func<HttpContext, ProblemHttpResult, IResult> Refuse);
