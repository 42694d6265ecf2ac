using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets;

/// <summary>What a regulator's application must hold, as a document to hand out and tick by hand.</summary>
public sealed class ChecklistWriter(PacketTexts texts, DocumentWriters writers)
{
    private const string TemplateId = "requirements-checklist";

    /// <param name="on">Day on which the edition is in force and judged as stale or not.</param>
    /// <param name="language">A language code of the requirements' texts.</param>
    /// <exception cref="WriterUnavailableException">The engine is away.</exception>
    public Task<Rendition> WriteAsync(
        Regulator regulator, DateOnly on, string language, OutputFormat format, CancellationToken cancellationToken) =>
        writers[format].WriteAsync(Compose(regulator, on, language), cancellationToken);

    internal Document Compose(Regulator regulator, DateOnly on, string languageCode)
    {
        var language = Language.Find(languageCode, regulator.Country)
            ?? throw new ArgumentException($"No language '{languageCode}'.", nameof(languageCode));
        var template = texts.Templates.Find(regulator.Id, TemplateId, language.Code)
            ?? throw new InvalidOperationException($"There is no template '{TemplateId}' in '{language.Code}'.");
        var labels = texts.Labels.In(language);
        var view = new ChecklistView(regulator, regulator.RulebookOn(on), texts.Requirements, labels, language, on);
        var frame = new Document
        {
            Title = $"{template.Title}: {regulator.DisplayName}",
            LanguageTag = language.Tag,
            Direction = language.Direction,
            Date = on,
            PageLabel = labels.PageLabel,
            Blocks = [],
        };
        var drafted = template.Status == "drafted" || texts.Requirements.StatusOf(regulator, language.Code) == "drafted";
        return DocumentParser.Parse(template.Fill(view.Of(drafted)), frame);
    }
}
