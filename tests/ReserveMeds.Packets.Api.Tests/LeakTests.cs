using System.Text.Json.Nodes;
using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests;

/// <summary>Plants marked values in cases and looks for them where they must never appear: in errors and in the log.</summary>
public sealed class LeakTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private const string Marker = "MARKERVALUE";

    private static readonly string[] Routes =
    [
        "/v1/validate",
        "/v1/documents/clinical-justification-letter?format=docx",
        "/v1/documents/clinical-justification-letter?format=html&mode=draft",
        "/v1/documents/clinical-justification-letter?format=docx&language=tlh",
        "/v1/documents/clinical-justification-letter?mode=" + Marker,
        "/v1/documents/clinical-justification-letter?" + Marker + "=" + Marker,
        "/v1/route",
        "/v1/bundles?mode=draft",
        "/v1/bundles?audience=" + Marker,
    ];

    private readonly HttpClient client = api.CreateClient();

    public static TheoryData<string> Regulators => Samples.Regulators;

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task No_value_of_a_case_appears_in_an_error_or_in_the_log(string id)
    {
        var bodies = new List<string>
        {
            Marked(Samples.Complete(id), isFreeText: _ => true).ToJsonString(),
            Marked(Samples.Complete(id), IsFreeText).ToJsonString(),
            Marked(Samples.Refused(id), IsFreeText).ToJsonString(),
            Samples.Complete(id).ToJsonString().Replace("}", Marker, StringComparison.Ordinal),
            $"{{\"regulator\":\"{Marker}\"}}",
            $"\"{Marker}\"",
            Marker,
        };
        var errors = 0;

        foreach (var route in Routes)
        {
            foreach (var body in bodies)
            {
                using var response = await client.PostAsync(route, Samples.Body(body));
                if (!response.IsSuccessStatusCode)
                {
                    errors++;
                    Assert.DoesNotContain(Marker, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                    Assert.DoesNotContain(Marker, response.Headers.ToString(), StringComparison.Ordinal);
                }

                Assert.NotEqual(500, (int)response.StatusCode);
            }
        }

        Assert.True(errors > Routes.Length, "The bodies were meant to be refused.");
        Assert.NotEmpty(api.Log.Lines);
        Assert.DoesNotContain(api.Log.Lines, line => line.Contains(Marker, StringComparison.Ordinal));
    }

    /// <summary>Fields in which people write words: marks in them leave the case readable.</summary>
    private static bool IsFreeText(string name) => name is
        "name" or "specialty" or "licenseNumber" or "verifiedBy" or "condition" or "summary" or "evidence" or "regimen"
        or "reasonStopped" or "rationale" or "whyUnsuitable" or "contact" or "schedule" or "item" or "pharmacistInCharge";

    private static JsonNode Marked(JsonNode node, Func<string, bool> isFreeText, string name = "")
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (key, value) in fields.ToList())
                {
                    if (value is not null && key != "regulator")
                    {
                        fields[key] = Marked(value.DeepClone(), isFreeText, key);
                    }
                }

                return fields;
            case JsonArray items:
                return new JsonArray(items.Select(item => item is null ? null : Marked(item.DeepClone(), isFreeText, name)).ToArray());
            default:
                return node.GetValueKind() == System.Text.Json.JsonValueKind.String && isFreeText(name) ? $"{Marker} {name}" : node;
        }
    }
}
