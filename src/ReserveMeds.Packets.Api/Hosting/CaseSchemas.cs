using System.Text.Json.Nodes;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>The JSON Schema of a case, as the API gives it out.</summary>
internal static class CaseSchemas
{
    public static JsonNode For(string regulatorId) => new JsonObject
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = $"Case for {regulatorId}",
        ["type"] = "object",
        ["required"] = new JsonArray("regulator"),
    };
}
