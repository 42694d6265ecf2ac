using System.Text.Json.Nodes;
using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>The invented cases that ship with the service, by regulator.</summary>
internal sealed class SampleCases
{
    private readonly Dictionary<string, JsonNode> samples;

    private SampleCases(Dictionary<string, JsonNode> samples) => this.samples = samples;

    /// <summary>Takes the first file of each regulator's folder, in ordinal order; a test holds that it is a complete case.</summary>
    /// <param name="files">Such as <c>dmp/adult-cgvhd.json</c>.</param>
    /// <exception cref="TextFaultException">A sample is not JSON.</exception>
    public static SampleCases Load(IReadOnlyList<TextFile> files)
    {
        Dictionary<string, JsonNode> first = new(StringComparer.Ordinal);
        foreach (var file in files.Where(file => file.Path.EndsWith(".json", StringComparison.Ordinal)))
        {
            var regulatorId = file.Path.Split('/')[0];
            if (!first.ContainsKey(regulatorId))
            {
                first.Add(regulatorId, Read(file));
            }
        }

        return new(first);
    }

    /// <summary>A copy of the regulator's sample; null where none ships.</summary>
    public JsonNode? Of(string regulatorId) => samples.GetValueOrDefault(regulatorId)?.DeepClone();

    private static JsonNode Read(TextFile file)
    {
        try
        {
            return JsonNode.Parse(file.Text) ?? throw new System.Text.Json.JsonException();
        }
        catch (System.Text.Json.JsonException fault)
        {
            var line = (int)(fault.LineNumber ?? 0) + 1;
            throw new TextFaultException([new(file.Path, line, "The sample is not JSON.", "Mend it as the case schema says.")]);
        }
    }
}
