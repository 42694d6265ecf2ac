using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>What the cover letter says of the other parts: the enclosure list, the languages and the checklist.</summary>
internal static class CoverView
{
    public static Group Of(
        EnclosureList enclosed, ValidationReport report, PacketTexts texts, Language language, LanguageLabels labels)
    {
        var enclosures = enclosed.Parts;
        var regulator = RegulatorCatalog.Find(report.Regulator)!;
        return new()
        {
            // In English, as the facts give the names; a template in another language writes them itself.
            ["addressee"] = regulator.Pathway.AddresseeLines.ToList<object>(),
            ["enclosures"] = enclosures
                .GroupBy(part => part.Document.Number)
                .Select(part => (object)Row([.. part], report.Regulator, texts, language, labels))
                .ToList(),
            ["paged"] = enclosures.Count > 0 && enclosures.All(part => part.Pages is not null),
            ["attachments"] = enclosed.Attachments.Select(attachment => (object)Row(attachment, language, labels)).ToList(),
            ["bound"] = string.Join(", ", enclosed.BoundLanguages.Select(BundleNames.OfBound)),
            ["drafted"] = labels.Join(
                [.. enclosures.Where(IsDrafted).Select(part => part.Template.Language).Distinct(StringComparer.Ordinal).Select(code => labels[$"language.{code}"])]),
            ["checklist"] = CoverChecklistView.Of(report, regulator, texts.Findings, language, labels),
        };
    }

    /// <param name="part">One part in all its languages.</param>
    private static Group Row(
        IReadOnlyList<Enclosure> part, string regulator, PacketTexts texts, Language language, LanguageLabels labels)
    {
        var document = part[0].Document;
        return new()
        {
            ["number"] = BundleNames.Number(document),
            ["id"] = document.Id,
            ["title"] = (texts.Templates.Find(regulator, document.Id, language.Code) ?? part[0].Template).Title,
            ["languages"] = labels.List(part.Select(one => LanguageOf(one, labels))),
            ["formats"] = labels.List(part.SelectMany(one => one.Formats).Distinct().Order().Select(format => labels[$"format.{BundleNames.Extension(format)}"])),
            ["pages"] = labels.List(part.Select(one => PagesOf(one, part.Count > 1, language, labels))),
        };
    }

    private static Group Row(Attachment attachment, Language language, LanguageLabels labels) => new()
    {
        ["number"] = BundleNames.Number(attachment),
        ["kind"] = labels[$"attachment.{attachment.Kind.Id}"],
        ["type"] = labels[$"format.{attachment.Type.Extension}"],
        ["pages"] = attachment.Pages is { } pages ? language.Number(pages) : labels["attachment.noPages"],
    };

    private static string LanguageOf(Enclosure part, LanguageLabels labels)
    {
        var name = labels[$"language.{part.Template.Language}"];
        return IsDrafted(part) ? labels.Fill("cover.drafted", ("language", name)) : name;
    }

    /// <summary>With the language where there are several.</summary>
    private static string PagesOf(Enclosure part, bool ofSeveral, Language language, LanguageLabels labels)
    {
        var pages = part.Pages is { } known ? language.Number(known) : "";
        return ofSeveral ? labels.Fill("cover.pagesOf", ("language", labels[$"language.{part.Template.Language}"]), ("pages", pages)) : pages;
    }

    private static bool IsDrafted(Enclosure part) => part.Template.Status == "drafted";
}
