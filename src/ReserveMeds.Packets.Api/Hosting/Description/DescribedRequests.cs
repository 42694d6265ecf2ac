using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using ReserveMeds.Packets.Api.Accounts;
using ReserveMeds.Packets.Api.Cases;
using ReserveMeds.Packets.Api.Hosting.Problems;
using ReserveMeds.Packets.Api.Hosting.Requests;
using ReserveMeds.Packets.Api.Organisations;
using ReserveMeds.Packets.Api.Resupply;
using ReserveMeds.Packets.Api.SealedPackets;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>Writes into each operation what its route declares of query and body.</summary>
internal sealed class DescribedRequests(SampleCases samples) : IOperationFilter
{
    private static readonly Dictionary<string, string> PathParameters = new(StringComparer.Ordinal)
    {
        ["regulatorId"] = "Id of a regulator, such as dmp.",
        ["productId"] = "Id of a product profile, such as rezurock-200mg-30.",
        ["caseId"] = "Id of a stored case.",
        ["number"] = "Number of a revision, from 1.",
        ["packetNumber"] = "Number of a sealed packet of the case, from 1.",
        ["organisationId"] = "Id of an organisation.",
        ["keyId"] = "Id of a key.",
        ["accountId"] = "Id of an account.",
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
            operation.RequestBody = rule == BodyRule.Case ? CaseBody(context.Document)
                : rule == BodyRule.CaseWithAttachments ? DescribedForm.AddedTo(CaseBody(context.Document))
                : rule == BodyRule.Facility ? FacilityBody(context.Document)
                : rule == BodyRule.CasePatch ? PatchBody(rule)
                : rule == BodyRule.Organisation ? ShapedBody(OrganisationRequest.Shape)
                : rule == BodyRule.Retention ? ShapedBody(RetentionRequest.Shape)
                : rule == BodyRule.Export ? ShapedBody(ExportRequest.Shape)
                : rule == BodyRule.Erasure ? ShapedBody(ErasureRequest.Shape)
                : rule == BodyRule.Key ? ShapedBody(KeyRequest.Shape)
                : rule == BodyRule.Attachments ? DescribedForm.OfAttachments()
                : rule == BodyRule.Withdrawal ? ShapedBody(WithdrawalRequest.Shape)
                : rule == BodyRule.Assignment ? ShapedBody(AssignmentRequest.Shape)
                : rule == BodyRule.Receipt ? ShapedBody(ReceiptRequest.Shape)
                : rule == BodyRule.Resupply ? ShapedBody(ResupplyRequest.Shape)
                : rule == BodyRule.Account ? ShapedBody(AccountRequest.Shape)
                : rule == BodyRule.Identity ? ShapedBody(IdentityRequest.Shape)
                : rule == BodyRule.SignIn ? ShapedBody(metadata.OfType<ObjectShape>().Single())
                : BundleBody(rule);
        }

        foreach (var status in new[] { "429", "503", "507" })
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

    private static OpenApiRequestBody FacilityBody(OpenApiDocument? document) => new()
    {
        Required = true,
        Description = "What is known of the facility, at most 64 KiB.",
        Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(DescribedCases.Facility, document),
                Example = new JsonObject { ["country"] = "IQ", ["governorate"] = "Sulaymaniyah", ["kind"] = "tertiary-public" },
            },
        },
    };

    private static OpenApiRequestBody PatchBody(BodyRule rule) => new()
    {
        Required = true,
        Description = "The facts to change, in the form of a case; null removes.",
        Content = rule.MediaTypes.ToDictionary(
            mediaType => mediaType,
            _ => (IOpenApiMediaType)new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.Object },
                Example = new JsonObject { ["patient"] = new JsonObject { ["weightKg"] = 61.5 } },
            },
            StringComparer.Ordinal),
    };

    private static OpenApiRequestBody ShapedBody(ObjectShape shape) => new()
    {
        Required = true,
        Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/json"] = new OpenApiMediaType { Schema = new GivenSchema(CaseSchema.For(shape)) },
        },
    };

    private static OpenApiRequestBody BundleBody(BodyRule rule) => new()
    {
        Required = true,
        Description = $"A bundle as received, at most {rule.MaxBytes / 1024 / 1024} MiB.",
        Content = rule.MediaTypes.ToDictionary(
            mediaType => mediaType,
            _ => (IOpenApiMediaType)new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
            StringComparer.Ordinal),
    };
}
