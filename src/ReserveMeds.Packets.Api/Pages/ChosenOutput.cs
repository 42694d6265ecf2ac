using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Pages;

/// <summary>Which document or bundle the page was asked for; what is unknown is the default.</summary>
public sealed record ChosenOutput(string Document, string Language, string Format, string Mode, string Audience)
{
    public static ChosenOutput Of(Func<string, string> posted, Regulator regulator, string pageLanguage)
    {
        var documents = regulator.Documents.Select(document => document.Id).ToList();
        return new(
            OneOf(posted("document"), documents, documents.Find(id => id == "clinical-justification-letter") ?? documents[0]),
            OneOf(posted("language"), regulator.Languages, regulator.Languages.Contains(pageLanguage) ? pageLanguage : regulator.Languages[0]),
            OneOf(posted("format"), ["pdf", "docx"], "pdf"),
            OneOf(posted("mode"), ["final", "draft"], "final"),
            OneOf(posted("audience"), [.. ReserveMeds.Packets.Bundles.Audience.All.Select(audience => audience.Id)], ReserveMeds.Packets.Bundles.Audience.Regulator.Id));
    }

    private static string OneOf(string value, IReadOnlyList<string> known, string otherwise) => known.Contains(value) ? value : otherwise;
}
