using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ReserveMeds.Packets.Api.Hosting.Description;

/// <summary>Written as it is: read into the description's own model, a schema comes out with its numbers as strings.</summary>
internal sealed class GivenSchema(JsonNode schema) : OpenApiSchema
{
    public override void SerializeAsV31(IOpenApiWriter writer) => writer.WriteAny(schema);
}
