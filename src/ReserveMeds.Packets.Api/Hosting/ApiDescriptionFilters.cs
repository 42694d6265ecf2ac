using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>Says what each group of routes is for.</summary>
internal sealed class DescribedTags : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) => swaggerDoc.Tags = new HashSet<OpenApiTag>
    {
        new() { Name = "Regulators", Description = "Who decides, by which rules, and what a case for them looks like." },
        new() { Name = "Products", Description = "What is known of each medicine, with sources." },
        new() { Name = "Validation", Description = "What the rules say of a case." },
        new() { Name = "Documents", Description = "Single documents." },
        new() { Name = "Bundles", Description = "All parts for one audience, and the check of a bundle." },
        new() { Name = "Health", Description = "For operators." },
    };
}

/// <summary>Adds the case of each regulator as schema and example, as <c>/v1/regulators/{id}/requirements</c> gives them out.</summary>
internal sealed class DescribedCases(SampleCases samples) : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var regulator in RegulatorCatalog.All)
        {
            swaggerDoc.AddComponent(NameOf(regulator.Id), new GivenSchema(CaseSchema.For(regulator.Id)));
            if (samples.Of(regulator.Id) is { } sample)
            {
                swaggerDoc.AddComponent(
                    NameOf(regulator.Id),
                    new OpenApiExample { Summary = $"An invented case for {regulator.DisplayName}", Value = sample });
            }
        }
    }

    /// <summary>Such as <c>Case-dmp</c>.</summary>
    public static string NameOf(string regulatorId) => $"Case-{regulatorId}";

    /// <summary>Written as it is: read into the description's own model, a schema comes out with its numbers as strings.</summary>
    private sealed class GivenSchema(JsonNode schema) : OpenApiSchema
    {
        public override void SerializeAsV31(IOpenApiWriter writer) => writer.WriteAny(schema);
    }
}

/// <summary>Writes into each operation what its route declares of query and body.</summary>
internal sealed class DescribedRequests(SampleCases samples) : IOperationFilter
{
    private static readonly Dictionary<string, string> PathParameters = new(StringComparer.Ordinal)
    {
        ["regulatorId"] = "Id of a regulator, such as dmp.",
        ["productId"] = "Id of a product profile, such as rezurock-200mg-30.",
        ["documentId"] = "Id of a document, such as clinical-justification-letter.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var known = metadata.OfType<KnownQuery>().SelectMany(query => query.Parameters).ToList();
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (known.Find(query => query.Name == parameter.Name) is { } query)
            {
                parameter.Description = query.Description;
                parameter.Schema = SchemaOf(query);
            }
            else
            {
                parameter.Description = PathParameters[parameter.Name!];
            }
        }

        if (metadata.OfType<BodyRule>().FirstOrDefault() is { } rule)
        {
            operation.RequestBody = rule == BodyRule.Case ? CaseBody(context.Document) : BundleBody(rule);
        }

        foreach (var status in new[] { "429", "503" })
        {
            if (operation.Responses?.GetValueOrDefault(status) is OpenApiResponse { Content: { } content } response
                && content.ContainsKey(ProblemWriter.MediaType))
            {
                response.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
                {
                    ["Retry-After"] = new OpenApiHeader
                    {
                        Description = "Seconds after which to try again.",
                        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
                    },
                };
            }
        }
    }

    private static OpenApiSchema SchemaOf(QueryParameter query) => new()
    {
        Type = JsonSchemaType.String,
        Enum = query.Values.Count == 0 ? null : query.Values.Select(value => (JsonNode)value).ToList(),
    };

    private OpenApiRequestBody CaseBody(OpenApiDocument? document) => new()
    {
        Required = true,
        Description = "A case, at most 1 MiB.",
        Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    OneOf = RegulatorCatalog.All
                        .Select(regulator => (IOpenApiSchema)new OpenApiSchemaReference(DescribedCases.NameOf(regulator.Id), document))
                        .ToList(),
                },
                Examples = RegulatorCatalog.All.Where(regulator => samples.Of(regulator.Id) is not null).ToDictionary(
                    regulator => regulator.Id,
                    regulator => (IOpenApiExample)new OpenApiExampleReference(DescribedCases.NameOf(regulator.Id), document),
                    StringComparer.Ordinal),
            },
        },
    };

    private static OpenApiRequestBody BundleBody(BodyRule rule) => new()
    {
        Required = true,
        Description = "A bundle as received, at most 20 MiB.",
        Content = rule.MediaTypes.ToDictionary(
            mediaType => mediaType,
            _ => (IOpenApiMediaType)new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
            StringComparer.Ordinal),
    };
}

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
