using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using ReserveMeds.Packets.Api.Hosting.Requests;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>Writes the headers that a route reads, and the ETag that it answers with.</summary>
internal sealed class DescribedHeaders : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        foreach (var header in metadata.OfType<KnownHeaders>().SelectMany(known => known.Headers))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Required = header.IsRequired,
                Description = header.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        if (!metadata.OfType<AnswersRevision>().Any())
        {
            return;
        }

        foreach (var status in new[] { "200", "201", "412" })
        {
            if (operation.Responses?.GetValueOrDefault(status) is OpenApiResponse response)
            {
                response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                response.Headers[HeaderNames.ETag] = new OpenApiHeader
                {
                    Description = "The revision, for If-Match; with 412 the current one.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
            }
        }
    }
}
