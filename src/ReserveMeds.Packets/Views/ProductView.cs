using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Views;

/// <summary>The product as its profile knows it, and the approvals that the case cites.</summary>
internal static class ProductView
{
    private const string Pointer = "/product/profile";

    public static Group Of(ProductProfile? product, CaseFile caseFile, Regulator regulator, FactPrinter print) => new()
    {
        ["brandName"] = print.Text(product?.BrandName, Pointer),
        ["genericName"] = print.Text(product?.GenericName, Pointer),
        ["manufacturer"] = print.Text(product?.Manufacturer, Pointer),
        ["strength"] = print.Text(product?.Strength, Pointer),
        ["dosageForm"] = print.Listed(product?.DosageForm, "dosageForm", Pointer),
        ["packSize"] = product is null ? print.Gap(Pointer) : print.Labels.Count(product.UnitsPerPack, $"unit.{product.Unit}"),
        ["ndc"] = print.Optional(product?.Ndc),
        ["invented"] = product?.Invented == true,
        ["indication"] = product is null ? print.Gap(Pointer) : InLanguage(product.Label.Indication, print),
        ["storageClass"] = print.Listed(product?.Storage.Class, "storageClass", Pointer),
        ["storageRange"] = StorageRange(product?.Storage, print),
        ["controlledStorage"] = product?.Storage.NeedsControlledStorage == true,
        ["excursion"] = product?.Storage.ExcursionHours is { } hours ? print.Labels.Count(hours, "unit.hour") : "",
        ["asOf"] = product is null ? print.Gap(Pointer) : print.Language.Date(product.AsOf),
        ["approvals"] = Approvals(product, caseFile, print),
        ["authorityLists"] = regulator.Pathway.ReferenceLists.Select(list => (object)Row(list, product, caseFile, regulator, print)).ToList(),
        // The sources name no list for a route whose times they do not state either: what is shown is the federal one.
        ["listsOrientation"] = regulator.Pathway.Times is null,
        ["labelMonitoring"] = (product?.Monitoring ?? [])
            .Where(item => !item.ChildbearingPotentialOnly || caseFile.Patient.ChildbearingPotential == true)
            .Select(item => (object)new Group
            {
                ["item"] = print.Words(item.Id, "labelMonitoring"),
                ["when"] = print.Words(item.When, "monitoringTime"),
            }).ToList(),
    };

    /// <summary>A list of reference authorities as the guide gives it, and which of them the case cites (C1).</summary>
    private static Group Row(ReferenceList list, ProductProfile? product, CaseFile caseFile, Regulator regulator, FactPrinter print)
    {
        var fact = regulator.Facts.First(fact => fact.Id == list.FactId);
        var cited = caseFile.Product.Approvals?.Select(approval => approval.Authority)
            ?? Known(product).Select(approval => approval.Authority);
        return new()
        {
            ["names"] = print.Labels.List(list.Authorities.Select(authority => print.Words(authority.Id, "authority"))),
            ["source"] = fact.Guide,
            ["asOf"] = print.Language.Date(fact.AsOf),
            ["cited"] = print.Labels.List(list.Authorities.Where(authority => cited.Contains(authority.Id)).Select(authority => print.Words(authority.Id, "authority"))),
        };
    }

    private static IEnumerable<Approval> Known(ProductProfile? product) =>
        (product?.Approvals ?? []).Where(approval => approval is { Indication: not null, ApprovedOn: not null });

    private static string StorageRange(StorageProfile? storage, FactPrinter print) =>
        storage is { MinimumCelsius: { } minimum, MaximumCelsius: { } maximum }
            ? print.Labels.Fill(
                "storage.range",
                ("from", print.Language.Number(minimum)),
                ("to", print.Language.Number(maximum)))
            : "";

    private static List<object> Approvals(ProductProfile? product, CaseFile caseFile, FactPrinter print)
    {
        if (caseFile.Product.Approvals is { } cited)
        {
            return cited.Count == 0
                ? [Row(print.Gap("/product/approvals"), print.Gap("/product/approvals"), print.Gap("/product/approvals"), "")]
                : [.. cited.Select((approval, index) => Cited(approval, $"/product/approvals/{index}", print))];
        }

        var known = Known(product).ToList();
        return known.Count == 0
            ? [Row(print.Gap("/product/approvals"), print.Gap("/product/approvals"), print.Gap("/product/approvals"), "")]
            : [.. known.Select(approval => Row(
                print.Words(approval.Authority, "authority"),
                InLanguage(approval.Indication!, print),
                print.Language.DateWithIso(approval.ApprovedOn!.Value),
                print.Optional(approval.Reference)))];
    }

    private static Group Cited(CitedApproval approval, string pointer, FactPrinter print) => Row(
        approval.Authority == "other"
            ? print.Text(approval.AuthorityName, $"{pointer}/authorityName")
            : print.Listed(approval.Authority, "authority", $"{pointer}/authority"),
        print.Text(approval.Indication, $"{pointer}/indication"),
        print.Date(approval.ApprovedOn, $"{pointer}/approvedOn"),
        print.Optional(approval.Reference));

    private static Group Row(object authority, object indication, object approvedOn, string reference) => new()
    {
        ["authority"] = authority,
        ["indication"] = indication,
        ["approvedOn"] = approvedOn,
        ["reference"] = reference,
    };

    private static string InLanguage(IReadOnlyDictionary<string, string> words, FactPrinter print) =>
        print.Optional(words.TryGetValue(print.Language.Code, out var text) ? text : words[Language.English.Code]);
}
