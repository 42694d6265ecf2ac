using Microsoft.OpenApi;
using ReserveMeds.Packets.Api.Access;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>Says what each group of routes is for, and how a key is sent where one is asked for.</summary>
internal sealed class DescribedTags : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Security = [new OpenApiSecurityRequirement()];
        swaggerDoc.AddComponent(DescribedAccess.Key, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key of an organisation. A coordinator makes keys.",
        });
        swaggerDoc.AddComponent(DescribedAccess.Session, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = SessionCookie.OverHttps,
            Description = $"The cookie of a person who has signed in; over plain http its name is {SessionCookie.OverHttp}. With it, every method but GET "
                + $"and HEAD needs the header {CrossSite.Header} with any value.",
        });
        swaggerDoc.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Regulators", Description = "Who decides, by which rules, and what a case for them looks like." },
            new() { Name = "Products", Description = "What is known of each medicine, with sources." },
            new() { Name = "Validation", Description = "What the rules say of a case." },
            new() { Name = "Documents", Description = "Single documents." },
            new() { Name = "Bundles", Description = "All parts for one audience, and the check of a bundle." },
            new() { Name = "Cases", Description = "Cases that are kept, with all their revisions." },
            new() { Name = "Sealed packets", Description = "Revisions that were sealed: numbered, never changed, handed to importers." },
            new() { Name = "Organisations", Description = "Who may come in: organisations and their keys." },
            new() { Name = "Accounts", Description = "Who may come in: the people of organisations." },
            new() { Name = "Session", Description = "Signing in and out." },
            new() { Name = "Health", Description = "For operators." },
        };
    }
}
