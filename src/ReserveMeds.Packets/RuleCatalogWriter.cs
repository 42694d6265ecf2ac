using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets;

/// <summary>The rules of a regulator as a document to read and review, in English.</summary>
public sealed class RuleCatalogWriter(PacketTexts texts, DocumentWriters writers)
{
    private const string TemplateId = "rule-catalog";

    /// <param name="rulebook">An edition of the regulator's.</param>
    /// <param name="on">Day on which the edition is judged as stale or not.</param>
    /// <exception cref="WriterUnavailableException">The engine is away.</exception>
    public Task<Rendition> WriteAsync(Regulator regulator, Rulebook rulebook, DateOnly on, OutputFormat format, CancellationToken cancellationToken) =>
        writers[format].WriteAsync(Compose(regulator, rulebook, on), cancellationToken);

    internal Document Compose(Regulator regulator, Rulebook rulebook, DateOnly on)
    {
        var language = Language.English;
        var template = texts.Templates.Find(regulator.Id, TemplateId, language.Code)
            ?? throw new InvalidOperationException($"There is no template '{TemplateId}' in '{language.Code}'.");
        var view = new RuleCatalogView(rulebook, texts.Findings, language);
        var frame = new Document
        {
            Title = $"{template.Title}: {regulator.DisplayName}",
            LanguageTag = language.Tag,
            Direction = language.Direction,
            Date = on,
            PageLabel = texts.Labels.In(language).PageLabel,
            Blocks = [],
        };
        return DocumentParser.Parse(template.Fill(view.Of(regulator, on)), frame);
    }
}
