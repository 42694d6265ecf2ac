using Microsoft.OpenApi;
using ReserveMeds.Packets.Api.Access;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>Says of each operation whether it asks for a credential, of which scope and of whom.</summary>
internal sealed class DescribedAccess : IOperationFilter
{
    public const string Key = "key";
    public const string Session = "session";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var rule = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<AccessRule>().LastOrDefault();
        if (rule is null || rule == AccessRule.Anyone)
        {
            return;
        }

        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Session, context.Document)] = [] },
        ];
        if (rule == AccessRule.SignedIn)
        {
            return;
        }

        operation.Security.Insert(0, new() { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] });
        operation.Description = $"{operation.Description} For keys and accounts with the scope {rule.Scope}, of: {string.Join(", ", rule.Kinds)}.".TrimStart();
    }
}
