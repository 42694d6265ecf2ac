using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Pairing;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Documents.Templates;
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

    /// <param name="languageCode">Of one language, or of two as <see cref="LanguagePair"/> writes them.</param>
    /// <param name="enclosures">What the cover letter lists; no other part prints it.</param>
    public ComposedPart Compose(RequiredDocument required, string languageCode, EnclosureList enclosures)
    {
        if (LanguagePair.Codes(languageCode) is [var first, var second])
        {
            var (own, other) = (Compose(required, first, enclosures), Compose(required, second, enclosures));
            return own with
            {
                Language = languageCode,
                Document = BilingualDocument.Of(own.Document, other.Document),
                Gaps = [.. own.Gaps, .. other.Gaps],
            };
        }

        var filled = Fill(required, languageCode, enclosures);
        var frame = new Document
        {
            Title = filled.Template.Title,
            LanguageTag = filled.Language.Tag,
            Direction = filled.Language.Direction,
            Date = context.IssueDate,
            PageLabel = filled.Labels.PageLabel,
            DraftMark = context.Mode == PacketMode.Draft ? filled.Labels["draftMark"] : null,
            Blocks = [],
        };
        return new(required, languageCode, filled.Template, WithLogo(DocumentParser.Parse(filled.Markdown, frame), filled.Labels), filled.Gaps);
    }

    /// <summary>What <see cref="ComposedPart.Gaps"/> would hold, without building the part.</summary>
    public IReadOnlyList<string> Gaps(RequiredDocument required, string languageCode, EnclosureList enclosures) =>
        [.. LanguagePair.Codes(languageCode).SelectMany(code => Fill(required, code, enclosures).Gaps)];

    /// <param name="parts">Of one language, in packet order.</param>
    public DocumentSet Bind(IReadOnlyList<ComposedPart> parts)
    {
        var language = LanguageOf(parts[0].Language);
        var title = texts.Labels.In(language)["packet.title"];
        return new()
        {
            Title = string.IsNullOrWhiteSpace(caseFile.Reference) ? title : $"{caseFile.Reference} · {title}",
            LanguageTag = language.Tag,
            Date = context.IssueDate,
            Parts = [.. parts.Select(part => new DocumentPart(part.Required.Id, part.Document))],
        };
    }

    private Filled Fill(RequiredDocument required, string languageCode, EnclosureList enclosures)
    {
        var language = LanguageOf(languageCode);
        var labels = texts.Labels.In(language);
        var view = ViewIn(language, labels);
        if (required.IsCoverLetter)
            view = view.With("cover", CoverView.Of(enclosures, report, texts, language, labels));

        var template = texts.Templates.Find(caseFile.Regulator, required.Id, language.Code)
            ?? throw new ArgumentException($"No '{required.Id}' in '{language.Code}' for '{caseFile.Regulator}'.", nameof(required));
        var markdown = template.Fill(view.For(template.Title, template.Status == "drafted"));
        return new(language, labels, template, markdown, [.. Template.GapsIn(markdown).Select(gap => view.Gaps.GetValueOrDefault(gap, ""))]);
    }

    private Language LanguageOf(string code) => Language.Find(code, RegulatorCatalog.Find(caseFile.Regulator)!.Country)
        ?? throw new ArgumentException($"No language '{code}'.", nameof(code));

    private Document WithLogo(Document document, LanguageLabels labels) => context.Logo is { } logo && document.Letterhead is { } letterhead
        ? document with
        {
            Letterhead = letterhead with
            {
                Logo = logo with { AlternativeText = string.IsNullOrWhiteSpace(caseFile.Facility.Name) ? labels["letterhead.logo"] : caseFile.Facility.Name },
            },
        }
        : document;

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
                withPhysicianContact: audience?.SeesPhysicianContact != false,
                context.Attachments)
                .With("hasLogo", context.Logo is not null);
            views.Add(language.Code, view);
        }

        return view;
    }

    private sealed record Filled(Language Language, LanguageLabels Labels, Template Template, string Markdown, IReadOnlyList<string> Gaps);
}
