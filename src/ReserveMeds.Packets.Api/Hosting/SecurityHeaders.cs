namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>Headers that every answer carries, whoever wrote it.</summary>
internal static class SecurityHeaders
{
    private const string Sealed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>A preview is a page of our own making with its style and logo inside; nothing in it may run, load or send.</summary>
    public const string Preview = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; "
        + "form-action 'none'; sandbox";

    /// <summary>The same inside the frame of our own page, where a click on a gap leads to its field.</summary>
    public const string FramedPreview = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; "
        + "form-action 'none'; sandbox allow-top-navigation-by-user-activation";

    /// <summary>A page loads style and script from this service alone, sends its forms here, and frames its own previews.</summary>
    public const string Page = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>The description's page loads its script, style and pictures from this service alone.</summary>
    private const string Description = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        // At the start of the answer, since the handling of an exception clears what was set before.
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            var isDescription = context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = isDescription ? Description : Sealed;
            }

            if (!isDescription && headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, context);
        return next(context);
    });
}
