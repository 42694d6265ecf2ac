using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>The description of the API (OpenAPI 3.1) and the page that shows it.</summary>
internal static class ApiDescription
{
    private const string Summary =
        "One patient's case in; validated findings and a packet of documents out, for the named-patient import of medicines. "
        + "What asks for no key stores nothing. Errors are RFC 9457 problem details, all faults at once, never with a value of the case.";

    public static void AddApiDescription(this WebApplicationBuilder builder)
    {
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc("v1", new() { Title = "ReserveMeds Packets", Version = "v1", Description = Summary });
            swagger.AddServer(new() { Url = "/", Description = "This service" });
            swagger.SupportNonNullableReferenceTypes();
            swagger.NonNullableReferenceTypesAsRequired();
            swagger.CustomSchemaIds(type => type.Name);
            swagger.MapType<FileContentHttpResult>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" });
            swagger.MapType<JsonNode>(() => new OpenApiSchema { Type = JsonSchemaType.Object });
            swagger.SchemaFilter<DescribedProblems>();
            swagger.DocumentFilter<DescribedTags>();
            swagger.DocumentFilter<DescribedCases>();
            swagger.OperationFilter<DescribedRequests>();
            swagger.OperationFilter<DescribedAnswers>();
            swagger.OperationFilter<DescribedAccess>();
            swagger.OperationFilter<DescribedHeaders>();
            var comments = Directory.EnumerateFiles(AppContext.BaseDirectory, "ReserveMeds.Packets*.xml");
            foreach (var file in comments.Order(StringComparer.Ordinal))
            {
                swagger.IncludeXmlComments(file);
            }
        });
    }

    public static void UseApiDescription(this WebApplication app)
    {
        app.UseSwagger(swagger =>
        {
            swagger.RouteTemplate = "openapi/{documentName}.json";
            swagger.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        });
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "swagger";
            page.DocumentTitle = "ReserveMeds Packets";
            page.SwaggerEndpoint("/openapi/v1.json", "v1");
        });
    }
}
