using ReserveMeds.Packets.Cases;

namespace ReserveMeds.Packets.Products;

/// <summary>What is wrong with a profile that has the right form.</summary>
internal static class ProductProfileFaults
{
    private static readonly string[] Confidences = ["guide", "high", "medium", "low", "invented"];

    private static readonly string[] MonitoringTimes = ["baseline", "monthly"];

    public static IEnumerable<string> Of(ProductProfile profile) =>
    [
        .. Identity(profile),
        .. Facts(profile),
        .. Listed("angles", profile.Angles, ListedValues.Angles),
        .. Listed("patterns", profile.Patterns, ListedValues.Patterns),
        .. Listed("storage.class", [profile.Storage.Class], ListedValues.StorageClasses),
        .. Listed("approvals.authority", profile.Approvals.Select(approval => approval.Authority), ListedValues.Authorities),
        .. Listed("doses.whenTakenWith", profile.Doses.SelectMany(dose => dose.WhenTakenWith), ListedValues.Interactions),
        .. Listed("monitoring.when", profile.Monitoring.Select(item => item.When), MonitoringTimes),
        .. Doses(profile),
        .. Storage(profile.Storage),
        .. Recognition(profile),
    ];

    private static IEnumerable<string> Identity(ProductProfile profile)
    {
        string[] words =
        [
            profile.Id, profile.BrandName, profile.GenericName, profile.Manufacturer, profile.Strength, profile.DosageForm, profile.Unit,
        ];
        if (words.Any(string.IsNullOrWhiteSpace))
        {
            yield return "a name, strength, form or unit is blank";
        }

        if (profile.UnitsPerPack < 1)
        {
            yield return "unitsPerPack is below 1";
        }

        if (profile.AnnualCost is { } cost && (cost.UnitsPerDay <= 0 || cost.PacksPerYear < 1))
        {
            yield return "annualCost assumes no units a day or no packs a year";
        }

        if (profile.ReviewBy <= profile.AsOf)
        {
            yield return "reviewBy is not after asOf";
        }

        if (!profile.Label.Indication.ContainsKey("en"))
        {
            yield return "label.indication lacks English, the language every document falls back to";
        }

        if (profile.Invented != profile.Facts.All(fact => fact.Confidence == "invented"))
        {
            yield return "invented and the confidence of the facts do not agree";
        }
    }

    private static IEnumerable<string> Facts(ProductProfile profile)
    {
        foreach (var id in profile.Facts.CountBy(fact => fact.Id).Where(entry => entry.Value > 1).Select(entry => entry.Key))
        {
            yield return $"fact {id} is given twice";
        }

        foreach (var fact in profile.Facts)
        {
            if (string.IsNullOrWhiteSpace(fact.Statement) || string.IsNullOrWhiteSpace(fact.Source))
            {
                yield return $"fact {fact.Id} lacks statement or source";
            }

            if (!Confidences.Contains(fact.Confidence))
            {
                yield return $"fact {fact.Id} has a confidence other than {string.Join(", ", Confidences)}";
            }

            if (fact.AsOf > fact.CheckedOn || fact.CheckedOn > profile.AsOf)
            {
                yield return $"fact {fact.Id} is dated after its check, or its check after the profile";
            }
        }

        foreach (var id in CitedFacts(profile).Distinct().Where(id => profile.Facts.All(fact => fact.Id != id)))
        {
            yield return $"fact {id} is cited but not given";
        }
    }

    private static IEnumerable<string> CitedFacts(ProductProfile profile) =>
    [
        profile.Label.FactId,
        .. profile.Doses.Select(dose => dose.FactId),
        .. profile.Monitoring.Select(item => item.FactId),
        profile.Storage.FactId,
        .. profile.Approvals.Select(approval => approval.FactId),
        .. profile.AnnualCost is { } cost ? [cost.FactId] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Listed(string field, IEnumerable<string> values, IReadOnlyList<string> listed) =>
        values.Where(value => !listed.Contains(value)).Select(value => $"{field} holds {value}, which is not listed");

    private static IEnumerable<string> Doses(ProductProfile profile)
    {
        if (profile.Doses.Count == 0)
        {
            yield return "doses is empty";
        }

        foreach (var dose in profile.Doses)
        {
            if (dose.UnitsPerDay <= 0 || decimal.Round(dose.UnitsPerDay, CaseShape.UnitsPerDayDecimals) != dose.UnitsPerDay)
            {
                yield return $"unitsPerDay of {dose.Amount} is not above zero with at most {CaseShape.UnitsPerDayDecimals} decimals";
            }

            if (dose.MinimumWeightKg >= dose.BelowWeightKg)
            {
                yield return $"the weight band of {dose.Amount} is empty";
            }
        }

        var ambiguous = profile.Doses
            .SelectMany((dose, index) => profile.Doses.Skip(index + 1).Select(other => (dose, other)))
            .Any(pair => Overlap(pair.dose, pair.other));
        if (ambiguous)
        {
            yield return "two doses apply to the same weight and the same medicines taken beside";
        }
    }

    private static bool Overlap(LabelDose one, LabelDose other)
    {
        var sameCompany = (one.WhenTakenWith.Count == 0 && other.WhenTakenWith.Count == 0)
            || one.WhenTakenWith.Intersect(other.WhenTakenWith).Any();
        return sameCompany
            && (one.MinimumWeightKg ?? 0) < (other.BelowWeightKg ?? decimal.MaxValue)
            && (other.MinimumWeightKg ?? 0) < (one.BelowWeightKg ?? decimal.MaxValue);
    }

    private static IEnumerable<string> Storage(StorageProfile storage)
    {
        if (storage.MinimumCelsius > storage.MaximumCelsius)
        {
            yield return "storage ends below its beginning";
        }

        if (storage.MinimumCelsius.HasValue != storage.MaximumCelsius.HasValue)
        {
            yield return "storage gives one end of its range only";
        }
    }

    private static IEnumerable<string> Recognition(ProductProfile profile)
    {
        var words = profile.Monitoring.SelectMany(item => item.RecognisedBy.SelectMany(group => group)).Concat(profile.Label.Terms);
        foreach (var word in words.Where(word => word.Length == 0 || word != word.ToLowerInvariant()))
        {
            yield return $"the word \"{word}\" is empty or not in lower case";
        }

        foreach (var item in profile.Monitoring.Where(item => item.RecognisedBy.Count == 0 || item.RecognisedBy.Any(group => group.Count == 0)))
        {
            yield return $"monitoring {item.Id} has nothing to be recognised by";
        }
    }
}
