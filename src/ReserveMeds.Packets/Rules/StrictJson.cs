using System.Text.Json;

namespace ReserveMeds.Packets.Rules;

/// <summary>Reads data that ships with the service, strictly: a broken file stops the start and is named.</summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Strict =
        new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <param name="name">Path below the project, with forward slashes, such as <c>Rules/facts.json</c>.</param>
    /// <exception cref="InvalidDataException">The file is missing or broken.</exception>
    public static T Embedded<T>(string name)
        where T : class
    {
        using var stream = typeof(StrictJson).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{name}: the data file is missing from the assembly. Add it to the project's embedded files.");
        using var reader = new StreamReader(stream);
        return Parse<T>(name, reader.ReadToEnd());
    }

    /// <exception cref="InvalidDataException">The text is not the JSON of a <typeparamref name="T"/>.</exception>
    public static T Parse<T>(string name, string json)
        where T : class
    {
        try
        {
            return Strictly<T>(json);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{name}: the data file is broken. {fault.Message}", fault);
        }
    }

    /// <exception cref="JsonException">The text is not the JSON of a <typeparamref name="T"/>.</exception>
    public static T Strictly<T>(string json)
        where T : class => JsonSerializer.Deserialize<T>(json, Strict) ?? throw new JsonException("The value is null.");

    /// <summary>Reads the value of one fact.</summary>
    /// <exception cref="InvalidDataException">The value has another shape.</exception>
    public static T Parse<T>(string name, JsonElement value)
        where T : class => Parse<T>(name, value.GetRawText());
}
