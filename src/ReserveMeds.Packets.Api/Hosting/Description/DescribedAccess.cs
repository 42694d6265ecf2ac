using Microsoft.OpenApi;
using ReserveMeds.Packets.Api.Access;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>Says of each operation whether it asks for a key, of which scope and of whom.</summary>
internal sealed class DescribedAccess : IOperationFilter
{
    public const string Key = "key";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var rule = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<AccessRule>().LastOrDefault();
        if (rule?.Scope is null)
        {
            return;
        }

        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] },
        ];
        operation.Description = $"{operation.Description} For keys with the scope {rule.Scope}, of: {string.Join(", ", rule.Kinds)}.".TrimStart();
    }
}
