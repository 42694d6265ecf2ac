using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>Shape of <c>Examples/&lt;CODE&gt;.json</c>.</summary>
internal sealed record RuleExampleFile(IReadOnlyList<RuleExample> Passes, IReadOnlyList<RuleExample> Fails)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static IReadOnlyList<string> Codes { get; } =
        [.. Directory.EnumerateFiles(RepositoryFiles.Examples, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static RuleExampleFile Read(string code) =>
        JsonSerializer.Deserialize<RuleExampleFile>(File.ReadAllText(Path.Combine(RepositoryFiles.Examples, $"{code}.json")), Strict)!;
}

/// <param name="Base">Complete case that is changed.</param>
/// <param name="At">Where the rule must speak, in the order of the form; nowhere else.</param>
/// <param name="On">Day of the question.</param>
/// <param name="Since">First edition in which it holds; null where it holds in all that have the rule.</param>
internal sealed record RuleExample(
    string Name,
    string Base,
    Dictionary<string, JsonNode?>? Changes = null,
    IReadOnlyList<string>? At = null,
    DateOnly? On = null,
    string? Since = null);
