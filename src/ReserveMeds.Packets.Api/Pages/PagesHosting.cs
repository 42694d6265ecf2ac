using System.Text;
using Microsoft.AspNetCore.DataProtection;
using ReserveMeds.Packets.Api.Hosting;
using ReserveMeds.Packets.Forms;

namespace ReserveMeds.Packets.Api.Pages;

internal static class PagesHosting
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();

        // Components bring it along, and it would write key files into the user's folder; no page needs a key that lasts.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddResponseCompression(compression => compression.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"]);
        builder.Services.AddSingleton<PageAssets>();
        builder.Services.AddSingleton(services => new FormNeeds(
            services.GetRequiredService<PacketAssembler>(),
            regulatorId => services.GetRequiredService<SampleCases>().Of(regulatorId) is { } sample ? Encoding.UTF8.GetBytes(sample.ToJsonString()) : null));
        builder.Services.AddSingleton<CasePages>();
        builder.Services.AddSingleton<CaseActions>();
    }
}
