using System.Text;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Api.Pages.Kept;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages;

internal static class PagesHosting
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddResponseCompression(compression => compression.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"]);
        builder.Services.AddSingleton<PageAssets>();
        builder.Services.AddSingleton(services => new FormNeeds(
            services.GetRequiredService<PacketAssembler>(),
            regulatorId => services.GetRequiredService<SampleCases>().Of(regulatorId) is { } sample ? Encoding.UTF8.GetBytes(sample.ToJsonString()) : null));
        builder.Services.AddSingleton<CasePages>();
        builder.Services.AddSingleton<CaseActions>();
        builder.Services.AddSingleton<PageProblems>();
        builder.Services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "packets-form";
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            form.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddKeptPages();
    }

    /// <summary>Pages alone: a document of the API is sent with the digest of its bytes.</summary>
    public static void UsePageCompression(this WebApplication app) => app.UseWhen(
        static context => !context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase),
        static pages => pages.UseResponseCompression());
}
