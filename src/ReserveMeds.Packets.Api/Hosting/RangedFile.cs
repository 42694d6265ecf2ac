using Microsoft.AspNetCore.Http.HttpResults;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>
/// A file that is given out whole or in ranges. Where the framework refuses a range or a condition it has announced a file
/// already; that is taken back here, so that the refusal is told as a problem like all others.
/// </summary>
internal sealed class RangedFile(FileContentHttpResult file) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await file.ExecuteAsync(httpContext);
        var response = httpContext.Response;
        if (response.StatusCode is StatusCodes.Status412PreconditionFailed or StatusCodes.Status416RangeNotSatisfiable)
        {
            response.ContentType = null;
            response.ContentLength = null;
            response.Headers.Remove("Repr-Digest");
            response.Headers.Remove("Content-Disposition");
            response.Headers.Remove("Content-Language");
        }
    }
}
