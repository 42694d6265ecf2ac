using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Tests.Cases;

/// <summary>A case in which every field of the shape is given, filled by form and not by sense.</summary>
internal static class CompleteCase
{
    public static JsonObject For(string regulator)
    {
        var complete = (JsonObject)Fill(CaseShape.Of(regulator), string.Empty);
        var area = regulator switch { "dmp" => "MA", "kimadia-moh" => "IQ", _ => "KR" };
        complete["reference"] = $"RM-{area}-2026-000123";
        return complete;
    }

    private static JsonNode Fill(Shape shape, string name) => shape switch
    {
        ObjectShape form => new JsonObject(form.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Fill(field.Shape, field.Name)))),
        ListShape form => new JsonArray(Fill(form.Entry, name)),
        ListedShape form => form.Values[0],
        DateShape => "2026-11-22",
        IntegerShape form => form.Minimum,
        DecimalShape form => form.Maximum,
        BooleanShape => true,
        TextShape { Format: null } => "Exemple",
        TextShape when name == "resupplyOf" => "RM-MA-2026-000123",
        TextShape when name == "identifier" => "P-7F3K-92QX",
        _ => "MA",
    };
}
