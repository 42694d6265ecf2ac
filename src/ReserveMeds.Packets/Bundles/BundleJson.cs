using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReserveMeds.Packets.Bundles;

/// <summary>JSON as it lies in a bundle: members in the order of the record, indented, LF, UTF-8 without a mark.</summary>
internal static class BundleJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        // The file is read as JSON and never set into a page: accents and angle brackets stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ReadOnlyMemory<byte> Write<T>(T value) => (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];

    /// <exception cref="JsonException">The text is no JSON, or not of the form asked for.</exception>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options);
}
