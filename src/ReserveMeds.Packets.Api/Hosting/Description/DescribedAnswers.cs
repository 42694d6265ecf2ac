using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>Writes every form that a route's answer has; the framework keeps the last one that was declared for a status.</summary>
internal sealed class DescribedAnswers : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var declared = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IProducesResponseTypeMetadata>()
            .Where(answer => answer.StatusCode is >= 200 and < 300 && answer.Type is not null);
        foreach (var answer in declared)
        {
            var status = answer.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (operation.Responses?.GetValueOrDefault(status) is not OpenApiResponse { Content: { } content })
            {
                continue;
            }

            foreach (var mediaType in answer.ContentTypes.Where(mediaType => !content.ContainsKey(mediaType)))
            {
                content[mediaType] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(answer.Type!, context.SchemaRepository),
                };
            }
        }
    }
}
