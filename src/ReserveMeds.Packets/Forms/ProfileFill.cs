using System.Globalization;
using ReserveMeds.Packets.Products;

namespace ReserveMeds.Packets.Forms;

/// <summary>
/// Fills blank fields of dosing and monitoring with what the product's profile states of the label. It is a start for the
/// physician's own plan: nothing that was typed is changed, and nothing is chosen where the label knows more than one dose.
/// </summary>
public static class ProfileFill
{
    public static FormValues Of(FormValues values, FormWords words)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(words);
        if (ProductCatalog.Find(values.TextAt("/product/profile")) is not { } profile)
            return values;

        if (OnlyDose(profile, values) is { } dose)
        {
            values = Blank(values, "/dosing/startingDose", dose.Amount);
            values = Blank(values, "/dosing/maintenanceDose", dose.Amount);
            values = Blank(values, "/dosing/unitsPerDay", dose.UnitsPerDay.ToString(CultureInfo.InvariantCulture));
        }

        var watched = profile.Monitoring.Where(item => !item.ChildbearingPotentialOnly || values.TextAt("/patient/childbearingPotential") == FormJson.Yes).ToList();
        values = Blank(values, "/monitoring/baseline", string.Join('\n', watched.Where(item => item.When == "baseline").Select(item => Words(item, words))));
        if (values.RowsOf("/monitoring/followUp") > 0)
            return values;

        foreach (var (row, item) in watched.Where(item => item.When != "baseline").Index())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"/monitoring/followUp/{row}");
            values = values.With($"{place}/item", Words(item, words)).With($"{place}/interval", words.OfDocuments($"monitoringTime.{item.When}"));
        }

        return values;
    }

    /// <summary>The dose that the label knows for what is typed; null where there are several, or none.</summary>
    private static LabelDose? OnlyDose(ProductProfile profile, FormValues values)
    {
        var beside = values.At("/dosing/interactions");
        decimal? weight = decimal.TryParse(values.TextAt("/patient/weightKg"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        var fitting = profile.Doses
            .Where(dose => dose.WhenTakenWith.Count == 0 ? !beside.Any(TakenBeside) : dose.WhenTakenWith.Any(beside.Contains))
            .Where(dose => (dose.MinimumWeightKg is null && dose.BelowWeightKg is null)
                || (weight >= (dose.MinimumWeightKg ?? 0) && (dose.BelowWeightKg is null || weight < dose.BelowWeightKg)))
            .ToList();
        return fitting is [var only] ? only : null;

        bool TakenBeside(string medicine) => profile.Doses.Any(dose => dose.WhenTakenWith.Contains(medicine));
    }

    private static string Words(LabelMonitoring item, FormWords words) => words.OfDocuments($"labelMonitoring.{item.Id}");

    private static FormValues Blank(FormValues values, string pointer, string text) =>
        string.IsNullOrWhiteSpace(values.TextAt(pointer)) && text.Length > 0 ? values.With(pointer, text) : values;
}
