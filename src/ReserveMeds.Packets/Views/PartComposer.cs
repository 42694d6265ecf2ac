using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>Composes the parts of one case: one view per language, which all parts of that language share.</summary>
/// <param name="audience">For whom; null for no audience in particular, with all that a part can say.</param>
internal sealed class PartComposer(
    PacketTexts texts, CaseFile caseFile, PacketContext context, ValidationReport report, Audience? audience)
{
    private readonly Dictionary<string, PacketView> views = new(StringComparer.Ordinal);

    /// <param name="enclosures">What the cover letter lists; no other part prints it.</param>
    public ComposedPart Compose(RequiredDocument required, string languageCode, IReadOnlyList<Enclosure> enclosures)
    {
        var country = RegulatorCatalog.Find(caseFile.Regulator)!.Country;
        var language = Language.Find(languageCode, country) ?? throw new ArgumentException($"No language '{languageCode}'.", nameof(languageCode));
        var labels = texts.Labels.In(language);
        var view = ViewIn(language, labels);
        if (required.IsCoverLetter)
            view = view.With("cover", CoverView.Of(enclosures, report, texts, language, labels));

        var template = texts.Templates.Find(caseFile.Regulator, required.Id, language.Code)
            ?? throw new ArgumentException($"No '{required.Id}' in '{language.Code}' for '{caseFile.Regulator}'.", nameof(required));
        var frame = new Document
        {
            Title = template.Title,
            LanguageTag = language.Tag,
            Direction = language.Direction,
            Date = context.IssueDate,
            PageLabel = labels.PageLabel,
            DraftMark = context.Mode == PacketMode.Draft ? labels["draftMark"] : null,
            Blocks = [],
        };
        var markdown = template.Fill(view.For(template.Title, template.Status == "drafted"));
        return new(required, language.Code, template, DocumentParser.Parse(markdown, frame), view.Gaps);
    }

    private PacketView ViewIn(Language language, LanguageLabels labels)
    {
        if (!views.TryGetValue(language.Code, out var view))
        {
            view = PacketViewBuilder.Build(
                caseFile,
                ProductCatalog.Find(caseFile.Product.Profile),
                report,
                language,
                labels,
                PrintRules.CanBeDrawn,
                isFinal: context.Mode == PacketMode.Final,
                withPhysicianContact: audience?.SeesPhysicianContact != false);
            views.Add(language.Code, view);
        }

        return view;
    }
}
