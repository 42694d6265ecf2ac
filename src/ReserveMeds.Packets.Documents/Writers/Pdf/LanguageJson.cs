using System.Text.Json;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>A language tag in the two parts in which the layout takes it.</summary>
internal static class LanguageJson
{
    public static void WriteLanguage(this Utf8JsonWriter json, string languageTag)
    {
        string[] tag = languageTag.Split('-');
        json.WriteString("language", tag[0].ToLowerInvariant());
        json.WriteString("region", tag.Skip(1).FirstOrDefault(subtag => subtag.Length == 2));
    }
}
