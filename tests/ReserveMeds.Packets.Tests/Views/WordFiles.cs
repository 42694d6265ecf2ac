using System.Text.Json.Nodes;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Views;

/// <summary>Every text of a file of words, whatever its depth, by its key.</summary>
internal static class WordFiles
{
    /// <param name="path">Below the templates' folder.</param>
    public static Dictionary<string, string> Texts(string path) =>
        TextsIn(JsonNode.Parse(ShippedTexts.Files.Single(file => file.Path == path).Text)!)
            .Where(text => text.Key != "status")
            .ToDictionary(text => text.Key, text => text.Text, StringComparer.Ordinal);

    private static IEnumerable<(string Key, string Text)> TextsIn(JsonNode node) => node.AsObject().SelectMany(member =>
        member.Value is JsonObject inner ? TextsIn(inner) : [(member.Key, (string)member.Value!)]);
}
