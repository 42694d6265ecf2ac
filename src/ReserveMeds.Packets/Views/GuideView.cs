using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Views;

/// <summary>What the patient's guide says beyond the facts it shares with the other parts.</summary>
internal static class GuideView
{
    public static Group Of(ProductProfile? product, CaseFile caseFile, FactPrinter print) => new()
    {
        // One of them, as far as the profile knows; the words for each class stand in the template.
        ["roomTemperature"] = product?.Storage.Class == "ambient",
        ["fridge"] = product?.Storage is { Class: "cold-chain", MinimumCelsius: >= 2, MaximumCelsius: <= 8 },
        ["cold"] = product?.Storage is { Class: "cold-chain" } and not { MinimumCelsius: >= 2, MaximumCelsius: <= 8 },
        ["veryCold"] = product?.Storage.Class == "ultra-cold",
        ["specialStorage"] = product?.Storage.Class == "special",
        ["storageGap"] = product is null ? print.Gap("/product/profile") : "",
        ["pharmacyPhone"] = caseFile.Facility.Pharmacy.Phone is { } phone
            ? print.Optional(phone)
            : print.Left("/facility/pharmacy/phone"),
        ["coordinatorEmail"] = caseFile.Coordinator.Email is { } email
            ? print.Optional(email)
            : print.Left("/coordinator/email"),

        // An average over several days would read like a plan of its own beside the physician's words.
        ["daily"] = caseFile.Dosing.UnitsPerDay is >= 1 and { } daily && decimal.IsInteger(daily),
        ["checkUps"] = CheckUps(product, caseFile, print),
    };

    /// <summary>Verbatim, but for an item that names the illness: the guide may lie where others read it.</summary>
    private static List<object> CheckUps(ProductProfile? product, CaseFile caseFile, FactPrinter print)
    {
        IReadOnlyList<FollowUp> followUps = caseFile.Monitoring.FollowUp.Count > 0 ? caseFile.Monitoring.FollowUp : [new()];
        string[] names =
        [
            .. new[] { caseFile.Diagnosis.Condition }
                .Concat(caseFile.Diagnosis.Codes.Select(code => code.Code))
                .Concat(product?.Label.Terms ?? [])
                .OfType<string>()
                .Where(name => FoldedName.Of(name).Length > 0),
        ];
        return [.. followUps.Select((followUp, index) => (object)new Group
        {
            ["item"] = NamesIllness(followUp.Item)
                ? print.Labels["guide.checkUp"]
                : print.Text(followUp.Item, $"/monitoring/followUp/{index}/item"),
            ["interval"] = NamesIllness(followUp.Interval)
                ? print.Labels["guide.interval"]
                : print.Dose(followUp.Interval, $"/monitoring/followUp/{index}/interval"),
        })];

        bool NamesIllness(string? text) => names.Any(name => FoldedName.Holds(text, name));
    }
}
