using Microsoft.OpenApi;
using ReserveMeds.Packets.Api.Hosting.Problems;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>Says that every error has type, title, status and detail, which the framework's own type leaves open.</summary>
internal sealed class DescribedProblems : ISchemaFilter
{
    private static readonly string[] Always = ["type", "title", "status", "detail"];

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.Type != typeof(Problem) || schema is not OpenApiSchema { Properties: { } properties, Required: { } required })
        {
            return;
        }

        properties.Remove("instance");
        foreach (var name in Always)
        {
            required.Add(name);
            if (properties[name] is OpenApiSchema property)
            {
                property.Type &= ~JsonSchemaType.Null;
            }
        }
    }
}
